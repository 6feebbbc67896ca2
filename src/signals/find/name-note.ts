/** Writes a sentence about the names that two sides share, the same from either side. */
import type { Place } from '../../model/derived/fingerprint.ts';
import type { Level } from '../../model/words.ts';
import { areOneName, distinctiveWords } from '../../values/company-name.ts';
import { fullStop, shorten } from '../../values/shorten.ts';
import { listed } from '../occurrences.ts';
import { type CarriedName, SOURCES } from './carried-name.ts';

export type PlacedName = Pick<CarriedName, 'value' | 'name' | 'role' | 'whole' | 'lang'> & {
  readonly source: string;
  readonly place: Place;
};

const PLACE_WORDS: Readonly<Record<string, string>> = SOURCES;
const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language' });

function languageName(code: string): string {
  try {
    return LANGUAGES.of(code) ?? code;
  } catch {
    return code;
  }
}

/** "title (Russian, Portuguese), picture text and 2 more" */
function whereOf(carried: readonly PlacedName[], severalLanguages: boolean): string {
  const parts = [...new Set(carried.map(({ source }) => source))].map((source) => {
    const langs = languagesOf(carried.filter((name) => severalLanguages && name.source === source));
    const names = [...langs].map(languageName).sort().slice(0, 4).join(', ');
    return `${PLACE_WORDS[source] ?? source}${names === '' ? '' : ` (${names})`}`;
  });
  return listed(parts.sort());
}

const languagesOf = (names: readonly PlacedName[]): Set<string> => new Set(names.flatMap(({ lang }) => lang ?? []));
export const bareOf = (value: string): string => value.replaceAll(' ', '');

/** A name as its pages write it, the same from either side; in capitals only if no page differs. */
function writtenAs(value: string, sides: readonly PlacedName[]): string {
  const bare = bareOf(value);
  const spellings = sides.flatMap(({ value: one, whole, name }) => (whole && bareOf(one) === bare ? [name] : []));
  const isShouted = (name: string): boolean => name === name.toUpperCase() && name !== name.toLowerCase();
  const quiet = spellings.filter((name) => !isShouted(name));
  return [...(quiet.length > 0 ? quiet : spellings)].sort()[0] ?? value;
}

/** Finds forgotten pages: a side's name in some languages, another in the rest. Null: none. */
function contradiction(
  side: readonly PlacedName[],
  value: string,
): { places: Map<string, PlacedName>; other: string } | null {
  const bare = bareOf(value);
  const declared = side.filter(({ role, whole }) => role === 'declared' && whole);
  const places = new Map<string, PlacedName>();
  for (const name of declared) {
    if (name.lang === null || bareOf(name.value) !== bare) continue;
    const language = languageName(name.lang);
    // Prefers a notice to a record in the same language: readers see it.
    if (!places.has(language) || name.source === 'copyright') places.set(language, name);
  }
  const langs = languagesOf([...places.values()]);
  const known = distinctiveWords(value);
  const others = declared.filter(
    ({ lang, value: other }) => lang !== null && !langs.has(lang) && distinctiveWords(other) !== known,
  );
  const other = others.map((name) => name.value).sort()[0];
  return places.size === 0 || other === undefined ? null : { places, other: writtenAs(other, others) };
}

const hostOf = ([first]: readonly PlacedName[]): string => new URL(first?.place.url ?? '').host;

/** "; old.example also calls itself Fernhollow": names that one side has and the other lacks. */
function besideOf(values: readonly string[], left: readonly PlacedName[], right: readonly PlacedName[]): string {
  const isOwn = ({ role, whole }: PlacedName): boolean => role === 'declared' && whole;
  const beside = (side: readonly PlacedName[], other: readonly PlacedName[]): string[] => {
    const others = side.filter(
      (name) =>
        isOwn(name) &&
        values.every((value) => areOneName(name.value, value) === false) &&
        !other.some((one) => isOwn(one) && areOneName(one.value, name.value) === true),
    );
    const [value] = others.map((name) => name.value).sort();
    return value === undefined ? [] : [`; ${hostOf(others)} also calls itself ${writtenAs(value, others)}`];
  };
  return [...beside(left, right), ...beside(right, left)].sort()[0] ?? '';
}

const MOST_QUOTED = 4;
const LONGEST_QUOTE = 120;

/** "Portuguese: “© 2021 …” on https://…/pt/; Russian: …" */
function quotedFrom(places: ReadonlyMap<string, PlacedName>, languages: readonly string[]): string {
  return languages
    .slice(0, MOST_QUOTED)
    .flatMap((language) => {
      const { quote, url } = places.get(language)?.place ?? {};
      return quote === undefined ? [] : [`${language}: “${shorten(quote, LONGEST_QUOTE)}” on ${url}`];
    })
    .join('; ');
}

/** @param ofBoth both sides go by the names: nothing was left behind */
export function nameNote(
  level: Level,
  values: readonly string[],
  carried: readonly PlacedName[],
  left: readonly PlacedName[],
  right: readonly PlacedName[],
  ofBoth: boolean,
): string {
  const names = values.map((value) => writtenAs(value, [...left, ...right]));
  if (ofBoth) return `Both sides call themselves ${listed(names)}; unrelated companies can have the same name.`;
  if (level === 'identical') {
    for (const [index, value] of values.entries()) {
      const [only, second] = [left, right].flatMap((side) => contradiction(side, value) ?? []);
      if (only === undefined || second !== undefined) continue;
      const languages = [...only.places.keys()].sort();
      const pages = `The ${listed(languages)} pages of ${hostOf([...only.places.values()])}`;
      const quotes = quotedFrom(only.places, languages);
      return fullStop(
        `${pages} name ${names[index]}, the other side’s own name, as their owner (${quotes}); elsewhere that site calls itself ${only.other}`,
      );
    }
    return fullStop(`Both sides call themselves ${listed(names)}${besideOf(values, left, right)}`);
  }
  const where = whereOf(carried, languagesOf(left).size > 1 || languagesOf(right).size > 1);
  return level === 'close'
    ? `One side calls itself ${listed(names)}, and that name is also on the other side: ${where}.`
    : `One side calls itself ${listed(names)}, and the other side mentions that name: ${where}.`;
}
