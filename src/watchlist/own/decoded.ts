/** Bytes of a table → its text, whatever program saved it. */
import { isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import { orElse } from '../../errors.ts';

export interface Decoded {
  readonly text: string;
  /** The code page as its letters tell it, a WHATWG label; null: the bytes themselves say it. */
  readonly guessed: string | null;
  /** Lines with bytes that are no text in it, counted from 1. */
  readonly broken: ReadonlySet<number>;
}

const SAMPLE_BYTES = 1 << 16;
/** Share of lines with letters beyond ASCII that may be broken in a text that is UTF-8. */
const FEW = 0.2;
/** Programs of Windows save these, and a detector names the standard that is nearly the same. */
const WINDOWS: ReadonlyMap<string, string> = new Map([
  ['iso-8859-2', 'windows-1250'],
  ['iso-8859-5', 'windows-1251'],
  ['iso-8859-7', 'windows-1253'],
  ['iso-8859-8', 'windows-1255'],
  ['iso-8859-6', 'windows-1256'],
]);
/** Letters where Turkish has its own: the two code pages differ in nothing else. */
const NORDIC = /[ÐÝÞðýþ]/;
/** Letters of Icelandic and Faroese that Turkish does not have. */
const NOT_TURKISH = /[áéíóúæøÁÉÍÓÚÆØ]/;

/** Null: its code page cannot be told. */
export function decodedTable(bytes: Uint8Array): Decoded | null {
  const wide = wideLabel(bytes);
  if (wide !== null) return { text: new TextDecoder(wide).decode(bytes), guessed: null, broken: new Set() };
  if (isUtf8(bytes)) return { text: new TextDecoder('utf-8').decode(bytes), guessed: null, broken: new Set() };
  const { lines, broken } = linesOf(bytes);
  if (broken.size <= FEW * lines) return { text: new TextDecoder('utf-8').decode(bytes), guessed: null, broken };
  const label = codePageOf(nonAsciiLines(bytes));
  return label === null ? null : { text: new TextDecoder(label).decode(bytes), guessed: label, broken: new Set() };
}

/** UTF-16, by its mark or by the zeros between Latin letters. */
function wideLabel(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 1_000);
  if (bytes.length < 8 || bytes.length % 2 === 1) return null;
  const zerosAt = (parity: number): number => sample.filter((byte, at) => byte === 0 && at % 2 === parity).length;
  const [even, odd] = [zerosAt(0), zerosAt(1)];
  if (odd > sample.length / 5 && even === 0) return 'utf-16le';
  return even > sample.length / 5 && odd === 0 ? 'utf-16be' : null;
}

/** How many lines have more than ASCII, and which of them are no UTF-8. */
function linesOf(bytes: Uint8Array): { readonly lines: number; readonly broken: Set<number> } {
  const broken = new Set<number>();
  let [lines, line] = [0, 1];
  for (const part of split(bytes)) {
    const isAscii = part.every((byte) => byte < 0x80);
    if (!isAscii) lines += 1;
    if (!isAscii && !isUtf8(part)) broken.add(line);
    line += 1;
  }
  return { lines, broken };
}

function* split(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, from);
    yield bytes.subarray(from, end === -1 ? bytes.length : end);
    from = end === -1 ? bytes.length : end + 1;
  }
}

/** Addresses and numbers say nothing of a code page, and would outweigh the names. */
function nonAsciiLines(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (const part of split(bytes)) {
    if (part.every((byte) => byte < 0x80)) continue;
    parts.push(part, Uint8Array.of(10));
    length += part.length + 1;
    if (length > SAMPLE_BYTES) break;
  }
  return Buffer.concat(parts);
}

/** The likeliest by its letters, of those whose words look like words. */
function codePageOf(sample: Uint8Array): string | null {
  const labels = new Set<string>();
  for (const { name } of chardet.analyse(sample).slice(0, 6)) {
    const label = orElse(() => new TextDecoder(name).encoding, null);
    if (label !== null && !label.startsWith('utf-')) labels.add(WINDOWS.get(label) ?? label);
  }
  const read = [...labels].map((label) => {
    const text = new TextDecoder(label).decode(sample);
    return { label, text, odd: oddness(text) };
  });
  const [best] = read.toSorted((a, b) => a.odd - b.odd);
  if (best === undefined || best.odd > 0.1) return null;
  // The detector's order decides between those that look alike.
  const chosen = read.find(({ odd }) => odd <= best.odd + 0.02) ?? best;
  if (chosen.label !== 'windows-1252' && chosen.label !== 'windows-1254') return chosen.label;
  const text = new TextDecoder('windows-1252').decode(sample);
  return NORDIC.test(text) && !NOT_TURKISH.test(text) ? 'windows-1254' : 'windows-1252';
}

/** Share of the signs beyond ASCII that no word has where they stand. */
function oddness(text: string): number {
  const signs = text.replace(/[\0-\x7f]+/g, '').length;
  const odd =
    count(text, /[\u0080-\u009f\ufffd]/g) +
    // A sign, or a capital after a small letter, within a word.
    count(text, /(?<=\p{L})[^\p{L}\p{M}\p{N}\p{P}\p{Z}\p{Sk}\0-\x7f](?=\p{L})/gu) +
    count(text, /(?<=\p{Ll})(?=[^\0-\x7f])\p{Lu}/gu) +
    count(
      text,
      /(?<=\p{Script=Latin})(?=[^\0-\x7f])[^\p{Script=Latin}\P{L}]|(?<=[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}])(?=[^\0-\x7f])\p{Script=Latin}/gu,
    );
  return signs === 0 ? 0 : odd / signs;
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
