/** The names that two sides carry → those that one side declares as its own and the other carries, and where. */
import type { Level } from '../../model/words.ts';
import { areOneName, distinctiveWords, hasLegalForm, tellsApart } from '../../values/company-name.ts';
import { tellingShare } from '../../values/name-bits.ts';
import { comparisonOf, sideOf } from '../occurrences.ts';
import type { Comparison, SharedValue } from '../signal.ts';
import { nameNote, type PlacedName } from './name-note.ts';

type Found = Exclude<Level, 'different'>;
const LEVELS: readonly Found[] = ['identical', 'close', 'partial'];

/** All places of one value on one side. */
interface Names {
  readonly value: string;
  /** Without blanks: "Quill Moor" and "Quillmoor" are one name. */
  readonly bare: string;
  readonly places: PlacedName[];
}

interface Finding {
  readonly level: Found;
  /** Both sides go by this name, and neither by another one that only it has: nothing was left behind. */
  readonly ofBoth: boolean;
  /** Places on the side that declares the name, and on the one that carries it. */
  readonly declared: readonly PlacedName[];
  readonly carried: readonly PlacedName[];
  readonly turned: boolean;
}

/** What a name tells that both sides merely go by: unrelated firms may well bear one name. */
const OF_BOTH = 0.36;
const MOST_NAMES = 20;
const MOST_PLACES = 6;
/** Words that stand beside a firm's name in a title or picture text and change nothing. */
const BESIDE =
  /^(?:(?:logo|official|website|web|site|home|homepage|welcome|to|about|us|contact|company|factory|warehouse|workshop|office|building|team|profile|certificates?|licen[cs]e|banner|online|shop|store|inquiry|логотип|официальный|сайт|главная|о|компании|контакты|início|inicio|sobre|contato|首页|公司|官网|简介|关于) ?)+$/iu;
/** Sources where words stand together by chance: pictures are named after what they show. */
const LOOSE: ReadonlySet<string> = new Set(['file-name']);
/** What a name found only there keeps: below a lead. */
const OF_LOOSE = 0.6;

/** Counts who calls itself so: firms of one name. */
export const bearerToken = (name: string): string => `residual-name:${name}`;
/** Counts who carries it as a thing left behind: a builder's signature stands on hundreds of sites, a successor's on a few. */
export const leftToken = (name: string): string => `residual-name:left:${name}`;

const bareOf = (name: string): string => name.replaceAll(' ', '');

