/** A listed entity and its captured sites → what sources can be asked for, the rarest first. */

import { Occurrences } from '../../match/readings/readings.ts';
import type { Background } from '../../model/derived/background.ts';
import type { Fingerprint, Place } from '../../model/derived/fingerprint.ts';
import type { Entity } from '../../model/facts/seed.ts';
import { ValueKind } from '../../model/sources.ts';
import { bodyText } from '../../signals/content/body-text.ts';
import type { SignalId } from '../../signals/list.ts';
import { reasonBits } from '../../suggest/rank.ts';
import type { AskedValue } from '../../suggest/sources/source.ts';
import { domainName, isRented } from '../../values/domain-name.ts';

/** A value with the place where it stands. */
export interface CaseValue extends AskedValue {
  /** The site, or the list. */
  readonly from: string;
  readonly visit: string | null;
  readonly capture: string | null;
  readonly url: string | null;
  /** Parties that carry it, by the background. */
  readonly carriers: number;
}

/** Signals whose own values are exact: one spelling, one owner. */
const EXACT: Partial<Record<SignalId, ValueKind>> = {
  ...{ 'contact-email': 'mailbox', 'contact-phone': 'phone', 'registration-number': 'number' },
  ...{ wallet: 'wallet', messenger: 'account', 'social-link': 'account' },
};
/** Values by which a person may be looked for without a reason. */
const IS_EXACT: ReadonlySet<ValueKind> = new Set(['domain', ...Object.values(EXACT)]);
const LEAST_WORDS = 8;
const MOST_PASSAGES = 10;

/** @param byName for a person: a reason is given to look for the name as well */
export function caseValues(
  entity: Entity,
  fingerprints: readonly Fingerprint[],
  background: Background,
  byName: boolean,
): CaseValue[] {
  const found = [...listedValues(entity), ...fingerprints.flatMap(siteValues)].map(({ token, ...value }) => ({
    ...value,
    carriers: token === null ? 0 : background.count(token),
  }));
  const isPerson = entity.type === 'person';
  const once = new Map<string, CaseValue>();
  for (const one of found) {
    const key = `${one.kind} ${one.text.toLowerCase()}`;
    const mayAsk = !isPerson || IS_EXACT.has(one.kind) || (one.kind === 'name' && byName);
    // A value that so many parties carry finds their sites, and not the one that is looked for.
    const isTelling = reasonBits('search', { among: one.carriers, carriers: 0, trail: Infinity }) !== null;
    if (one.text.trim() !== '' && mayAsk && isTelling && !once.has(key)) once.set(key, one);
  }
  const place = ({ kind }: CaseValue) => ValueKind.options.indexOf(kind);
  const ordered = [...once.values()].sort((a, b) => a.carriers - b.carriers || place(a) - place(b));
  const passages = ordered.filter(({ kind }) => kind === 'passage').slice(0, MOST_PASSAGES);
  return ordered.filter((one) => one.kind !== 'passage' || passages.includes(one));
}

type Read = Omit<CaseValue, 'carriers'> & { readonly token: string | null };

function listedValues({ id, names, aliases, list, identifiers }: Entity): Read[] {
  const place = { from: list ?? id, visit: null, capture: null, url: null };
  const of = (kind: ValueKind, texts: readonly string[], signal: SignalId | null = null): Read[] =>
    texts.map((text) => ({ ...place, kind, text, token: signal === null ? null : `${signal}:${text}` }));
  return [
    ...of('domain', identifiers.websites.flatMap(domainOf)),
    ...of('mailbox', identifiers.emails, 'contact-email'),
    ...of('phone', identifiers.phones, 'contact-phone'),
    ...of('number', identifiers.registrationNumbers),
    ...of('wallet', identifiers.wallets),
    ...of('account', identifiers.social),
    ...of('name', [...names, ...aliases]),
  ];
}

function siteValues({ site, kind, visit, readings }: Fingerprint): Read[] {
  const values: Read[] = [];
  const at = ({ capture, url }: Pick<Place, 'capture' | 'url'>) => ({ from: site, visit, capture, url });
  if (kind === 'website' && !isRented(site))
    for (const text of domainOf(site))
      values.push({ kind: 'domain', text, from: site, visit, capture: null, url: null, token: null });
  for (const { signal, value } of readings) {
    const exact = EXACT[signal as SignalId];
    const read = exact === undefined ? null : Occurrences.safeParse(value);
    for (const one of read?.data ?? [])
      if (exact !== undefined && one.place.proof !== undefined)
        values.push({ ...at(one.place), kind: exact, text: withoutKind(one.value), token: `${signal}:${one.value}` });
    if (signal !== bodyText.id) continue;
    const passages = bodyText.value.safeParse(value).data?.passages ?? [];
    for (const { hash, words, place } of passages.toSorted((a, b) => b.words - a.words))
      if (words >= LEAST_WORDS && (place.part === undefined || place.part === 'self'))
        values.push({ ...at(place), kind: 'passage', text: wholeWords(place.quote), token: `${signal}:${hash}` });
  }
  return values;
}

function domainOf(text: string): string[] {
  const host = text.replace(/^https?:\/\//i, '').split('/')[0] ?? '';
  const domain = domainName(host)?.domain;
  return domain === undefined ? [] : [domain];
}

/** Signals write `telegram:name`, `eth:0x…`; nobody else does. */
const withoutKind = (value: string): string => /^[a-z][a-z-]*:(.+)$/s.exec(value)?.[1] ?? value;

/** A quotation that was cut ends in a part of a word. */
const wholeWords = (quote: string): string => (quote.endsWith('…') ? quote.replace(/\s*\S*…$/, '') : quote);
