/** Keys under which the services behind chats, captchas, forms, newsletters, reviews, maps and payments know the operator. */
import type { AnyNode } from 'domhandler';
import { z } from 'zod';
import type { Page, Site } from '../../page/view/views.ts';
import { PENS } from '../example-pages.ts';
import {
  attributeCode,
  CodeOccurrence,
  CodeOccurrenceCollector,
  type ServiceId,
  scriptCode,
  serviceIdsIn,
} from '../find/service-id.ts';
import { DOCUMENTATION, WIDGET_KEYS } from '../find/widget-key-patterns.ts';
import { occurrenceSignal } from '../occurrence-signal.ts';
import type { Signal } from '../signal.ts';

/** The account in a public Mapbox token: `u` of its JSON in base64url; null when there is none. */
function mapboxAccount(payload: string): string | null {
  const account = /"u":"([\w.-]{2,60})"/.exec(Buffer.from(payload, 'base64url').toString('utf8'))?.[1];
  return account ?? null;
}

function normalised({ kind, id, quote }: ServiceId): ServiceId | null {
  const own =
    kind === 'mapbox' ? mapboxAccount(id) : id.includes('@') || /^[0-9a-f-]{36}$/i.test(id) ? id.toLowerCase() : id;
  return own === null || DOCUMENTATION.has(`${kind}:${own}`) ? null : { kind, id: own, quote };
}

/** The keys in one script, address or attribute (at most 100,000 characters of it), blanks and keys of manuals left out. */
export function widgetKeysIn(code: string): ServiceId[] {
  return serviceIdsIn(code, WIDGET_KEYS)
    .map(normalised)
    .filter((key) => key !== null);
}

const SERVICE =
  /tawk|jivo|53kf|qiao\.baidu|formspree|formsubmit|getform|usebasin|formcarry|submit-form|macros\/s\/|list-manage|klaviyo|sibforms|convertkit|recaptcha|addthis|sharethis|typekit|dmca\.com|coinbase|api-maps|[?&]key=AIza|elfsight-app-|trustpilot|hosted_button_id/;
const isAddress = (name: string, value: string, tag: string): boolean =>
  tag === 'script'
    ? /^data-(?:sitekey|cbid|domain-script)$/.test(name)
    : /^(?:data-site-?key|data-businessunit-id)$/.test(name) ||
      (/^(?:src|href|action|class|data-src|data-action|data-url)$/.test(name) && SERVICE.test(value));

/** A hidden field's name and value in one line: `access_key="…"`. */
function hiddenFields(page: Page): { code: string; node: AnyNode }[] {
  return page.outline.flatMap(({ tag, node }) => {
    if (tag !== 'input' || !('attribs' in node)) return [];
    const { name = '', value = '' } = node.attribs;
    return /^(?:access_?key|hosted_button_id)$/i.test(name) ? [{ code: `${name}="${value.slice(0, 100)}"`, node }] : [];
  });
}

function extract(site: Site): CodeOccurrence[] | null {
  const found = new CodeOccurrenceCollector();
  for (const page of site.pages) {
    for (const { code, node } of [...scriptCode(page), ...attributeCode(page, isAddress), ...hiddenFields(page)])
      for (const { kind, id, quote } of widgetKeysIn(code)) found.add(kind, id, page.place(node, quote), code);
  }
  return found.list();
}

/** Platforms and themes put one key of theirs under all their sites: captchas, maps and letters say less than a mailbox does. */
const HANDED_ON =
  /^(?:recaptcha|hcaptcha|turnstile|yandex-captcha|google-api-key|yandex-maps|mapbox|typekit|onetrust|algolia|addthis):/;

export const widgetKey: Signal<CodeOccurrence[]> = occurrenceSignal({
  id: 'widget-key',
  version: 2,
  group: 'identity',
  kinds: ['website'],
  sentence:
    'Customer keys for chat, captcha, form, newsletter, review, map and payment services in the code of the pages.',
  traps: [
    'An agency uses one key for all its clients.',
    'Themes and manuals come with a key of their maker that some owners never replace.',
  ],
  value: z.array(CodeOccurrence),
  extract,
  levelOf: ({ value }) => (HANDED_ON.test(value) ? 'close' : 'identical'),
  note: (keys) => `Both sites use the service key ${keys}.`,
  examples: [
    {
      name: 'chat, captcha, form and newsletter',
      pages: `<body>${PENS}<form action="https://formspree.io/f/mqkzvwxr"><input type="hidden" name="access_key" value="7F3a9c1b-5d7e-4680-8ce1-3579bdf8642a"><div class="g-recaptcha" data-sitekey="6Lf7quill_AAAAAmoor0fernhollow9pens2marr"></div></form>
          <form action="https://quillmoor.us7.list-manage.com/subscribe/post?u=4c1f9a7be02d5836714fca09b&amp;id=77ab01c2d3"></form>
          <script>s1.src='https://embed.tawk.to/5f7a1c0b9d3e42688ace1357/default';</script></body>`,
      expect: [
        'formspree:mqkzvwxr',
        'mailchimp:4c1f9a7be02d5836714fca09b',
        'recaptcha:6Lf7quill_AAAAAmoor0fernhollow9pens2marr',
        'tawk:5f7a1c0b9d3e42688ace1357',
        'web3forms:7f3a9c1b-5d7e-4680-8ce1-3579bdf8642a',
      ],
    },
    {
      name: 'account of a map token, live payment key',
      pages: `<body>${PENS}<script>mapboxgl.accessToken='pk.${Buffer.from('{"u":"quillmoor","a":"ck1f9a7be02d5"}').toString('base64url')}.Zx81kQmPq7Lw20aRtYbNcg';
          Stripe('pk_live_51QuillMoorFernHollow77')</script></body>`,
      expect: ['mapbox:quillmoor', 'stripe:pk_live_51QuillMoorFernHollow77'],
    },
    {
      name: 'trap: blanks of a theme and keys of the manuals',
      pages: `<body>${PENS}<form action="https://formspree.io/f/YOUR_FORM_ID"></form><form action="https://formspree.io/your@email.com"></form><form action="https://formspree.io/your-form-id"></form>
          <div class="g-recaptcha" data-sitekey="6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ_MXjiZKhI"></div><div class="h-captcha" data-sitekey="10000000-ffff-ffff-ffff-000000000001"></div>
          <div class="cf-turnstile" data-sitekey="1x00000000000000000000AA"></div><script>Stripe('pk_test_TYooMQauvdEDq54NiTphI7jx');emailjs.init('YOUR_PUBLIC_KEY')</script></body>`,
      expect: null,
    },
    {
      name: 'trap: keys in running text',
      pages: `<body>${PENS}<p>Write to embed.tawk.to/5f7a1c0b9d3e42688ace1357/default for more.</p></body>`,
      expect: null,
    },
  ],
});
