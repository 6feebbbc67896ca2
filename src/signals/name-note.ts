/** Names that two sides share and where they stand → one sentence for an analyst, the same from either side. */
import type { Place } from '../model/fingerprint.ts';
import type { Level } from '../model/words.ts';
import { distinctiveWords } from './company-name.ts';
import { listed } from './occurrences.ts';
import { fullStop } from './shorten.ts';

/** A carried name as it is stored. */
export interface PlacedName {
  readonly value: string;
  readonly role: 'declared' | 'trace' | 'mention';
  readonly source: string;
  readonly whole: boolean;
  readonly lang: string | null;
  readonly place: Place;
}

const WHERE: Readonly<Record<string, string>> = {
  'site-name': 'site name',
  organisation: 'organisation record',
  copyright: 'copyright line',
  footer: 'footer',
  title: 'title',
  author: 'author',
  description: 'page description',
  alt: 'picture text',
  attribute: 'label',
  form: 'form',
  mailto: 'mail link',
  'file-name': 'file name',
  comment: 'comment',
  script: 'script',
  hidden: 'hidden text',
  document: 'document',
  text: 'running text',
};
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
  const places = new Map<string, Set<string>>();
  for (const { source, lang } of carried) {
    const langs = places.get(source) ?? new Set();
    if (lang !== null) langs.add(languageName(lang));
    places.set(source, langs);
  }
  const parts = [...places].map(([source, langs]) => {
    const said = severalLanguages && langs.size > 0 ? ` (${[...langs].sort().slice(0, 4).join(', ')})` : '';
    return `${WHERE[source] ?? source}${said}`;
  });
  return listed(parts.sort());
}

function languagesOf(names: readonly PlacedName[]): Set<string> {
  return new Set(names.flatMap(({ lang }) => lang ?? []));
}

/**
 * Languages in which a side calls itself by a name although it goes by another one elsewhere: the pages that were forgotten.
 * Null where it does not contradict itself.
 */
function contradiction(side: readonly PlacedName[], value: string): { langs: string[]; other: string } | null {
  const bare = value.replaceAll(' ', '');
  const declared = side.filter(({ role, whole }) => role === 'declared' && whole);
  const here = declared.filter((name) => name.value.replaceAll(' ', '') === bare);
  const langs = languagesOf(here);
  const known = distinctiveWords(value);
  const others = declared.filter(
    ({ lang, value: other }) => lang !== null && !langs.has(lang) && distinctiveWords(other) !== known,
  );
  const other = others.map((name) => name.value).sort()[0];
  return here.length === 0 || langs.size === 0 || other === undefined
    ? null
    : { langs: [...langs].map(languageName).sort(), other };
}

export function nameNote(
  level: Level,
  names: readonly string[],
  carried: readonly PlacedName[],
  left: readonly PlacedName[],
  right: readonly PlacedName[],
): string {
  const several = languagesOf(left).size > 1 || languagesOf(right).size > 1;
  if (level === 'identical') {
    for (const name of names) {
      const found = [contradiction(left, name), contradiction(right, name)].filter((one) => one !== null);
      const [only] = found;
      if (only !== undefined && found.length === 1)
        return `The ${listed(only.langs)} pages of one side name ${name} as owner, the other side's own name; elsewhere that side calls itself ${fullStop(only.other)}`;
    }
    return `Both sides declare the name ${listed(names)} as their own.`;
  }
  const where = whereOf(carried, several);
  return level === 'close'
    ? `A name that one side declares as its own, ${listed(names)}, stands on the other side: ${where}.`
    : `A name that one side declares as its own, ${listed(names)}, is mentioned on the other side: ${where}.`;
}
