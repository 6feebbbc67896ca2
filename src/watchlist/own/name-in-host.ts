/** Names in one column and hosts in another → how far they belong together, in any language. */
import { latinOf } from '../../values/latin-letters.ts';

/** Letters of a word of the name that must stand in the host. */
const LETTERS = 4;
/** Rows with both from which a share is told. */
const LEAST_ROWS = 3;

/** Share of the rows with both whose host has a word of the name; null: too few have both. */
export function nameInHost(names: readonly string[], sites: readonly string[]): number | null {
  let [both, found] = [0, 0];
  for (const [row, name] of names.entries()) {
    const host = hostOf(sites[row] ?? '');
    const words = wordsOf(name);
    if (host === '' || words.length === 0) continue;
    both += 1;
    if (words.some((word) => host.includes(word))) found += 1;
  }
  return both < LEAST_ROWS ? null : found / both;
}

/** The beginnings of its words, in Latin letters. */
function wordsOf(name: string): string[] {
  return name
    .slice(0, 200)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map((word) => latinOf(word.toLowerCase()))
    .filter((word) => word.length >= LETTERS)
    .map((word) => word.slice(0, LETTERS + 1));
}

/** Its letters without `www` and the top-level domain. */
function hostOf(site: string): string {
  const [host = ''] = site
    .toLowerCase()
    .replace(/^[a-z]+:?\/\//, '')
    .replace(/^www\./, '')
    .split(/[/?#:\s;,|]/);
  return latinOf(host.replace(/\.[^.]*$/, ''));
}
