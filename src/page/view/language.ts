import { detectAll } from 'tinyld';
import { memoised } from '../../model/memoised.ts';
import { remembered } from '../../values/remember.ts';
import { primarySubtag } from './language-names.ts';

/** Fewer letters than this say nothing about languages of one script. */
const ENOUGH = 80;
const SAMPLE = 720;

/** Languages that sites use; the detector also knows dead and invented ones. */
const LATIN =
  'en es pt fr de it nl pl tr cs sk hu ro sv da no fi is id ms vi tl hr sr sl sq et lv lt ca gl eu az uz tk sw af ga'.split(
    ' ',
  );
const NOT_LATIN = /(?:(?!\p{Script=Latin})\p{L})+/gu;

/**
 * Scripts that identify one language, or a few: first and last letter, and the languages. The first
 * is taken when none is declared.
 */
const SCRIPTS: readonly [from: number, to: number, languages: readonly string[]][] = [
  [0x3040, 0x30ff, ['ja']],
  [0xac00, 0xd7af, ['ko']],
  [0x4e00, 0x9fff, ['zh', 'ja']],
  [0x0e00, 0x0e7f, ['th']],
  [0x0590, 0x05ff, ['he', 'yi']],
  [0x0370, 0x03ff, ['el']],
  [0x0600, 0x06ff, ['ar', 'fa', 'ur', 'ps', 'ug', 'ku']],
  [0x0400, 0x04ff, ['ru', 'uk', 'bg', 'sr', 'mk', 'be', 'kk', 'ky', 'mn', 'tg', 'uz', 'tt']],
];
const HAN = 2;

function countLetters(text: string): { letters: number; byScript: number[] } {
  const byScript = SCRIPTS.map(() => 0);
  let letters = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x370) {
      const lower = code | 32;
      if ((lower >= 97 && lower <= 122) || (code >= 0xc0 && code <= 0x24f)) letters++;
      continue;
    }
    const script = SCRIPTS.findIndex(([from, to]) => code >= from && code <= to);
    if (script !== -1) byScript[script] = (byScript[script] ?? 0) + 1;
    if (script !== -1 || (code >= 0x500 && code < 0x2000)) letters++;
  }
  return { letters, byScript };
}

/** So close that the detector's word against the page's own is no contradiction. */
const KIN = 'sr hr bs me, id ms, no da sv, cs sk, pt gl es, ru uk be bg mk sr, es ca, ar fa ur, tr az, nl af'
  .split(', ')
  .map((kin) => kin.split(' '));

/** Primary subtag: the declared language unless the text clearly differs; null when unsure. */
export function languageOf(declared: string | null, text: string): string | null {
  const said = primarySubtag(declared);
  const sample = text.slice(0, SAMPLE * 3);
  const { letters, byScript } = countLetters(sample);
  if (letters < 8) return said;
  const hanShare = (byScript[HAN] ?? 0) / letters;
  for (const [script, [, , languages]] of SCRIPTS.entries()) {
    const share = (byScript[script] ?? 0) / letters;
    // A Japanese text may be mostly Chinese characters; a few kana settle it.
    const enough = languages[0] === 'ja' ? (share > 0.03 && share + hanShare > 0.5 ? 0 : 0.2) : 0.4;
    if (share < enough) continue;
    if (languages.length === 1) return languages[0] as string;
    if (languages[0] === 'zh') return said === 'ja' && letters < 40 ? said : 'zh';
    if (said !== null && languages.includes(said)) return agreed(said, detect(sample, letters, languages), letters);
    const found = surest(detect(sample, letters, languages));
    return found !== null && languages.includes(found) ? found : (languages[0] as string);
  }
  const scores = detect(sample, letters);
  const found = letters < ENOUGH ? null : surest(scores);
  if (said === null) return found;
  // Latin letters, declared as a language of another script: a template left the declaration.
  if (SCRIPTS.some(([, , languages]) => languages.includes(said)) && said !== 'uz' && said !== 'sr' && said !== 'kk')
    return found;
  return agreed(said, scores, letters);
}

function agreed(said: string, scores: readonly Score[], letters: number): string {
  const [best] = scores;
  if (best === undefined || letters < ENOUGH || best.accuracy < 0.1) return said;
  const own = scores.find(({ lang }) => lang === said)?.accuracy ?? 0;
  if (own * 3 >= best.accuracy) return said;
  return KIN.some((kin) => kin.includes(said) && kin.includes(best.lang)) && letters < ENOUGH * 4 ? said : best.lang;
}

interface Score {
  readonly lang: string;
  readonly accuracy: number;
}

function surest(scores: readonly Score[]): string | null {
  const [best, second] = scores;
  if (best === undefined || best.accuracy < 0.05) return null;
  return second !== undefined && best.accuracy < second.accuracy * 1.3 ? null : best.lang;
}

/** One letter group decides for the detector, so each word votes by itself. */
function detect(sample: string, letters: number, only?: readonly string[]): Score[] {
  if (letters < 24) return [];
  const words = sample.replace(/\S*(?:@|:\/\/|www\.)\S*/g, ' ');
  const shown = (only === undefined ? words.replace(NOT_LATIN, ' ') : words).toLowerCase().slice(0, SAMPLE);
  const votes = new Map<string, number>();
  let all = 0;
  for (const word of shown.match(WORD) ?? []) {
    all += word.length;
    for (const { lang, accuracy } of votersOf(only ?? LATIN)(word))
      votes.set(lang, (votes.get(lang) ?? 0) + accuracy * word.length);
  }
  return [...votes].map(([lang, sum]) => ({ lang, accuracy: sum / all })).sort((a, b) => b.accuracy - a.accuracy);
}

const WORD = /[\p{L}\p{M}’'-]+/gu;

const votersOf = memoised((only: readonly string[]) =>
  remembered((word): readonly Score[] =>
    detectAll(word, { only: [...only] }).map(({ lang, accuracy }) => ({ lang: primarySubtag(lang) ?? lang, accuracy })),
  ),
);
