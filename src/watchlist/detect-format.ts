/** The beginning of a file → what format of list it is. The name decides nothing. */
import { COLUMNS, isHeaderRow, type OfacPart } from './ofac/ofac-csv.ts';
import { parseCsv } from './parse-csv.ts';

export type Detected =
  | { readonly format: 'ofac-csv'; readonly part: OfacPart; readonly separator: string }
  | { readonly format: 'ofac-xml' | 'ofac-advanced-xml' | 'ftm' | 'ftm-nested' | 'ftm-delta' | 'own' | 'empty' }
  | { readonly format: 'unknown'; readonly reason: string };

/** Comma, the `@` of .del, the `|` of .pip, and what spreadsheets make of them. */
const SEPARATORS = [',', '@', '|', '\t', ';'];
const MOST_ROWS = 40;

/** @param text the first 64 KiB; the last line of it may be cut off */
export function detectFormat(text: string): Detected {
  const start = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .trimStart();
  if (start === '') return { format: 'empty' };
  if (start.startsWith('<')) return xmlFormat(start);
  if (/^[[{]/.test(start)) return jsonFormat(start);
  return csvFormat(start);
}

function xmlFormat(text: string): Detected {
  const root = /<(?:[\w.-]+:)?(sdnList|consList|Sanctions)[\s>]/.exec(text.slice(0, 8_192))?.[1];
  if (root === 'Sanctions') return { format: 'ofac-advanced-xml' };
  if (root !== undefined) return { format: 'ofac-xml' };
  const found = /<([\w.:-]+)[\s>]/.exec(text)?.[1] ?? '?';
  return {
    format: 'unknown',
    reason: `is XML of an unknown kind (<${found.slice(0, 40)}>); known are OFAC's <sdnList> and <Sanctions>`,
  };
}

/** A record of FollowTheMoney names a schema of its own and has properties; nested, some of these are records again. */
function jsonFormat(text: string): Detected {
  const [first = ''] = text.split('\n', 1);
  let value: unknown;
  try {
    value = JSON.parse(first);
  } catch {
    // A record longer than what was read of it.
    if (/^\{"(?:id|op)":.{0,400}"schema":\s?"[A-Z]/.test(first) && /"properties":/.test(first))
      value = cutRecord(first);
  }
  if (typeof value !== 'object' || value === null) return { format: 'own' };
  if ('op' in value && 'entity' in value) return { format: 'ftm-delta' };
  if (!('properties' in value) || !('schema' in value) || String(value.schema).startsWith('revenant.'))
    return { format: 'own' };
  return { format: /"properties":\s?\{[^]*?"properties":\s?\{/.test(first) ? 'ftm-nested' : 'ftm' };
}

function cutRecord(first: string): object {
  return first.startsWith('{"op"') ? { op: '', entity: {} } : { schema: '', properties: {} };
}

/** By the number of fields, and by what stands where: the shape of a file that has no header. */
function csvFormat(text: string): Detected {
  for (const separator of SEPARATORS) {
    const rows = [...take(parseCsv(text, separator), MOST_ROWS)].filter(({ fault }) => fault === null);
    const data = rows.filter((row) => !isHeaderRow(row) && row.fields.length > 1).slice(0, MOST_ROWS - 1);
    const numbered = data.filter(({ fields }) => /^\d+$/.test(fields[0] ?? ''));
    if (data.length === 0 || numbered.length < data.length * 0.6) continue;
    for (const part of ['primary', 'names', 'addresses', 'comments'] as const) {
      const fitting = numbered.filter(({ fields }) => fields.length === COLUMNS[part] && fits(part, fields));
      if (fitting.length >= numbered.length * 0.6) return { format: 'ofac-csv', part, separator };
    }
  }
  return { format: 'own' };
}

function fits(part: OfacPart, fields: readonly string[]): boolean {
  if (part === 'names') return /^(?:[afn]\.?k\.?a\.?)$/i.test(fields[2] ?? '');
  if (part === 'comments') return !/^\d+$/.test(fields[1] ?? '');
  if (part === 'addresses') return /^\d+$/.test(fields[1] ?? '');
  // An own list may have twelve columns and numbers for ids, but says "nothing" in no such way.
  return fields.includes('-0-') && /^(?:-0-|individual|entity|vessel|aircraft|)$/i.test(fields[2] ?? '');
}

function* take<T>(items: Iterable<T>, most: number): Generator<T> {
  let count = 0;
  for (const item of items) {
    if (++count > most) return;
    yield item;
  }
}
