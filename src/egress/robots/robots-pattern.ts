/** Patterns of robots.txt and the addresses they are compared with, in both readings. Pure. */

/**
 * `standard`: RFC 9309, 2.2.2, so `%62` is `b`. `literal`: Google's parser, which encodes only
 * non-ASCII octets.
 */
export type Reading = 'standard' | 'literal';

export interface Pattern {
  /** The text between the stars. */
  readonly pieces: readonly string[];
  /** True when the pattern ends in `$`. */
  readonly anchored: boolean;
  /** Octets: the longest pattern that matches wins. */
  readonly length: number;
}

/** `value`: octets as one character each. */
export function readPattern(value: string, reading: Reading): Pattern {
  const anchored = value.endsWith('$');
  const open = anchored ? value.slice(0, -1) : value;
  const fold = reading === 'standard' ? normalise : escapeOctets;
  const stars = reading === 'standard' ? open.replace(/\*+/g, '*') : open;
  const pieces = stars.split('*').map(fold);
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0) + pieces.length - 1 + (anchored ? 1 : 0);
  return {
    pieces: pieces.filter((piece, index) => index === 0 || index === pieces.length - 1 || piece !== ''),
    anchored,
    length,
  };
}

/** True if a pattern of these characters is the same in both readings, as most are. */
export function readsTheSame(value: string): boolean {
  return /^[A-Za-z0-9\-._~:/?#[\]@!&'()+,;=*]*\$?$/.test(value) && !value.includes('**');
}

/** Path and query of an address, ready to be held against patterns of the same reading. */
export function readTarget(target: string, reading: Reading): string {
  return reading === 'standard' ? normalise(Buffer.from(target, 'utf8').toString('latin1')) : target;
}

/**
 * Pieces in order, the first at the start, the last at the end when anchored: leftmost fits are
 * enough.
 */
export function matches({ pieces, anchored }: Pattern, target: string): boolean {
  const [first = ''] = pieces;
  if (!target.startsWith(first)) return false;
  if (pieces.length === 1) return !anchored || target.length === first.length;
  let at = first.length;
  const between = anchored ? pieces.length - 1 : pieces.length;
  for (let i = 1; i < between; i++) {
    const piece = pieces[i] as string;
    const found = target.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  if (!anchored) return true;
  const last = pieces[pieces.length - 1] as string;
  return target.length - last.length >= at && target.endsWith(last);
}

const UNRESERVED = /[A-Za-z0-9\-._~]/;

/** RFC 9309, 2.2.2: what is neither reserved nor unreserved is encoded; so are `*` and `$`. */
function normalise(octets: string): string {
  return octets
    .replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => {
      const character = String.fromCharCode(Number.parseInt(hex, 16));
      return UNRESERVED.test(character) ? character : `%${hex.toUpperCase()}`;
    })
    .replace(/[^A-Za-z0-9\-._~:/?#[\]@!&'()+,;=%]/g, percent);
}

function escapeOctets(octets: string): string {
  return octets.replace(/%[0-9a-fA-F]{2}/g, (code) => code.toUpperCase()).replace(/[\x80-\xff]/g, percent);
}

/** By octet: half a megabyte of a hostile file may be nothing but octets to encode. */
const PERCENT = Array.from({ length: 256 }, (_, octet) => `%${octet.toString(16).toUpperCase().padStart(2, '0')}`);

function percent(octet: string): string {
  return PERCENT[octet.charCodeAt(0)] as string;
}
