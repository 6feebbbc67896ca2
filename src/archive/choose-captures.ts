import { groupBy } from '../model/group-by.ts';
import { nearestTo } from './moment.ts';
import { type CdxLine, cdxLineOf, textFields } from './warc/cdx.ts';

/** Reads output=json: one array of rows, the first of them names; or an object a line (pywb). */
export function parseCdxAnswer(body: Uint8Array): CdxLine[] {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8').trim();
  try {
    return fieldsOf(text).flatMap((fields) => cdxLineOf(fields) ?? []);
  } catch {
    return [];
  }
}

function fieldsOf(text: string): Record<string, string>[] {
  if (text === '') return [];
  if (!text.startsWith('['))
    return text.split('\n').map((line) => textFields(Object.entries((JSON.parse(line) as object | null) ?? {})));
  const [names, ...rows] = JSON.parse(text) as unknown[];
  if (!Array.isArray(names)) return [];
  return rows.filter(Array.isArray).map((row) => textFields(names.map((name, i) => [String(name), row[i]])));
}

/** The successful capture nearest to a moment (milliseconds); without a moment the latest. */
export function nearest(lines: readonly CdxLine[], at: number | null): CdxLine | null {
  const good = lines.filter(({ status }) => status === null || status === 200);
  return nearestTo(good, at) ?? null;
}

/** For each address the capture nearest to the home page's; the shortest paths first. */
export function chooseCaptures(lines: readonly CdxLine[], home: CdxLine) {
  const keyOf = ({ url }: CdxLine) => url.replace(/^https?:\/\/(www\.)?/, '');
  const byUrl = groupBy(lines, keyOf);
  byUrl.delete(keyOf(home));
  const chosen = [...byUrl.values()].flatMap((same) => nearest(same, Date.parse(home.capturedAt)) ?? []);
  const depth = ({ url }: CdxLine) => url.split('/').length * 1_000 + url.length;
  chosen.sort((a, b) => depth(a) - depth(b) || (a.url < b.url ? -1 : 1));
  const ofType = (wanted: RegExp) => chosen.filter(({ type }) => wanted.test(type ?? ''));
  return {
    pages: ofType(/^(text\/html|application\/xhtml\+xml)$/),
    pictures: ofType(/^image\//),
    documents: ofType(/^application\/pdf$/),
    styles: ofType(/^text\/css$/),
  };
}
