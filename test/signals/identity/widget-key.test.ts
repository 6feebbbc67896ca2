import { describe, expect, it } from 'vitest';
import { widgetKey, widgetKeysIn } from '../../../src/signals/identity/widget-key.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './widget-key.examples.ts';

signalContract(widgetKey, examples);

const keys = (code: string): string[] => widgetKeysIn(code).map(({ kind, id }) => `${kind}:${id}`);
const UUID = '7f3a9c1b-5d7e-4680-8ce1-3579bdf8642a';

const read = (script: string) =>
  widgetKey.extract(
    siteFrom({
      '/': `<body><h1>Pens</h1><p>Pens and quills in bulk, sent within a day.</p><script>${script}</script></body>`,
    }),
  ) ?? [];

describe('shared keys', () => {
  const CAPTCHA = 'sitekey: "6Lf7quill_AAAAAmoor0fernhollow9pens2marr"';
  const FORM = 'fetch("https://formspree.io/f/mqkzvwxr")';

  it('are identical by a mailbox, and only close by a captcha, which platforms hand on', () => {
    expect(widgetKey.compare(read(FORM), read(FORM + CAPTCHA))?.level).toBe('identical');
    expect(widgetKey.compare(read(CAPTCHA), read(FORM + CAPTCHA))?.level).toBe('close');
    expect(widgetKey.compare(read(FORM + CAPTCHA), read(FORM + CAPTCHA))?.shared).toHaveLength(1);
    expect(widgetKey.compare(read(FORM), read(CAPTCHA))).toBeNull();
  });
});

describe('keys in code', () => {
  it.each([
    ["s.src='https://code.jivosite.com/widget/qM7xLw20aR'", 'jivo:qM7xLw20aR'],
    [`window.CRISP_WEBSITE_ID="${UUID}"`, `crisp:${UUID}`],
    ['//code.tidio.co/q7lm2fernhollowxk9quillmoor0pens.js', 'tidio:q7lm2fernhollowxk9quillmoor0pens'],
    ['window.__lc.license = 10482139; s="livechatinc.com"', 'livechat:10482139'],
    ["Intercom('boot',{app_id:'q7lm2fer'})", 'intercom:q7lm2fer'],
    ['//js.hs-scripts.com/4821390.js', 'hubspot:4821390'],
    ['hbspt.forms.create({portalId: "4821390"})', 'hubspot:4821390'],
    [`https://static.zdassets.com/ekr/snippet.js?key=${UUID}`, `zendesk:${UUID}`],
    ['emailjs.init("user_Q7lm2fernhollow9x")', 'emailjs:user_Q7lm2fernhollow9x'],
    ['emailjs.send("service_q7lm2fe","t")', 'emailjs-service:service_q7lm2fe'],
    ['https://api.telegram.org/bot4821390567:AAHsecretsecret/sendMessage', 'telegram-bot:4821390567'],
    [`sitekey: '${UUID}'`, `hcaptcha:${UUID}`],
    [
      'https://www.google.com/recaptcha/api.js?render=6Lf7quill_AAAAAmoor0fernhollow9pens2marr',
      'recaptcha:6Lf7quill_AAAAAmoor0fernhollow9pens2marr',
    ],
    ['action="https://formsubmit.co/Orders@Quillmoor.test"', 'formsubmit:orders@quillmoor.test'],
    ['https://quillmoor.disqus.com/embed.js', 'disqus:quillmoor'],
    ['//s7.addthis.com/js/300/addthis_widget.js#pubid=ra-5f7a1c0b9d3e4268', 'addthis:ra-5f7a1c0b9d3e4268'],
    ['algoliasearch("Q7LM2FERNH", "k")', 'algolia:Q7LM2FERNH'],
    [
      'https://script.google.com/macros/s/AKfycbxQuillMoorFernHollow0123456789/exec',
      'apps-script:AKfycbxQuillMoorFernHollow0123456789',
    ],
  ])('reads %s', (code, key) => {
    expect(keys(code)).toEqual([key]);
  });

  it.each([
    'app_id: "q7lm2fer"',
    'https://formspree.io/f/xxxxxxxx',
    'https://formspree.io/email@example.com',
    'https://formspree.io/f/{form_id}',
    'pk_test_51QuillMoorFernHollow77',
    'site_key: "10000000-ffff-ffff-ffff-000000000001"',
    `pk.${Buffer.from('{"u":"mapbox","a":"ck1"}').toString('base64url')}.Zx81kQmPq7Lw20aRtYbNcg`,
    'disqus_shortname = "example"',
    'emailjs.init("YOUR_USER_ID")',
  ])('reads nothing in %s', (code) => {
    expect(keys(code)).toEqual([]);
  });

  it('keeps the secret half of a bot token out of value and quote', () => {
    const [found] = widgetKeysIn('https://api.telegram.org/bot4821390567:AAHsecretsecret/sendMessage');
    expect(JSON.stringify(found)).not.toContain('secret');
  });

  it.each([
    'formspree.io/',
    'sitekey="',
    'access_key=',
    'emailjs ',
    'list-manage.com/',
    'pk.eyJ',
    '53kf.com/',
    'addthis',
    '"service_',
    'algolia app_id',
  ])('stays linear on 100 KB of %j', (unit) => {
    expectQuick(() => widgetKeysIn(unit.repeat(Math.ceil(100_000 / unit.length))), 200);
  });
});
