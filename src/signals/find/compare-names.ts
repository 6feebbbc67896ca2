/** Compares two sides' names: those that one side declares and the other carries, and where. */
import { groupBy } from '../../model/group-by.ts';
import { memoised } from '../../model/memoised.ts';
import { areOneName, distinctiveWords, hasLegalForm, tellsApart } from '../../values/company-name.ts';
import { tellingShare } from '../../values/name-bits.ts';
import { comparisonOf, order, SHARED_LEVELS, type SharedLevel, sideOf } from '../occurrences.ts';
import type { Comparison, SharedValue } from '../signal.ts';
import { bareOf, nameNote, type PlacedName } from './name-note.ts';

/** A value's places on one side. `bare`: no blanks, as "Quill Moor" and "Quillmoor" are one. */
type NamePlaces = { readonly value: string; readonly bare: string; readonly places: PlacedName[] };

interface SharedName {
  readonly level: SharedLevel;
  /** Both sides go by this name, and neither has another of its own: no name was left behind. */
  readonly ofBoth: boolean;
  /** Places on the side that declares the name, and on the one that carries it. */
  readonly declared: readonly PlacedName[];
  readonly carried: readonly PlacedName[];
  /** The right side declares it. */
  readonly turned: boolean;
}

/** Weight factor of a name that both sides go by: unrelated companies can have one name. */
const OF_BOTH = 0.36;
const MOST_NAMES = 20;
const MOST_PLACES = 6;
/** Words beside a company's name in a title or picture text that change nothing. */
const BESIDE =
  /^(?:(?:logo|official|website|web|site|home|homepage|welcome|to|about|us|contact|company|factory|warehouse|workshop|office|building|team|profile|certificates?|licen[cs]e|banner|online|shop|store|inquiry|логотип|официальный|сайт|главная|о|компании|контакты|início|inicio|sobre|contato|首页|公司|官网|简介|关于) ?)+$/iu;
/**
 * Weight factor of a name found only in file names, where words meet by chance, or, if it is no
 * company's, as the author of pages, who may have made them for others: below a lead.
 */
const OF_LOOSE = 0.6;

/** Rarity token: sites that declare this name as their own. */
export const bearerToken = (name: string): string => `residual-name:${name}`;
/** Rarity token of a name left behind: a builder's is on hundreds of sites, another's on a few. */
export const leftToken = (name: string): string => `residual-name:left:${name}`;
const isDeclared = ({ role, whole }: PlacedName): boolean => role === 'declared' && whole;
const isLoose = (places: readonly PlacedName[]): boolean => places.every(({ source }) => source === 'file-name');
const mayBeMakers = (places: readonly PlacedName[]): boolean =>
  places.every(({ source, name }) => source === 'file-name' || (source === 'author' && !hasLegalForm(name)));

function byValue(names: readonly PlacedName[]): NamePlaces[] {
  const groups = groupBy(names, ({ value, whole }) => `${value}\0${whole}`).values();
  return [...groups].map((places) => {
    const value = places[0]?.value ?? '';
    return { value, bare: bareOf(value), places };
  });
}

/** Each two adjacent words of a name. */
function wordPairs(value: string): string[] {
  const words = value.split(' ');
  return words.slice(1).map((word, at) => `${words[at]} ${word}`);
}

/** A side's names, with the parts that every comparison needs. */
const preparedNames = memoised((names: readonly PlacedName[]) => {
  const all = byValue(names);
  const declared = all
    .filter(({ value, places }) => places.some(isDeclared) && tellsApart(value))
    .map((name) => ({ ...name, known: distinctiveWords(name.value), declared: name.places.filter(isDeclared) }))
    .map((name) => ({ ...name, isHan: /\p{Script=Han}/u.test(name.known), pairs: wordPairs(name.value) }));
  return {
    all,
    declared,
    declaredValues: declaredOf(all),
    bare: new Set(all.map(({ bare }) => bare)),
    words: new Set(all.flatMap(({ value }) => value.split(' '))),
    pairs: new Set(all.flatMap(({ value }) => wordPairs(value))),
    text: all.map(({ value }) => value).join('\n'),
  };
});
type Names = ReturnType<typeof preparedNames>;

/** False if no text holds the name or two adjacent words of it, as for most strangers. */
function mayHold({ bare, words, pairs, text }: Names, name: Names['declared'][number]): boolean {
  if (bare.has(name.bare)) return true;
  if (name.isHan) return text.includes(name.value);
  return name.pairs.length === 0 ? words.has(name.value) : name.pairs.some((pair) => pairs.has(pair));
}

/** Null: no. One or two words may be plain words or a brand sold: they must be the whole text. */
function holds(text: NamePlaces, name: NamePlaces, known: string): 'close' | 'partial' | null {
  if (text.bare === name.bare) return known === '' ? 'partial' : 'close';
  if (/\p{Script=Han}/u.test(known)) return known.length >= 4 && text.value.includes(name.value) ? 'close' : null;
  const words = name.value.split(' ');
  const loose = isLoose(text.places);
  if (known.length < 5 || (loose && words.length === 1)) return null;
  const inside = ` ${text.value} `;
  const at = inside.indexOf(` ${name.value} `);
  if (at >= 0) {
    if (words.length > 2) return 'close';
    const rest = `${inside.slice(0, at)} ${inside.slice(at + name.value.length + 2)}`.replace(/\s+/g, ' ').trim();
    return text.places.some(({ whole }) => whole) || BESIDE.test(rest) ? 'close' : 'partial';
  }
  // "hebei-quillmoor-certificate" holds two adjacent words of Hebei Quillmoor Trading.
  const pairs = loose ? wordPairs(name.value) : [];
  return pairs.some((pair) => pair.includes(known) && inside.includes(` ${pair} `)) ? 'partial' : null;
}

