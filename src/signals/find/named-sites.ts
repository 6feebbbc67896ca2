/** A listed entity → the sites that its entry names as its own, each whole or in part. */
import { kindOfAddress, readPlatformAddress } from '../../address/platform.ts';
import { siteOf } from '../../address/site-name.ts';
import type { Entity, ListedValue } from '../../model/facts/seed.ts';
import { isUrl } from '../../model/text/is-url.ts';
import type { Kind } from '../../model/words.ts';
import { isPublicSuffix } from '../../values/domain-name.ts';
import { websiteOf } from './listed-identifier.ts';

export interface NamedSite {
  readonly site: string;
  readonly kind: Kind;
  /** Host and path, lower case, of the part that is named; null: the whole site. */
  readonly address: string | null;
  /** The day of the copy, where the list names one in a web archive. */
  readonly since?: string;
  /** As the list gives it, normalised. */
  readonly listed: ListedValue;
}

/** Sites of one entry; lists have few. */
const MOST = 50;

/** Web archives give the time and the archived address in the path, as Wayback and pywb do. */
const ARCHIVED = /\/(?:(\d{14})(?:[a-z]{2}_)?\/|(\d{4,13})\/(?=https?:\/))((?:https?:\/{1,2})?[^/\s]+\.[^\s]*)$/i;
/** The rest of such an address where the archived one was read as another. */
const ARCHIVE_ONLY = /\/\d{14}(?:[a-z]{2}_)?$/i;

/** The archived address within that of a copy in a web archive, and the day of the copy. */
export function archivedAddress(written: string): { readonly inner: string; readonly day: string } | null {
  const [, full, part, inner] = ARCHIVED.exec(written.trim()) ?? [];
  if (inner === undefined) return null;
  const digits = full ?? part ?? '';
  const [year, month, date] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)];
  const day = [year, month, date].filter((part) => part !== '').join('-');
  return { inner: inner.replace(/^(https?:\/)(?=[^/])/i, '$1/'), day };
}

/**
 * A person's, vessel's or aircraft's website may be that of somebody who works with them, so it is
 * not their site.
 */
export function namedSites(entity: Pick<Entity, 'type' | 'values'>): NamedSite[] {
  return isAttributable(entity) ? sitesIn(entity.values ?? []) : [];
}

/** Fronts of platforms, shared hosts and public suffixes are nobody's site. */
export function sitesIn(values: readonly ListedValue[]): NamedSite[] {
  const found = new Map<string, NamedSite>();
  for (const listed of values) {
    if (found.size >= MOST) break;
    const named = namedSite(listed);
    if (named !== null) found.set(`${named.site} ${named.kind} ${named.address ?? ''}`, named);
  }
  return [...found.values()];
}

const isAttributable = ({ type }: Pick<Entity, 'type'>): boolean => type === 'company' || type === 'other';

/** Web addresses of an entry that are nobody's own site, such as a platform. */
export function sharedAddresses(entity: Pick<Entity, 'type' | 'values'>): ListedValue[] {
  return (entity.values ?? []).filter((listed) => isAddress(listed) && namedSite(listed) === null);
}

const isAddress = ({ kind, fault }: ListedValue): boolean =>
  fault === undefined && (kind === 'website' || kind === 'social');

function namedSite(listed: ListedValue): NamedSite | null {
  if (!isAddress(listed) || ARCHIVE_ONLY.test(listed.value)) return null;
  const copy = archivedAddress(listed.value) ?? archivedAddress(listed.raw);
  const inner = copy?.inner ?? listed.value;
  const url = /^https?:\/\//i.test(inner) ? inner : `http://${inner}`;
  if (!isUrl(url) || isPublicSuffix(new URL(url).hostname)) return null;
  const unit = readPlatformAddress(url)?.unit;
  if (unit !== undefined && unit !== 'seller' && unit !== 'profile') return null;
  const kind = kindOfAddress(url) ?? 'website';
  const website: { readonly address?: string } | null = kind === 'website' ? websiteOf(url) : {};
  if (website === null) return null;
  const address = website.address ?? null;
  return { site: siteOf(url, kind), kind, address, ...(copy !== null && { since: copy.day }), listed };
}
