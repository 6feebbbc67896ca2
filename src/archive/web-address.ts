/** Addresses and times that archives and saved pages state; null for text that cannot be one. */
import { isIP } from 'node:net';
import { isUrl } from '../model/text/is-url.ts';

/** No browser and no archive accepts a longer one. */
const MOST_LENGTH = 8_192;

/** Without fragment, user name and password. Some WARC 1.0 writers add angle brackets. */
export function webAddress(text: string | null | undefined, base?: string): string | null {
  const trimmed = (text ?? '').trim().replace(/^<([^<>]*)>$/, '$1');
  if (trimmed === '' || trimmed.length > MOST_LENGTH || !isUrl(trimmed, base)) return null;
  const url = new URL(trimmed, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.hash = '';
  url.username = '';
  url.password = '';
  return url.href;
}

/** Archives write IPv6 with and without brackets; some write an empty text or a host name. */
export function ipAddress(text: string | null | undefined): string | null {
  const bare = (text ?? '').replace(/^\[(.*)\]$/, '$1');
  return isIP(bare) === 0 ? null : bare;
}

/** As WARC (W3CDTF), HAR and people write it: from a year to an instant; without a zone UTC. */
const ISO = /^\d{4}(?:-\d\d(?:-\d\d(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?)?)?$/i;
/** As mail, HTTP and browsers write it: in words, and with a zone. */
const IN_WORDS = /^(?:[a-z]{3,9},? )?(?:\d{1,2} [a-z]{3,9}|[a-z]{3,9} \d{1,2}),? \d{4} .*(?:GMT|UTC|Z|[+-]\d{4})$/i;
/** The first web page: 6 August 1991. */
const WEB_BEGAN = Date.UTC(1991, 7, 6);
/** Against clocks that were never set. */
const CLOCKS_END = Date.UTC(2100, 0, 1);

/** ISO 8601 instant of a date or of milliseconds, the same in any time zone. */
export function instantOf(text: string | number | null | undefined): string | null {
  if (text === null || text === undefined || text === '') return null;
  const time = typeof text === 'number' ? text : millisecondsOf(text.trim());
  return Number.isNaN(time) || time < WEB_BEGAN || time > CLOCKS_END ? null : new Date(time).toISOString();
}

function millisecondsOf(text: string): number {
  const iso = ISO.exec(text);
  if (iso === null) return IN_WORDS.test(text) ? Date.parse(text) : Number.NaN;
  const [, clock, zone] = iso;
  if (clock === undefined) return Date.parse(text);
  return Date.parse(`${text.slice(0, 10)}T${clock}${(zone ?? 'Z').toUpperCase()}`);
}
