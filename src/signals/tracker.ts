/** Accounts of measuring, advertising and chat services, and ownership marks of webmaster tools. */
import { z } from 'zod';
import type { Page, Site } from '../page/views.ts';
import { comparisonOf, Found, KindedOccurrence, listed, sharedValues } from './occurrences.ts';
import type { Comparison, Signal } from './signal.ts';

const Value = z.array(KindedOccurrence);
type Value = z.infer<typeof Value>;

// Ids as they stand in a script or an address. The bare ones (G-…, AW-…) also occur in prose and part numbers, so they are looked
// for only in scripts and addresses of the service. First group: the account. All quantifiers bounded.
const IDS: readonly (readonly [kind: string, context: RegExp | null, id: RegExp])[] = [
  ['google-analytics', null, /\bUA-(\d{4,10})-\d{1,4}\b/g],
  [
    'google-analytics-4',
    /gtag\s{0,2}\(|googletagmanager\.com|google-analytics\.com|measurement/i,
    /\b(G-[A-Z0-9]{8,12})\b/g,
  ],
  ['google-tag-manager', /googletagmanager\.com|gtm\.js|gtm\.start|dataLayer/i, /\b(GTM-[A-Z0-9]{4,9})\b/g],
  ['google-ads', /gtag\s{0,2}\(|googletagmanager\.com|googleadservices|conversion/i, /\b(AW-\d{9,11})\b/g],
  ['adsense', /googlesyndication|adsbygoogle|google_ad_client|adsense/i, /\b(?:ca-)?pub-(\d{16})\b/g],
  ['meta-pixel', null, /fbq\(\s{0,4}['"]init['"]\s{0,4},\s{0,4}['"]?(\d{10,20})\b/g],
  ['meta-pixel', null, /facebook\.com\/tr\/?\?(?:[^"'\s#]{0,120}&)?id=(\d{10,20})\b/g],
  ['yandex-metrica', null, /\bym\(\s{0,4}(\d{5,10})\s{0,4},/g],
  ['yandex-metrica', null, /mc\.yandex\.(?:ru|com)\/(?:watch|pixel|informer)\/(\d{5,10})\b/g],
  ['yandex-metrica', /metrika|mc\.yandex/i, /\bid\s{0,3}:\s{0,3}(\d{7,10})\b/g],
  ['baidu', null, /hm\.baidu\.com\/h[a-z]?\.js\?([0-9a-f]{32})(?![0-9a-f])/gi],
  ['cnzz', null, /(?:cnzz\.com|umeng\.com)\/[^"'\s]{0,60}?\bid(?:%3D|=)(\d{5,12})/gi],
  ['51la', null, /51\.la\/[^"'\s]{0,60}?\b(?:id|ck)["']?\s{0,2}[=:]\s{0,2}["']?([0-9A-Za-z]{6,20})\b/gi],
  ['51la', /51\.la|LA\.init/i, /LA\.init\(\s{0,3}\{\s{0,3}["']?id["']?\s{0,2}:\s{0,2}["']([0-9A-Za-z]{8,32})["']/g],
  ['clarity', /clarity/i, /clarity\.ms\/tag\/([a-z0-9]{8,12})\b/g],
  ['clarity', /clarity/i, /["']clarity["']\s{0,3},\s{0,3}["']script["']\s{0,3},\s{0,3}["']([a-z0-9]{8,12})["']/g],
  ['hotjar', /hotjar|_hjSettings/i, /\bhjid\s{0,2}[:=]\s{0,2}(\d{5,9})\b/g],
  ['tawk', null, /embed\.tawk\.to\/([0-9a-f]{24})\//g],
  ['jivo', null, /code\.jivo(?:site|chat)?\.(?:com|ru)\/(?:script\/)?widget\/([A-Za-z0-9]{8,12})\b/g],
  ['53kf', null, /53kf\.com\/[^"'\s]{0,60}?(?:code\/10|arg=|company_id=)[^"'\s]{0,8}?([0-9]{6,12})\b/g],
  ['tiktok-pixel', /ttq|tiktok/i, /ttq\.load\(\s{0,3}['"]([A-Z0-9]{18,24})['"]/g],
  ['vk-pixel', null, /\b(VK-RTRG-\d{4,8}-[A-Za-z0-9]{4,8})\b/g],
  ['mail-ru', /top\.mail\.ru|_tmr/i, /\bid\s{0,2}:\s{0,2}["'](\d{6,8})["']/g],
  ['liveinternet', null, /counter\.yadro\.ru\/hit;([A-Za-z0-9_]{4,32})/g],
  ['histats', null, /Histats\.start\(1,(\d{6,9}),/g],
  ['statcounter', /sc_project/i, /\bsc_project\s{0,2}=\s{0,2}(\d{5,9})\b/g],
  ['recaptcha', null, /(?:recaptcha[^"'\s]{0,40}render=|sitekey["']?\s{0,3}[:=]\s{0,3}["'])(6L[A-Za-z0-9_-]{38})/g],
  ['turnstile', null, /sitekey["']?\s{0,3}[:=]\s{0,3}["'](0x4[A-Za-z0-9_-]{18,24})/g],
];

const VERIFICATION =
  /^(?:google-site-verification|yandex-verification|msvalidate\.01|baidu[-_]site[-_]verification|360-site-verification|sogou_site_verification|bytedance-verification-code|shenma-site-verification|facebook-domain-verification|p:domain_verify|naver-site-verification|alexaverifyid|wmail-verification|mailru-verification|norton-safeweb-site-verification|pinterest-site-verification|ahrefs-site-verification|trustpilot-one-time-domain-verification-id)$/;

// One sign over and over, counting up, or the word for "yours": a theme's blank.
const BLANK =
  /^(?:[a-z]{1,4}-)?(?:([0-9a-z])\1+|x+|1?234567890?(?:12345\d*)?|0?12345678\d*|123456789\d*|abcdef[0-9a-f]*|[x0-9]*x{4,}[x0-9]*|your.*|(?:replace|insert|enter|paste|change|add|put)[_-]?.*|.*(?:here|placeholder|_code|xxxx).*|measurement.*)$/i;
const LONGEST_SCRIPT = 100_000;

function isBlank(id: string): boolean {
  return BLANK.test(id.replace(/^(?:gtm|ua|g|aw|ca-pub|pub)-/i, ''));
}

interface Account {
  readonly kind: string;
  readonly id: string;
  readonly quote: string;
}

/** The accounts in one script or address (at most 100,000 characters of it), with the words around each. */
export function accountsIn(code: string): Account[] {
  const text = code.slice(0, LONGEST_SCRIPT);
  const accounts: Account[] = [];
  for (const [kind, context, pattern] of IDS) {
    if (context !== null && !context.test(text)) continue;
    for (const match of text.matchAll(pattern)) {
      const id = match[1] ?? '';
      if (isBlank(id)) continue;
      accounts.push({ kind, id, quote: match[0].slice(0, 200) });
      if (accounts.length >= 100) return accounts;
    }
  }
  return accounts;
}

const ADDRESS_TAGS = new Set(['iframe', 'img', 'script', 'link', 'amp-analytics', 'ins', 'div', 'a', 'form']);
const ADDRESS_ATTRIBUTES = ['src', 'href', 'data-ad-client', 'data-sitekey', 'data-src'] as const;
const SERVICE = /google|facebook\.com\/tr|yandex|baidu|cnzz|umeng|51\.la|clarity|tawk|jivo|53kf|yadro|pub-\d|^6L|^0x4/i;

function read(page: Page, add: (account: Account, node: Page['scripts'][number]['node']) => void): void {
  for (const { src, text, node } of page.scripts) {
    for (const code of [src ?? '', text]) if (code !== '') for (const account of accountsIn(code)) add(account, node);
  }
  for (const { tag, node } of page.outline) {
    if (tag === 'script' || !ADDRESS_TAGS.has(tag) || !('attribs' in node)) continue;
    for (const name of ADDRESS_ATTRIBUTES) {
      const text = node.attribs[name];
      if (text === undefined || text.length > 2_000 || !SERVICE.test(text)) continue;
      const code = name === 'data-sitekey' ? `sitekey="${text}"` : name === 'data-ad-client' ? `adsense ${text}` : text;
      for (const account of accountsIn(code)) add(account, node);
    }
  }
  for (const { name, content, node } of page.metas) {
    if (name === 'google-adsense-account') for (const account of accountsIn(`adsense ${content}`)) add(account, node);
    const id = content.trim();
    if (!VERIFICATION.test(name) || !/^[\w.=+/-]{8,128}$/.test(id) || isBlank(id)) continue;
    add({ kind: name, id, quote: `${name}: ${id}` }, node);
  }
}

function extract(site: Site): Value | null {
  const found = new Found<KindedOccurrence>();
  for (const page of site.pages) {
    read(page, ({ kind, id, quote }, node) =>
      found.add({ kind, value: `${kind}:${id}`, place: page.place(node, quote) }),
    );
  }
  return found.list();
}

const tokens = (value: Value): string[] => value.map((item) => `tracker:${item.value}`);

function compare(left: Value, right: Value): Comparison | null {
  const same = sharedValues(left, right, ({ value }) => `tracker:${value}`);
  return comparisonOf(
    'identical',
    same,
    `Both sides run on the account ${listed(same.map((pair) => pair.left.value))}.`,
  );
}

export const tracker: Signal<Value> = {
  id: 'tracker',
  version: 1,
  group: 'identity',
  kinds: ['website'],
  sentence:
    'Accounts of measuring, advertising and chat services, and ownership marks of webmaster tools, in the tags of the site.',
  value: Value,
  extract,
  keys: tokens,
  tokens,
  compare,
  examples: [
    {
      name: 'tags in scripts, frames and metas',
      pages: {
        '/': `<head><meta name="google-site-verification" content="q7Lm2_fernhollowXk9"><script async src="https://www.googletagmanager.com/gtag/js?id=G-7QK2M9ZXW4"></script>
          <script>gtag('config','UA-48213907-3');fbq('init', '483920175566201');</script><script src="https://hm.baidu.com/hm.js?0f3a9c1b5d7e24680ace13579bdf8642"></script></head>
          <body><noscript><iframe src="https://www.googletagmanager.com/ns.html?id=GTM-K7M2QX"></iframe></noscript><h1>Pens</h1><p>Pens and quills in bulk, cut by hand and sent within a day to every harbour that asks for them.</p></body>`,
      },
      expect: (value) =>
        value
          .map((item) => item.value)
          .sort()
          .join() ===
        'baidu:0f3a9c1b5d7e24680ace13579bdf8642,google-analytics-4:G-7QK2M9ZXW4,google-analytics:48213907,google-site-verification:q7Lm2_fernhollowXk9,google-tag-manager:GTM-K7M2QX,meta-pixel:483920175566201',
    },
    {
      name: 'Metrica and CNZZ counters',
      pages: {
        '/': `<body><h1>Pens</h1><p>Pens and quills in bulk, cut by hand and sent within a day to every harbour that asks for them.</p><script>ym(73920184, "init", {})</script><img src="https://mc.yandex.ru/watch/73920184">
          <script src="https://s4.cnzz.com/z_stat.php?id=1279304452&amp;web_id=1279304452"></script></body>`,
      },
      expect: (value) =>
        value
          .map((item) => item.value)
          .sort()
          .join() === 'cnzz:1279304452,yandex-metrica:73920184',
    },
    {
      name: 'trap: blanks of a theme',
      pages: {
        '/': `<head><meta name="google-site-verification" content=""><script>gtag('config','UA-XXXXXXXX-1');gtag('config','G-XXXXXXXXXX');gtag('config','UA-12345678-1')</script>
          <script src="https://www.googletagmanager.com/gtm.js?id=GTM-XXXXXX"></script><script src="https://hm.baidu.com/hm.js?abc123"></script></head><body><h1>Pens</h1><p>Pens and quills in bulk, cut by hand and sent within a day to every harbour that asks for them.</p></body>`,
      },
      expect: null,
    },
    {
      name: 'trap: part numbers in the text that look like ids',
      pages: { '/': '<body><p>Nib G-7QK2M9ZXW4 fits holder GTM-K7M2QX; order by UA-48213907-3 today.</p></body>' },
      expect: null,
    },
  ],
};
