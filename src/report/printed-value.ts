/** A value in the spelling of the page that shows it. */
import { shownValue } from './wording.ts';

/**
 * The value as the page prints it, such as `030 / 23125-147` for `+493023125147`: the part of the
 * quotation with the same letters and digits.
 */
export function printedValue(side: { readonly value: string; readonly quote: string }): string {
  const shown = shownValue(side);
  const { quote } = side;
  // Instead of a digest the words at its place are shown already.
  if (shown !== side.value) return shown;
  const signs = [...quote.matchAll(/[\p{L}\p{N}]/gu)];
  const text = signs.map(([sign]) => lower(sign)).join('');
  // Only where each sign keeps its length may positions be counted back.
  if (text.length !== signs.reduce((sum, [sign]) => sum + sign.length, 0)) return shown;
  const wanted = lower(shown.replace(/[^\p{L}\p{N}]/gu, ''));
  const number = /^\d{7,}$/.test(wanted);
  for (let cut = 0; cut <= (number ? Math.min(4, wanted.length - 7) : 0); cut++) {
    const part = wanted.slice(cut);
    const at = part === '' ? -1 : text.indexOf(part);
    if (at < 0) continue;
    const [from, to] = [startOf(signs, at), startOf(signs, at + part.length - 1)];
    if (from === null || to === null) return shown;
    // A number begins with its sign, bracket and trunk prefix.
    const before = number ? (/[+(\d][\d\s()./-]*$/.exec(quote.slice(0, from))?.[0] ?? '') : '';
    return `${before}${quote.slice(from, to + 1)}`;
  }
  return shown;
}

const lower = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The index in the quotation of the sign that holds this position of the text. */
function startOf(signs: readonly RegExpExecArray[], position: number): number | null {
  let at = 0;
  for (const sign of signs) {
    if (at >= position) return at === position ? sign.index : null;
    at += sign[0].length;
  }
  return null;
}
