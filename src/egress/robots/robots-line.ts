/** A line of robots.txt → its field and value, in both readings. Pure. */
import { type Reading, readsTheSame } from './robots-pattern.ts';

/** Google's parser reads this many octets of a line; the standard has no limit. */
const LITERAL_LINE = 16_663;

/** With common misspellings; prefixes count, as in Google's parser. */
const AGENT = ['user-agent', 'useragent', 'user agent'];
const DISALLOW = ['disallow', 'dissallow', 'dissalow', 'disalow', 'diasllow', 'disallaw'];
const SITEMAP = ['sitemap', 'site-map'];
const DELAY = ['crawl-delay', 'crawldelay'];

type Key = 'agent' | 'allow' | 'disallow' | 'delay' | 'sitemap';
interface Field {
  readonly key: Key;
  /** Octets, one character each. */
  readonly value: string;
}

/** A line as one of the readings has it. */
export interface Line {
  /** Without comment and the space around it. */
  readonly text: string;
  /** Null: a line without a known field. */
  readonly field: Field | null;
}

export function readLine(line: string, reading: Reading): Line {
  const text = wordsOf(line, reading);
  return { text, field: readField(text, reading) };
}

/** Octets, one character each, so that text that is no UTF-8 is matched as it is sent. */
export function linesOf(source: string | Uint8Array, maxBytes: number): string[] {
  const bytes = typeof source === 'string' ? Buffer.from(source, 'utf8') : Buffer.from(source);
  let head = bytes.subarray(0, maxBytes);
  // A cut line could mean something else ("Allow: /" for "Allow: /news"): it is dropped.
  if (bytes.byteLength > maxBytes)
    head = head.subarray(0, Math.max(head.lastIndexOf(0x0a), head.lastIndexOf(0x0d)) + 1);
  return head
    .toString('latin1')
    .replace(/^(?:\xef\xbb\xbf|\xef\xbb|\xef|\xff\xfe|\xfe\xff)/, '')
    .split(/\r\n|\n|\r/);
}

/** A NUL ends Google's line; the standard gives it no meaning. */
function wordsOf(line: string, reading: Reading): string {
  const whole = reading === 'standard' ? line.replaceAll('\0', '') : line.slice(0, LITERAL_LINE);
  const end = whole.search(reading === 'standard' ? /#/ : /[#\0]/);
  return trim(end < 0 ? whole : whole.slice(0, end));
}

function readField(text: string, reading: Reading): Field | null {
  const colon = text.indexOf(':');
  if (colon >= 0) {
    const key = keyOf(trim(text.slice(0, colon)).toLowerCase(), reading, true);
    return key === null ? null : { key, value: trim(text.slice(colon + 1)) };
  }
  // "Disallow /private", the colon forgotten: two words, the first one known.
  const [name = '', value, more] = text.split(/[ \t]+/, 3);
  const key = value === undefined || more !== undefined ? null : keyOf(name.toLowerCase(), reading, false);
  return key === null ? null : { key, value: value ?? '' };
}

/** True when a line, as the standard reads it, is surely the same in both readings; most are. */
export function readsAlike(line: string, { text, field }: Line): boolean {
  if (line.length > LITERAL_LINE || line.includes('\0')) return false;
  // Google's parser may read lines that the standard ignores: "allowed: /", "allow /".
  if (field === null) return !/^allow/i.test(text);
  return (field.key !== 'allow' && field.key !== 'disallow') || readsTheSame(field.value);
}

/**
 * Misspelt fields may name a group or forbid; "allow" must be spelt right in the standard's
 * reading.
 */
function keyOf(name: string, reading: Reading, hasColon: boolean): Key | null {
  const begins = (word: string) => name.startsWith(word);
  if (reading === 'standard' ? name === 'allow' && hasColon : begins('allow')) return 'allow';
  if (DISALLOW.some(begins)) return 'disallow';
  if (AGENT.some(begins)) return 'agent';
  if (DELAY.includes(name)) return 'delay';
  return SITEMAP.some(begins) ? 'sitemap' : null;
}

/** ASCII space only: beyond it an octet is part of a letter. */
function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

export function asText(octets: string): string {
  return Buffer.from(octets, 'latin1').toString('utf8');
}
