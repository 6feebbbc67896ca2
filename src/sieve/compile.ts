/** Listed entities and their captured sites → the values of the sieve. */
import type { Background } from '../model/derived/background.ts';
import type { Fingerprint, Place } from '../model/derived/fingerprint.ts';
import type { Entity } from '../model/facts/seed.ts';
import { bodyText } from '../signals/content/body-text.ts';
import { images } from '../signals/content/images.ts';
import { title } from '../signals/content/title.ts';
import { listedKeys } from '../signals/find/listed-identifier.ts';
import { atomsOf, fileAtoms, ownAtom, passageAtoms } from './atoms.ts';
import type { Atom } from './sieve-table.ts';

/** More than a site has. */
const PASSAGES_A_SITE = 10_000;

/** Values whose every listed carrier is known: what its background counts lowers their bits. */
type Weighed = Pick<Background, 'count'>;

/** The atoms of one entity, for `buildSieve`. */
export function entityAtoms(
  entity: Entity,
  fingerprints: readonly Fingerprint[],
  background: Weighed,
): readonly Atom[] {
  const listed = listedKeys(entity).flatMap((key) => weighed(key, atomsOf(key), background));
  return [...listed, ...fingerprints.flatMap((one, at) => siteAtoms(one, at * PASSAGES_A_SITE, background))];
}

/** @param first number of its first passage */
function siteAtoms({ site, tokens, readings }: Fingerprint, first: number, background: Weighed): Atom[] {
  let passage = 0;
  const found = [ownAtom(site), ...tokens.flatMap((token) => weighed(token, atomsOf(token), background))];
  for (const { signal, value } of readings) {
    if (signal === bodyText.id)
      for (const { hash, place } of bodyText.value.safeParse(value).data?.passages ?? [])
        if (isOwn(place))
          found.push(
            ...weighed(`${signal}:${hash}`, passageAtoms(wholeWords(place.quote), first + passage++), background),
          );
    if (signal === title.id)
      for (const { lang, text } of title.value.safeParse(value).data?.lines ?? [])
        found.push(...weighed(`${signal}:${lang}:${text}`, passageAtoms(text, first + passage++), background));
    if (signal === images.id)
      for (const { name, stock, sha256 } of images.value.safeParse(value).data?.pictures ?? [])
        if (name !== null && !stock) found.push(...weighed(`${signal}:${sha256}`, fileAtoms(name), background));
  }
  return found;
}

/** Parties that carry a value are as many chances that a page is one of theirs. */
function weighed(token: string, atoms: readonly Atom[], { count }: Weighed): Atom[] {
  if (atoms.length === 0) return [];
  const less = Math.log2(1 + count(token));
  return atoms.map((atom) => (less === 0 ? atom : { ...atom, bits: atom.bits - less }));
}

/**
 * Menus and footers of strangers have the same labels in a row; other people's words are not the
 * site's.
 */
const isOwn = ({ part }: Place): boolean => part !== 'cited' && part !== 'notice' && part !== 'frame';

/** A quotation that was cut ends in a part of a word. */
const wholeWords = (quote: string): string => (quote.endsWith('…') ? quote.replace(/\s*\S*…$/, '') : quote);
