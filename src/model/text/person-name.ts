/** Names of people, as compared. */
import { cleanText } from './clean-text.ts';
import confusables from './confusables.json' with { type: 'json' };

/** One spelling of a name, by which a person signs in whatever the case. */
export const spelledName = (name: string): string => cleanText(name).normalize('NFKC').trim().toLowerCase();

/**
 * The look of a name (skeletons of UTS 39), without blanks and invisible signs: as written and in
 * small letters, because `I` looks like `l`, and `i` does not. Two names are alike when they share
 * a skeleton.
 */
export function skeletonsOf(name: string): readonly string[] {
  const seen = cleanText(name)
    .normalize('NFKD')
    .replace(/[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/gu, '');
  return [...new Set([seen, seen.toLowerCase()].map((text) => skeleton(text)))];
}

/** True if a person may take one name for the other. */
export function areAlike(one: string, other: string): boolean {
  const skeletons = skeletonsOf(other);
  return skeletonsOf(one).some((each) => skeletons.includes(each));
}

/** Sign → the sign it looks like. Filled at first use. */
let looks: Map<string, string> | undefined;

function skeleton(text: string): string {
  looks ??= readTable();
  const table = looks;
  return Array.from(text, (sign) => table.get(sign) ?? sign)
    .join('')
    .normalize('NFKD')
    .toLowerCase();
}

/**
 * Signs that look like others (Unicode UTS 39, confusables.txt), each as `look=signs` in
 * hexadecimal code points. Letters, numerals, marks and punctuation that NFKD leaves unchanged
 * (source: NOTICE).
 */
function readTable(): Map<string, string> {
  const signs = (codes: string): string =>
    String.fromCodePoint(...codes.split('+').map((code) => Number.parseInt(code, 16)));
  const rows = confusables.flatMap((line) => line.split(';'));
  return new Map(
    rows.flatMap((row) => {
      const [look = '', like = ''] = row.split('=');
      return like.split(' ').map((sign): [string, string] => [signs(sign), signs(look)]);
    }),
  );
}
