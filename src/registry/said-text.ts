/** What a registry says in free text → one clean line, or nothing. */
import { cleanText } from '../model/clean-text.ts';

/** Longer than any name, address or status; what is beyond is cut. */
const LONGEST = 300;
const MOST = 30;

/** One line without control characters and runs of blanks; empty for nothing. */
export function saidText(text: string): string {
  return cleanText(text.slice(0, 4 * LONGEST))
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST)
    .toWellFormed();
}

/** Each once, in order; the first few. */
export function saidList(texts: readonly string[]): string[] {
  return [...new Set(texts.map(saidText).filter((text) => text !== ''))].slice(0, MOST);
}

/** A host name as registries write it (upper case, a final dot, addresses behind it), or empty. */
export function saidHost(text: string): string {
  const [name = ''] = text
    .trim()
    .toLowerCase()
    .split(/[\s,;(]/, 1);
  const bare = name.replace(/\.$/, '');
  return bare.length <= 253 && /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/.test(bare) ? bare : '';
}
