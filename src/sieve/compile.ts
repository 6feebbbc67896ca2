/** Listed entities and their captured sites → the values of the sieve. */
import type { Background } from '../model/derived/background.ts';
import type { Fingerprint, Place } from '../model/derived/fingerprint.ts';
import type { Entity } from '../model/facts/seed.ts';
import { bodyText } from '../signals/content/body-text.ts';
import { images } from '../signals/content/images.ts';
import { title } from '../signals/content/title.ts';
import { listedKeys } from '../signals/find/listed-identifier.ts';
import { siteLink } from '../signals/identity/site-link.ts';
import { atomsOf, fileAtoms, ownAtom, passageAtoms } from './atoms.ts';
import { FEW, rareShare } from './carriers.ts';
import type { Atom } from './sieve-table.ts';

/** More than a site has. */
const PASSAGES_A_SITE = 10_000;

/** Values whose every listed carrier is known: what its background counts lowers their bits. */
type Weighed = Pick<Background, 'count'>;

/** The atoms of one entity, for `sieveBuilder`. */
export function entityAtoms(
  entity: Entity,
  fingerprints: readonly Fingerprint[],
  background: Weighed,
): readonly Atom[] {
  const listed = listedKeys(entity).flatMap((key) => lowered(atomsOf(key), Math.log2(1 + background.count(key)), 1));
  // A store counts the entity's own sites, too.
  const own = new Map<string, number>();
  const sites = new Map(fingerprints.map((one) => [one.site, one]));
  for (const { tokens } of sites.values())
    for (const token of new Set(tokens)) own.set(token, (own.get(token) ?? 0) + 1);
  const othersOf = (token: string): number => Math.max(0, background.count(token) - (own.get(token) ?? 0));
  return [...listed, ...fingerprints.flatMap((one, at) => siteAtoms(one, at * PASSAGES_A_SITE, othersOf))];
}

/** Parties other than the entity that carry a value. */
type Others = (token: string) => number;

/** @param first number of its first passage */
function siteAtoms({ site, tokens, readings }: Fingerprint, first: number, othersOf: Others): Atom[] {
  let passage = 0;
  const found = [ownAtom(site)];
  // Where a site leads to is a stranger's, whom others lead to as well.
  for (const token of tokens)
    if (!token.startsWith(`${siteLink.id}:`)) found.push(...weighed(atomsOf(token), othersOf(token)));
  for (const { signal, value } of readings) {
    if (signal === siteLink.id)
      for (const { value: own } of siteLink.value.safeParse(value).data?.own ?? [])
        found.push(...atomsOf(`${signal}:${own}`));
    if (signal === bodyText.id)
      for (const { hash, place } of bodyText.value.safeParse(value).data?.passages ?? [])
        if (isOwn(place))
          found.push(
            ...rareWords(passageAtoms(wholeWords(place.quote), first + passage++), othersOf(`${signal}:${hash}`)),
          );
    if (signal === title.id)
      for (const { lang, text } of title.value.safeParse(value).data?.lines ?? [])
        found.push(...rareWords(passageAtoms(text, first + passage++), othersOf(`${signal}:${lang}:${text}`)));
    if (signal === images.id)
      for (const { name, stock, sha256 } of images.value.safeParse(value).data?.pictures ?? [])
        if (name !== null && !stock) found.push(...weighed(fileAtoms(name), othersOf(`${signal}:${sha256}`)));
  }
  return found;
}

/** As full reading weighs a value that others carry: they are as many chances of one of theirs. */
const weighed = (atoms: readonly Atom[], others: number): readonly Atom[] =>
  lowered(atoms, Math.log2(1 + others), rareShare(others));

/** Each other carrier halves the words of a passage, and some make it a template's. */
const rareWords = (atoms: readonly Atom[], others: number): readonly Atom[] =>
  lowered(atoms, 0, others < FEW ? 2 ** -others : 0);

const lowered = (atoms: readonly Atom[], less: number, share: number): readonly Atom[] =>
  less === 0 && share === 1 ? atoms : atoms.map((atom) => ({ ...atom, bits: (atom.bits - less) * share }));

/** Menus and footers of strangers have the same labels in a row, and notices come from samples. */
const isOwn = ({ part }: Place): boolean => part !== 'notice' && part !== 'frame';

/** A quotation that was cut ends in a part of a word. */
const wholeWords = (quote: string): string => (quote.endsWith('…') ? quote.replace(/\s*\S*…$/, '') : quote);
