import { instantOfDigits } from '../replay/replay-address.ts';
import { webAddress } from '../web-address.ts';

/** One capture by an index (CDX, CDXJ) or by a CDX server. */
export interface CdxLine {
  readonly url: string;
  /** ISO 8601 instant, of 14 digits. */
  readonly capturedAt: string;
  readonly digits: string;
  /** Null where the index does not say: revisits have none of their own. */
  readonly status: number | null;
  readonly type: string | null;
  readonly digest: string | null;
  /** Of the WARC, as the index has it; null from a server. */
  readonly file: string | null;
  readonly offset: number | null;
  readonly isRevisit: boolean;
}

/** The fields of a CDX line by their letters in the header ("CDX N b a m s k r M S V g"), as far as they are read. */
const LETTERS: Readonly<Record<string, string>> = {
  a: 'url',
  b: 'timestamp',
  m: 'mime',
  s: 'status',
  k: 'digest',
  V: 'offset',
  g: 'filename',
};
/** Without a header line: the two forms in use, of 11 and of 9 columns. */
const ELEVEN = [
  'urlkey',
  'timestamp',
  'url',
  'mime',
  'status',
  'digest',
  'redirect',
  'robot',
  'length',
  'offset',
  'filename',
];
const NINE = ['urlkey', 'timestamp', 'url', 'mime', 'status', 'digest', 'redirect', 'offset', 'filename'];

/** The columns that a header line names; null for any other line. */
export function cdxHeader(line: string): readonly string[] | null {
  const found = /^(.)CDX\b/.exec(line);
  if (found === null) return null;
  const letters = line
    .slice(4)
    .split(found[1] ?? ' ')
    .filter(Boolean);
  return letters.map((letter) => LETTERS[letter] ?? letter);
}

/** One line of an index, of either kind. `columns`: of the header line. Null for a line that names no capture of a web address. */
export function parseCdxLine(line: string, columns: readonly string[] | null): CdxLine | null {
  const json = line.indexOf('{');
  if (columns === null && json !== -1) {
    const [, digits = ''] = line.slice(0, json).trim().split(' ');
    const fields = fieldsOf(line.slice(json));
    return fields === null ? null : cdxLineOf({ ...fields, timestamp: digits });
  }
  const parts = line.trim().split(' ');
  const names = columns ?? (parts.length === 11 ? ELEVEN : parts.length === 9 ? NINE : null);
  if (names === null || parts.length < names.length) return null;
  return cdxLineOf(Object.fromEntries(names.map((name, i) => [name, parts[i] ?? ''])));
}

function fieldsOf(json: string): Record<string, string> | null {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null) return null;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, one]) =>
        typeof one === 'string' || typeof one === 'number' ? [[name, String(one)] as const] : [],
      ),
    );
  } catch {
    return null;
  }
}

/** By the names that CDXJ and CDX servers give to fields; each has more than one. */
export function cdxLineOf(fields: Readonly<Record<string, string>>): CdxLine | null {
  const field = (...names: string[]): string | null => {
    const found = names.map((name) => fields[name]).find((value) => value !== undefined);
    return found === undefined || found === '-' || found === '' ? null : found;
  };
  const digits = field('timestamp') ?? '';
  const [url, capturedAt] = [webAddress(field('url', 'original')), instantOfDigits(digits)];
  if (url === null || capturedAt === null) return null;
  const [status, offset] = [field('status', 'statuscode'), field('offset')].map((text) =>
    /^\d{1,15}$/.test(text ?? '') ? Number(text) : null,
  );
  const type = field('mime', 'mimetype')?.toLowerCase() ?? null;
  const isRevisit = type === 'warc/revisit';
  return {
    url,
    capturedAt,
    digits,
    status: status ?? null,
    type: isRevisit ? null : type,
    digest: field('digest'),
    file: field('filename'),
    offset: offset ?? null,
    isRevisit,
  };
}
