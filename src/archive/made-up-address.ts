import { sha256 } from '../model/digest.ts';

/**
 * An address for what says nothing of where it stood, the same for the same bytes. RFC 6761 reserves .invalid: nobody's
 * site is named by mistake, and two saved pages do not become one site.
 */
export function madeUpAddress(of: 'saved' | 'inline' | 'frame', bytes: Uint8Array, name = ''): string {
  return `http://${of}-${sha256(bytes).slice(0, 12)}.invalid/${name}`;
}

const ENDINGS = new Map([
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
  ['image/avif', 'avif'],
  ['image/svg+xml', 'svg'],
  ['image/x-icon', 'ico'],
  ['image/vnd.microsoft.icon', 'ico'],
  ['application/pdf', 'pdf'],
  ['text/html', 'html'],
]);

/** What a picture or frame without a name is called: a word that no signal takes for somebody's choice. */
export function plainName(type: string): string {
  const ending = ENDINGS.get(type);
  return ending === undefined ? 'part' : `${ending === 'html' ? 'frame' : 'picture'}.${ending}`;
}

/** Absolute web address without fragment and credentials; null for anything else. */
export function webAddress(text: string | null | undefined, base?: string): string | null {
  const trimmed = (text ?? '').trim();
  if (trimmed === '' || trimmed.length > 8_192 || !URL.canParse(trimmed, base)) return null;
  const url = new URL(trimmed, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.hash = '';
  url.username = '';
  url.password = '';
  return url.href;
}

/** ISO 8601 instant; null for no date, and for one that no web page can have. */
export function instantOf(text: string | number | null | undefined): string | null {
  if (text === null || text === undefined || text === '') return null;
  const time = typeof text === 'number' ? text : Date.parse(text.trim());
  return Number.isNaN(time) || time < WEB_BEGAN || time > 4_102_444_800_000 ? null : new Date(time).toISOString();
}
/** The first web page: 6 August 1991. The other end is 2100, against clocks that were never set. */
const WEB_BEGAN = Date.UTC(1991, 7, 6);