const declaredOf = (names: readonly NamePlaces[]): string[] =>
  names.flatMap(({ value, places }) => (places.some(isDeclared) ? [value] : []));

/** True if one side goes by another name that the other side does not use. */
function hasAnother(value: string, mine: readonly string[], theirs: readonly string[]): boolean {
  const isBeside = (side: readonly string[], other: readonly string[]): boolean =>
    side.some((name) => areOneName(name, value) === false && !other.some((one) => areOneName(name, one) === true));
  return isBeside(mine, theirs) || isBeside(theirs, mine);
}

function sharedNames(mine: Names, theirs: Names, turned: boolean): SharedName[] {
  const shared: SharedName[] = [];
  const [ours, others] = [mine.declaredValues, theirs.declaredValues];
  for (const name of mine.declared) {
    if (!mayHold(theirs, name)) continue;
    const { known, declared } = name;
    const isTheirs = others.some((other) => areOneName(other, name.value) === true);
    const ofBoth = isTheirs && !hasAnother(name.value, ours, others);
    for (const text of theirs.all) {
      const [own, traces, mentions] = (['declared', 'trace', 'mention'] as const).map((part) =>
        text.places.filter(({ role }) => role === part),
      ) as [PlacedName[], PlacedName[], PlacedName[]];
      // A site that declares no name goes by its title: none was left behind.
      const isItsTitle = others.length === 0 && traces.some(({ source }) => source === 'title');
      const add = (level: SharedLevel, carried: readonly PlacedName[]): void => {
        if (carried.length > 0) shared.push({ level, ofBoth: ofBoth || isItsTitle, declared, carried, turned });
      };
      if (text.bare === name.bare && !turned) add(known === '' ? 'partial' : 'identical', own);
      const level = own.length === text.places.length ? null : holds(text, name, known);
      if (level === null) continue;
      add(level, traces);
      add('partial', mentions);
    }
  }
  return shared;
}

/** The names left behind, if any; else the longest shared one: its spellings are one fact. */
function mostTelling(shared: readonly SharedName[]): readonly SharedName[] {
  const left = shared.filter(({ ofBoth, level }) => !ofBoth && level !== 'partial');
  const both = shared.filter(({ ofBoth }) => ofBoth);
  if (left.length > 0 || both.length === 0) return left.length > 0 ? left : shared;
  const nameOf = ({ declared }: SharedName): string => bareOf(declared[0]?.value ?? '');
  const [longest] = both.map(nameOf).sort((a, b) => b.length - a.length || order(a, b));
  return both.filter((one) => nameOf(one) === longest);
}

const addressOf = ({ place }: PlacedName): string => `${place.url}\0${place.selector}\0${place.quote}`;

/** Pairs every place with the first place of the other side: the same list from either side. */
function pairsOf({ ofBoth, declared, carried, turned }: SharedName) {
  const share = ofBoth ? OF_BOTH : mayBeMakers(carried) ? OF_LOOSE : 1;
  return declared.slice(0, MOST_PLACES).flatMap((one, i) =>
    carried.slice(0, MOST_PLACES).flatMap((two, j) => {
      if (i > 0 && j > 0) return [];
      const [left, right] = turned ? [two, one] : [one, two];
      const names = [...new Set([one.value, two.whole ? two.value : one.value])].sort();
      const token = bearerToken((two.role === 'declared' ? names[0] : undefined) ?? one.value);
      const pair: SharedValue = {
        token,
        alsoCountedAs: [...names.map(bearerToken), ...names.map(leftToken)].filter((other) => other !== token),
        similarity: 1,
        tells: share * tellingShare(declared[0]?.value ?? '', hasLegalForm(one.name) || hasLegalForm(two.name)),
        left: sideOf(left.name, left.place),
        right: sideOf(right.name, right.place),
      };
      return { rank: i + j, key: [addressOf(one), addressOf(two)].sort().join('\0'), pair };
    }),
  );
}

export function compareNames(left: readonly PlacedName[], right: readonly PlacedName[]): Comparison | null {
  const [mine, theirs] = [preparedNames(left), preparedNames(right)];
  const all = mostTelling([...sharedNames(mine, theirs, false), ...sharedNames(theirs, mine, true)]);
  const level = SHARED_LEVELS.find((one) => all.some((shared) => shared.level === one));
  if (level === undefined) return null;
  const shared = all.filter((one) => one.level === level);
  const nameOf = ({ declared }: SharedName): string => declared[0]?.value ?? '';
  const names = [...new Set(shared.map(nameOf))].sort().slice(0, MOST_NAMES);
  const pairs = shared
    .filter((one) => names.includes(nameOf(one)))
    .flatMap(pairsOf)
    .sort((a, b) => a.rank - b.rank || order(a.pair.token ?? '', b.pair.token ?? '') || order(a.key, b.key))
    .slice(0, MOST_NAMES * MOST_PLACES)
    .map(({ pair }) => pair);
  const carried = shared.flatMap((one) => one.carried);
  const ofBoth = shared.every((one) => one.ofBoth);
  return comparisonOf(level, pairs, nameNote(level, names, carried, left, right, ofBoth));
}
