// A package's files of messages → sites whose pages say them: the sentences that a content system, a consent banner or a form
// puts on every site that uses it, in each language. For tools/background/build-background.mjs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Far fewer than the passages that the text signal keeps of one site. */
const A_SITE = 50;
/** Shorter ones have too few words for a passage in any script. */
const SHORTEST = 14;
const LONGEST = 3_000;
const LITERAL = /'((?:[^'\\\n]|\\[\s\S]){14,3000})'|"((?:[^"\\\n]|\\[\s\S]){14,3000})"|`([^`]{14,3000})`/g;

/**
 * @param root folder of the package
 * @param patterns of the paths to read: gettext's .mo files, or any source with quoted strings
 * @param ids where given, only translations of these strings are taken out of .mo files whose name starts with `admin-`
 * @returns the messages, each once, in groups that fit one site
 */
export function phraseGroups(root, patterns, ids = null) {
  const wanted = patterns.map((pattern) => new RegExp(pattern));
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => wanted.some((pattern) => pattern.test(path)))
    .sort();
  const found = new Set();
  for (const path of files) {
    const bytes = readFileSync(join(root, path));
    const isAdmin = /(?:^|\/)admin-[^/]*$/.test(path);
    for (const text of path.endsWith('.mo') ? translated(bytes, isAdmin ? ids : null) : quoted(bytes)) found.add(text);
  }
  const phrases = [...found].filter((text) => text.length >= SHORTEST && text.length <= LONGEST);
  return Array.from({ length: Math.ceil(phrases.length / A_SITE) }, (_, i) =>
    phrases.slice(i * A_SITE, (i + 1) * A_SITE),
  );
}

/** The strings that stand in quotes in a source, as they would be shown. */
export function quoted(bytes) {
  const source = bytes.toString('utf8');
  return [...source.matchAll(LITERAL)].flatMap(([, single, double, back]) => {
    const text = single ?? double ?? back ?? '';
    // Between two quotes of a source without line breaks there is as often code as a string.
    if (/[{}]|=>|&&|\|\||\b(?:function|return)\b/.test(text)) return [];
    return text
      .replace(/\\u\{?([0-9a-f]{4,6})\}?/gi, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16) % 0x110000))
      .replace(/\\[nrt]/g, ' ')
      .replace(/\\(.)/g, '$1');
  });
}

/** Translations out of a gettext file (GNU gettext manual, "The Format of GNU MO Files"); plural forms one by one. */
function translated(bytes, ids) {
  const little = bytes.readUInt32LE(0) === 0x950412de;
  const word = (at) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const [count, originals, translations] = [word(8), word(12), word(16)];
  const text = (table, i) => {
    const [length, at] = [word(table + 8 * i), word(table + 8 * i + 4)];
    return bytes.toString('utf8', at, at + length);
  };
  const found = [];
  for (let i = 0; i < count; i++) {
    const id = text(originals, i).replace(/^[^\u0004]*\u0004/, '');
    if (id !== '' && (ids === null || ids.has(id))) found.push(...text(translations, i).split('\0'));
  }
  return found;
}
