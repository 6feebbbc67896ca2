import { describe, expect, it } from 'vitest';
import { accountsIn, tracker } from '../../../src/signals/identity/tracker.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './tracker.examples.ts';

signalContract(tracker, examples);

describe('accounts in scripts', () => {
  it('reads an account apart from its property number', () => {
    expect(accountsIn("ga('create','UA-48213907-12')").map(({ id }) => id)).toEqual(['48213907']);
  });

  it.each([
    ['https://v1.cnzz.com/z.js?id=1279304452&async=1', 'cnzz:1279304452'],
    ['https://c.cnzz.com/core.php?web_id=1279304452&t=z', 'cnzz:1279304452'],
    ['<script src="//js.users.51.la/20483917.js">', '51la:20483917'],
    ["LA.init({id:'Jx7Lm2fernhollow',ck:'Jx7Lm2fernhollow'})", '51la:Jx7Lm2fernhollow'],
    ['https://mc.yandex.ru/watch/73920184', 'yandex-metrica:73920184'],
    ['new Ya.Metrika2({ id:73920184 }) // mc.yandex', 'yandex-metrica:73920184'],
    ['Ya.Context.AdvManager.render({blockId: "R-A-482190-3"})', 'yandex-ads:482190'],
    ['https://hm.baidu.com/hm.js?0f3a9c1b5d7e24680ace13579bdf8642', 'baidu:0f3a9c1b5d7e24680ace13579bdf8642'],
    ['_linkedin_partner_id = "482190"', 'linkedin-insight:482190'],
    [
      'data-cf-beacon="{"token": "0f3a9c1b5d7e24680ace13579bdf8642"}"',
      'cloudflare-insights:0f3a9c1b5d7e24680ace13579bdf8642',
    ],
    ['https://0f3a@o482190.ingest.sentry.io/7392018', 'sentry:482190/7392018'],
  ])('reads %s', (code, account) => {
    expect(accountsIn(code).map(({ kind, id }) => `${kind}:${id}`)).toEqual([account]);
  });

  it.each([
    'data-ad-client="ca-pub-4820193375566201" data-ad-host="ca-host-pub-7731905528846102"',
    'google_ad_client = "pub-4820193375566201"; google_ad_host = "pub-7731905528846102";',
    'adsbygoogle.js?client=ca-pub-4820193375566201&host=ca-host-pub-7731905528846102',
    '{"data-ad-client": "ca-pub-4820193375566201", "ad_host": "ca-pub-7731905528846102"}',
  ])('takes the account of a host of many sites for nobody’s own: %s', (code) => {
    expect(accountsIn(code).map(({ kind, id }) => `${kind}:${id}`)).toEqual(['adsense:4820193375566201']);
  });

  it.each([
    ['<meta name="sogou_site_verification" content="q7Lm2fernhollow">', 'sogou_site_verification:q7Lm2fernhollow'],
    [
      '<meta name="360-site-verification" content="0f3a9c1b5d7e24680ace13579bdf8642">',
      '360-site-verification:0f3a9c1b5d7e24680ace13579bdf8642',
    ],
    ['<meta name="baidu-site-verification" content="codeva-q7Lm2fern">', 'baidu-site-verification:codeva-q7Lm2fern'],
    ['<meta property="fb:app_id" content="483920175566201">', 'fb:app_id:483920175566201'],
  ])('reads the meta %s', (meta, account) => {
    const site = siteFrom({
      '/': `<head>${meta}</head><body><h1>Pens</h1><p>Pens and quills in bulk, sent within a day.</p></body>`,
    });
    expect(tracker.extract(site)?.map(({ value }) => value)).toEqual([account]);
  });

  it.each([
    'UA-00000000-1',
    "fbq('init','0000000000000')",
    'nib G-7QK2M9ZXW4',
    'hm.baidu.com/hm.js?123',
    "gtag('config','G-MEASUREMENTID')",
  ])('reads nothing in %s', (code) => {
    expect(accountsIn(code)).toEqual([]);
  });

  it.each([
    'UA-',
    'G-',
    'gtag( G-A',
    'fbq(',
    'ym(',
    'cnzz.com/',
    'facebook.com/tr?',
    '51.la/',
    'sitekey="',
    'clarity "clarity",',
  ])('stays linear on 100 KB of %j', (unit) => {
    expectQuick(() => accountsIn(unit.repeat(Math.ceil(100_000 / unit.length))), 200);
  });

  it('are identical by an account, and only close by an application, which a platform names for all its sellers', () => {
    const read = (head: string) =>
      tracker.extract(
        siteFrom({
          '/': `<head>${head}</head><body><h1>Pens</h1><p>Pens and quills in bulk, sent within a day.</p></body>`,
        }),
      ) ?? [];
    const [application, account] = [
      '<meta property="fb:app_id" content="483920175566201">',
      '<script>ym(73920184, "init")</script>',
    ];
    expect(tracker.compare(read(application), read(application + account))?.level).toBe('close');
    const school = (property: number) => read(`<script>ga("create", "UA-4829301-${property}")</script>`);
    expect(tracker.compare(school(2), school(7))?.level).toBe('identical');
    expect(tracker.compare(school(35), school(7))?.level).toBe('close');
    expect(tracker.compare(school(7), school(35))?.level).toBe('close');
    expect(tracker.compare(read(account), read(application + account))?.level).toBe('identical');
  });
});
