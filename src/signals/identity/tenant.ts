/** Reads the customer that a page's addresses name on a host with many customers. */
import type { AnyNode } from 'domhandler';
import { z } from 'zod';
import { isServiceLabel } from '../../address/service-words.ts';
import { tenantsIn, type Use, unknownTenant } from '../../address/tenant-address.ts';
import type { TenantLevel } from '../../address/tenant-hosts.ts';
import { isUrl } from '../../model/text/is-url.ts';
import type { Page, Site } from '../../page/view/views.ts';
import { codeOn, type IdPattern, serviceIdsBy } from '../find/service-id.ts';
import { occurrenceSignal } from '../occurrence-signal.ts';
import { KindedOccurrence, kinded, SHARED_LEVELS } from '../occurrences.ts';
import type { Signal } from '../signal.ts';

const Tenant = KindedOccurrence.extend({ level: z.enum(SHARED_LEVELS).describe('the most that sharing it can say') });
type Tenant = z.infer<typeof Tenant>;

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
/** Ids of the customer that builders write into their pages. */
const WRITTEN: readonly IdPattern[] = [
  { kind: 'myshopify', near: null, id: /["'/]([a-z0-9][a-z0-9-]{2,60})\.myshopify\.com\b/g },
  { kind: 'webflow', near: null, id: /^data-wf-site="([0-9a-f]{24})"/g },
  { kind: 'tilda', near: null, id: /^data-tilda-project-id="(\d{4,9})"/g },
  { kind: 'squarespace', near: /squarespace/i, id: /"websiteId"\s?:\s?"([0-9a-f]{24})"/g },
  { kind: 'wix-site', near: /wix/i, id: new RegExp(`"metaSiteId"\\s?:\\s?"(${UUID})"`, 'g') },
  { kind: 'firebase', near: /firebase/i, id: /\bprojectId["']?\s{0,3}:\s{0,3}["']([a-z0-9-]{6,40})["']/g },
];

const PARTS = 'script iframe frame embed video audio source track object form img amp-img amp-iframe'.split(' ');
const PART_LINK = /\b(?:stylesheet|icon|preload|prefetch|preconnect|manifest)\b/i;
const FILE = /\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|mp4|apk)(?:$|\?)/i;

/** Every address on a page with its use, at most 4,000. */
function addressesOn(page: Page) {
  const found: { url: string; use: Use; node: AnyNode; picture: boolean }[] = page.images.map(({ url, node }) => {
    return { url, use: 'part', node, picture: true };
  });
  for (const node of page.named('link', ...PARTS)) {
    if (found.length >= 4_000) break;
    const { src, href, action, data, poster, rel = '', 'data-src': later } = node.attribs;
    const addresses = node.name !== 'link' ? [src, action, data, poster, later] : PART_LINK.test(rel) ? [href] : [];
    for (const address of addresses)
      if (address !== undefined && address.length <= 2_000 && isUrl(address, page.url))
        found.push({ url: new URL(address, page.url).href, use: 'part', node, picture: false });
  }
  for (const { url, node } of page.links)
    if (url !== null) found.push({ url, use: FILE.test(url) ? 'part' : 'link', node, picture: false });
  return found;
}

/** One picture may be hot-linked; a customer has more than one. */
const LEAST_PICTURES = 2;

const writtenIn = serviceIdsBy(WRITTEN);

function* find(site: Site): Generator<Tenant> {
  const guesses = new Map<string, { urls: Set<string>; item: Tenant }>();
  for (const page of site.pages) {
    const tenantAt = (node: AnyNode, kind: string, id: string, level: TenantLevel, quote: string): Tenant => {
      const { place, ...item } = kinded(kind, id, page.place(node, quote));
      return { ...item, level, place };
    };
    for (const { url, use, node, picture } of addressesOn(page)) {
      const named = tenantsIn(url, use);
      for (const { service, tenant, level } of named) yield tenantAt(node, service, tenant, level, url);
      const guess = picture && named.length === 0 ? unknownTenant(url, site.domain) : null;
      if (guess === null) continue;
      const known = guesses.get(guess) ?? {
        urls: new Set<string>(),
        item: tenantAt(node, 'media-host', guess, 'partial', url),
      };
      if (known.urls.size < LEAST_PICTURES) known.urls.add(url);
      guesses.set(guess, known);
    }
    for (const { code, node } of codeOn(page, (name) => /^data-(?:wf-site|tilda-project-id)$/.test(name)))
      for (const { kind, id, quote } of writtenIn(code))
        if (!isServiceLabel(id)) yield tenantAt(node, kind, id, 'identical', quote);
  }
  for (const { urls, item } of guesses.values()) if (urls.size >= LEAST_PICTURES) yield item;
}

export const tenant: Signal<'tenant', Tenant[]> = occurrenceSignal({
  id: 'tenant',
  version: 3,
  group: 'identity',
  kinds: ['website'],
  noun: ['builder account', 'builder accounts'],
  changeAbout: 'identifier',
  sentence:
    'The customer account that the addresses of pictures, scripts, forms and documents name on hosts that many customers share.',
  traps: [
    'An agency can keep the sites of several clients in one account.',
    'A reseller shows pictures straight from the account of the firm whose goods it sells.',
  ],
  value: z.array(Tenant),
  find,
  levelOf: ({ level }) => level,
  note: (accounts) => `Both sites use files or pages of ${accounts}, one customer of a host that many share.`,
});
