/** A page → where on a platform it claims to be, whatever host served it. */
import type { Element } from 'domhandler';
import { type PlatformAddress, readPlatformAddress } from '../address/platform.ts';
import type { Link, Meta } from './view/views.ts';

/** What a claim is read off. */
interface Claims {
  readonly url: string;
  readonly links: readonly Link[];
  readonly metas: readonly Meta[];
  readonly jsonLd: readonly { readonly data: unknown }[];
}

/** Types of structured data whose address is the page's own; an organisation's may be its profile elsewhere. */
const OF_PAGE = /^(?:webpage|profilepage|collectionpage|itempage|product|store|onlinestore|itemlist|productgroup)$/i;

/** Its address, else its canonical link, og:url or data. A page may lie: only the platform's frame may depend on it. */
export function claimedPlatformAddress(page: Claims): PlatformAddress | null {
  const served = readPlatformAddress(page.url);
  // An unknown view of the platform itself is no shop, whatever it claims.
  if (served !== null) return isMembers(served) ? served : null;
  for (const claim of claims(page)) {
    const claimed = readPlatformAddress(claim);
    if (claimed !== null && isMembers(claimed)) return claimed;
  }
  return null;
}

function isMembers({ unit }: PlatformAddress): boolean {
  return unit !== 'platform' && unit !== 'mirror';
}

function* claims({ links, metas, jsonLd }: Claims): Generator<string> {
  for (const { rel, url, node } of links)
    if (/\bcanonical\b/.test(rel) && url !== null && (node as Element).name === 'link') yield url;
  for (const { name, content } of metas) if (/^(?:og:url|al:web:url|twitter:url)$/.test(name)) yield content;
  for (const { data } of jsonLd) {
    const node: unknown = Array.isArray(data) ? data[0] : data;
    if (typeof node !== 'object' || node === null) continue;
    const type: unknown = Reflect.get(node, '@type');
    const url: unknown = Reflect.get(node, 'url') ?? Reflect.get(node, '@id');
    if (typeof type === 'string' && OF_PAGE.test(type) && typeof url === 'string') yield url;
  }
}
