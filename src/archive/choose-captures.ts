import { type CdxLine, cdxLineOf } from './warc/cdx.ts';

/** What a CDX server answers to output=json: one array of rows, the first of them names; or an object a line (pywb). */
export function parseCdxAnswer(body: Uint8Array): CdxLine[] {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8').trim();
  if (text === '') return [];
  try {
    if (!text.startsWith('[')) return text.split('\n').flatMap((line) => linesOf([fieldsOf(JSON.parse(line))]));
    const [names, ...rows] = JSON.parse(text) as unknown[];
    if (!Array.isArray(names)) return [];
    return linesOf(
      rows
        .filter(Array.isArray)
        .map((row) => Object.fromEntries(names.map((name, i) => [String(name), String(row[i] ?? '')]))),
    );
  } catch {
    return [];
  }
}

function fieldsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, String(one)]));
}

function linesOf(rows: readonly Record<string, string>[]): CdxLine[] {
  return rows.flatMap((row) => cdxLineOf(row) ?? []);
}

/** Of the captures of one page the one nearest to a moment (milliseconds); without one the latest. Only answers with 200 count. */
export function nearest(lines: readonly CdxLine[], at: number | null): CdxLine | null {
  const good = lines.filter(({ status }) => status === null || status === 200);
  const distance = ({ capturedAt }: CdxLine) =>
    at === null ? -Date.parse(capturedAt) : Math.abs(Date.parse(capturedAt) - at);
  return good.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

export interface ChosenCaptures {
  readonly pages: readonly CdxLine[];
  readonly pictures: readonly CdxLine[];
  readonly documents: readonly CdxLine[];
}

/** Of all captures of a host one of each address, nearest to the home page's: pages by depth, pictures and documents apart. */
export function chooseCaptures(lines: readonly CdxLine[], home: CdxLine): ChosenCaptures {
  const byUrl = new Map<string, CdxLine[]>();
  for (const line of lines) {
    const key = line.url.replace(/^https?:\/\/(www\.)?/, '');
    const known = byUrl.get(key);
    if (known === undefined) byUrl.set(key, [line]);
    else known.push(line);
  }
  byUrl.delete(home.url.replace(/^https?:\/\/(www\.)?/, ''));
  const chosen = [...byUrl.values()].flatMap((same) => nearest(same, Date.parse(home.capturedAt)) ?? []);
  const depth = ({ url }: CdxLine) => url.split('/').length * 1_000 + url.length;
  chosen.sort((a, b) => depth(a) - depth(b) || (a.url < b.url ? -1 : 1));
  const ofType = (wanted: RegExp) => chosen.filter(({ type }) => wanted.test(type ?? ''));
  return {
    pages: ofType(/^(text\/html|application\/xhtml\+xml)$/),
    pictures: ofType(/^image\//),
    documents: ofType(/^application\/pdf$/),
  };
}
