import { parseObject } from '../../model/parse-json.ts';
import { instantOfDigits } from '../replay/replay-address.ts';
import { webAddress } from '../web-address.ts';

export type CdxLine = NonNullable<ReturnType<typeof cdxLineOf>>;

/** The fields that are read, by their letters in a header line ("CDX N b a m s k r M S V g"). */
// biome-ignore format: one line reads better
const LETTERS: Readonly<Record<string, string>> = { a: 'url', b: 'timestamp', m: 'mime', s: 'status', k: 'digest', V: 'offset', g: 'filename' };
/** The two forms in use without a header line, of 11 and of 9 columns. */
const ELEVEN = 'urlkey timestamp url mime status digest redirect robot length offset filename'.split(' ');
const NINE = ELEVEN.filter((name) => name !== 'robot' && name !== 'length');

export function cdxHeader(line: string): readonly string[] | null {
  const [, separator] = /^(.)CDX\b/.exec(line) ?? [];
  if (separator === undefined) return null;
  const letters = line.slice(4).split(separator).filter(Boolean);
  return letters.map((letter) => LETTERS[letter] ?? letter);
}

/** `columns`: of the header line. Null for a line that names no capture of a web address. */
export function parseCdxLine(line: string, columns: readonly string[] | null): CdxLine | null {
  const json = line.indexOf('{');
  if (columns === null && json !== -1) {
    const [, timestamp = ''] = line.slice(0, json).trim().split(' ');
    const fields = parseObject(line.slice(json));
    return fields === null ? null : cdxLineOf({ ...textFields(Object.entries(fields)), timestamp });
  }
  const parts = line.trim().split(' ');
  const names = columns ?? [ELEVEN, NINE].find(({ length }) => length === parts.length);
  if (names === undefined || parts.length < names.length) return null;
  return cdxLineOf(Object.fromEntries(names.map((name, i) => [name, parts[i] ?? ''])));
}

export function textFields(entries: readonly (readonly [string, unknown])[]): Record<string, string> {
  const simple = entries.filter(([, one]) => typeof one === 'string' || typeof one === 'number');
  return Object.fromEntries(simple.map(([name, one]) => [name, String(one)]));
}

/** By the names that CDXJ and CDX servers give to fields; some have two. */
export function cdxLineOf(fields: Readonly<Record<string, string>>) {
  const field = (...names: string[]): string | null => {
    const value = names.map((name) => fields[name]).find((one) => one !== undefined);
    return value === undefined || value === '-' || value === '' ? null : value;
  };
  const number = (text: string | null): number | null => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : null);
  const digits = field('timestamp') ?? '';
  const [url, capturedAt] = [webAddress(field('url', 'original')), instantOfDigits(digits)];
  if (url === null || capturedAt === null) return null;
  const type = field('mime', 'mimetype')?.toLowerCase() ?? null;
  const isRevisit = type === 'warc/revisit';
  return {
    url,
    capturedAt,
    digits,
    // Null where the index does not state it, as for revisits.
    status: number(field('status', 'statuscode')),
    type: isRevisit ? null : type,
    digest: field('digest'),
    // The name of the WARC, as the index has it; null from a server.
    file: field('filename'),
    offset: number(field('offset')),
    isRevisit,
  };
}
