/** Customer keys of chat, captcha, form, newsletter, review, map and payment services. */
import type { AnyNode } from 'domhandler';
import { z } from 'zod';
import type { Page } from '../../page/view/views.ts';
import {
  type CodedId,
  CodeOccurrence,
  codeOn,
  type ServiceId,
  servedAccounts,
  serviceIdsBy,
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

/** Keys in one script, address or attribute (first 100,000 characters), without samples. */
export const widgetKeysIn = (code: string): ServiceId[] => keysIn(code).flatMap((key) => normalised(key) ?? []);

const keysIn = serviceIdsBy(WIDGET_KEYS);

const SERVICE =
  /tawk|jivo|53kf|qiao\.baidu|formspree|formsubmit|getform|usebasin|formcarry|submit-form|macros\/s\/|list-manage|klaviyo|sibforms|convertkit|recaptcha|addthis|sharethis|typekit|dmca\.com|coinbase|api-maps|[?&]key=AIza|elfsight-app-|trustpilot|hosted_button_id/;
const isAddress = (name: string, value: string, tag: string): boolean =>
  tag === 'script'
    ? /^data-(?:sitekey|cbid|domain-script)$/.test(name)
    : /^(?:data-site-?key|data-businessunit-id)$/.test(name) ||
      (/^(?:src|href|action|class|data-src|data-action|data-url)$/.test(name) && SERVICE.test(value));

/** A hidden field's name and value in one line: `access_key="…"`. */
function hiddenFields(page: Page): { code: string; node: AnyNode }[] {
  return page.named('input').flatMap((node) => {
    const { name = '', value = '' } = node.attribs;
    return /^(?:access_?key|hosted_button_id)$/i.test(name) ? [{ code: `${name}="${value.slice(0, 100)}"`, node }] : [];
  });
}

const keysOn = (page: Page): CodedId[] =>
  [...codeOn(page, isAddress), ...hiddenFields(page)].flatMap(({ code, node }) =>
    widgetKeysIn(code).map((key) => ({ ...key, code, node })),
  );

/** Services whose key platforms or themes often put on all their sites: less than a mailbox. */
const HANDED_ON =
  /^(?:recaptcha|hcaptcha|turnstile|yandex-captcha|google-api-key|yandex-maps|mapbox|typekit|onetrust|algolia|addthis):/;

export const widgetKey: Signal<'widget-key', CodeOccurrence[]> = occurrenceSignal({
  id: 'widget-key',
  version: 2,
  group: 'identity',
  kinds: ['website'],
  noun: ['widget key', 'widget keys'],
  changeAbout: 'identifier',
  sentence:
    'Customer keys for chat, captcha, form, newsletter, review, map and payment services in the code of the pages.',
  traps: [
    'An agency uses one key for all its clients.',
    'Themes and manuals come with a key of their maker that some owners never replace.',
  ],
  value: z.array(CodeOccurrence),
  find: (site) => servedAccounts(site, keysOn),
  levelOf: ({ value }) => (HANDED_ON.test(value) ? 'close' : 'identical'),
  note: (keys) => `Both sites use the service key ${keys}.`,
});