function byValue(names: readonly PlacedName[]): Names[] {
  const groups = new Map<string, Names>();
  for (const name of names) {
    const key = `${name.value}\0${name.whole}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { value: name.value, bare: bareOf(name.value), places: [name] });
    else known.places.push(name);
  }
  return [...groups.values()];
}

/** A declared name prepared for being looked for in many texts. */
interface Sought {
  readonly names: Names;
  readonly known: string;
  readonly han: boolean;
  readonly single: boolean;
}

function sought(names: Names): Sought {
  const known = distinctiveWords(names.value);
  return { names, known, han: /\p{Script=Han}/u.test(known), single: !names.value.includes(' ') };
}

/**
 * How a text holds a name: equal, as whole words inside it, or only by its telling word. Null: not at all. One word or two
 * inside a phrase may be words of the language, or the brand of what is sold: they must be all that the phrase says.
 */
function holds(text: Names, one: Sought): 'close' | 'partial' | null {
  const { names, known, han, single } = one;
  if (text.bare === names.bare) return known === '' ? 'partial' : 'close';
  if (han) return known.length >= 4 && text.value.includes(names.value) ? 'close' : null;
  const loose = text.places.every(({ source }) => LOOSE.has(source));
  if (known.length < 5 || (loose && single)) return null;
  const inside = ` ${text.value} `;
  const at = inside.indexOf(` ${names.value} `);
  if (at >= 0) {
    if (names.value.split(' ').length > 2) return 'close';
    const rest = `${inside.slice(0, at)} ${inside.slice(at + names.value.length + 2)}`.replace(/\s+/g, ' ').trim();
    return text.places.some(({ whole }) => whole) || BESIDE.test(rest) ? 'close' : 'partial';
  }
  // "hebei-quillmoor-certificate" of Hebei Quillmoor Trading: two words of the name that follow one another, the telling among them.
  if (!loose) return null;
  const words = names.value.split(' ');
  for (let i = 0; i + 1 < words.length; i += 1) {
    const pair = `${words[i]} ${words[i + 1]}`;
    if (pair.includes(known) && inside.includes(` ${pair} `)) return 'partial';
  }
  return null;
}

function isDeclared({ role, whole }: PlacedName): boolean {
  return role === 'declared' && whole;
}

function declaredOf(names: readonly Names[]): string[] {
  return names.flatMap(({ value, places }) => (places.some(isDeclared) ? [value] : []));
}

/** Whether one of the sides goes by yet another name, which the other side does not go by. */
function hasAnother(value: string, mine: readonly string[], theirs: readonly string[]): boolean {
  const isBeside = (side: readonly string[], other: readonly string[]): boolean =>
    side.some((name) => areOneName(name, value) === false && !other.some((one) => areOneName(name, one) === true));
  return isBeside(mine, theirs) || isBeside(theirs, mine);
}

function look(mine: readonly Names[], theirs: readonly Names[], turned: boolean): Finding[] {
  const found: Finding[] = [];
  const [ours, others] = [declaredOf(mine), declaredOf(theirs)];
  for (const names of mine) {
    const declared = names.places.filter(isDeclared);
    if (declared.length === 0) continue;
    const one = sought(names);
    if (!tellsApart(names.value)) continue;
    const isTheirs = others.some((other) => areOneName(other, names.value) === true);
    const ofBoth = isTheirs && !hasAnother(names.value, ours, others);
    for (const text of theirs) {
      const own = text.places.filter(({ role }) => role === 'declared');
      if (own.length > 0 && text.bare === names.bare && !turned)
        found.push({ level: one.known === '' ? 'partial' : 'identical', ofBoth, declared, carried: own, turned });
      const level = own.length === text.places.length ? null : holds(text, one);
      if (level === null) continue;
      const traces = text.places.filter(({ role }) => role === 'trace');
      const mentions = text.places.filter(({ role }) => role === 'mention');
      if (traces.length > 0) found.push({ level, ofBoth, declared, carried: traces, turned });
      if (mentions.length > 0) found.push({ level: 'partial', ofBoth, declared, carried: mentions, turned });
    }
  }
  return found;
}

/** What was left behind, where anything was; else the longest name that both go by, since however it is written it is one fact. */
function mostTelling(found: readonly Finding[]): readonly Finding[] {
  const left = found.filter(({ ofBoth, level }) => !ofBoth && level !== 'partial');
  const both = found.filter(({ ofBoth }) => ofBoth);
  if (left.length > 0 || both.length === 0) return left.length > 0 ? left : found;
  const nameOf = ({ declared }: Finding): string => bareOf(declared[0]?.value ?? '');
  const [longest] = both.map(nameOf).sort((a, b) => b.length - a.length || order(a, b));
  return both.filter((one) => nameOf(one) === longest);
}

const addressOf = ({ place }: PlacedName): string => `${place.url}\0${place.selector}\0${place.quote}`;

/** One pair for every place, the first of each side in front: the same list from either side. */
function pairsOf({ ofBoth, declared, carried, turned }: Finding): { rank: number; key: string; pair: SharedValue }[] {
  const pairs: { rank: number; key: string; pair: SharedValue }[] = [];
  const share = ofBoth ? OF_BOTH : carried.every(({ source }) => LOOSE.has(source)) ? OF_LOOSE : 1;
  const [formed, bare] = [true, false].map((form) => tellingShare(declared[0]?.value ?? '', form)) as [number, number];
  const [mine, theirs] = [declared.slice(0, MOST_PLACES), carried.slice(0, MOST_PLACES)];
  for (const [i, one] of mine.entries())
    for (const [j, two] of theirs.entries()) {
      if (i > 0 && j > 0) continue;
      const [left, right] = turned ? [two, one] : [one, two];
      const names = [...new Set([one.value, two.whole ? two.value : one.value])].sort();
      const token = bearerToken((two.role === 'declared' ? names[0] : undefined) ?? one.value);
      const alsoCountedAs = [...names.map(bearerToken), ...names.map(leftToken)].filter((other) => other !== token);
      const pair: SharedValue = {
        token,
        alsoCountedAs,
        similarity: 1,
        tells: share * (hasLegalForm(one.name) || hasLegalForm(two.name) ? formed : bare),
        left: sideOf(left.name, left.place),
        right: sideOf(right.name, right.place),
      };
      pairs.push({ rank: i + j, key: [addressOf(one), addressOf(two)].sort().join('\0'), pair });
    }
  return pairs;
}

export function compareNames(left: readonly PlacedName[], right: readonly PlacedName[]): Comparison | null {
  const [mine, theirs] = [byValue(left), byValue(right)];
  const found = mostTelling([...look(mine, theirs, false), ...look(theirs, mine, true)]);
  for (const level of LEVELS) {
    const here = found.filter((one) => one.level === level);
    if (here.length === 0) continue;
    const names = [...new Set(here.map(({ declared }) => declared[0]?.value ?? ''))].sort().slice(0, MOST_NAMES);
    const pairs = here
      .filter(({ declared }) => names.includes(declared[0]?.value ?? ''))
      .flatMap(pairsOf)
      .sort((a, b) => a.rank - b.rank || order(a.pair.token ?? '', b.pair.token ?? '') || order(a.key, b.key))
      .slice(0, MOST_NAMES * MOST_PLACES);
    const carried = here.flatMap((one) => one.carried);
    const note = nameNote(
      level,
      names,
      carried,
      left,
      right,
      here.every(({ ofBoth }) => ofBoth),
    );
    return comparisonOf(
      level,
      pairs.map(({ pair }) => pair),
      note,
    );
  }
  return null;
}

function order(one: string, two: string): number {
  return one < two ? -1 : Number(one > two);
}
