import type { ArchivedRecord } from './archived.ts';
import { replayAddress } from './replay-address.ts';
import { restoreReplayedPage } from './restore-page.ts';
import { webAddress } from './web-address.ts';

/** Says that the bytes are not as the archive served them, but as they were before it rewrote them. */
export const RESTORED = 'replay:restored';
/** Of a saved page that does not say when it was taken. */
const UNDATED = 'time:unknown';

/**
 * A record that was taken from a web archive's replay → the record as it was captured there: its own address, the moment of that
 * capture, the headers of that answer, and of a page the markup without what the replay put in. Anything else stays as it is.
 * `asked`: the address under which the bytes came.
 */
export function restoreReplay(record: ArchivedRecord, asked: string, believed: readonly string[] = []): ArchivedRecord {
  const told = replayAddress(asked, believed);
  const nameless = URL.canParse(record.finalUrl) && new URL(record.finalUrl).hostname.endsWith('.invalid');
  // A page is believed about where it stood only where nothing else is known, and about when never: any shop could date itself back.
  const replay = told ?? (nameless || record.marks.includes(UNDATED) ? statedReplay(record) : null);
  if (replay === null) return record;
  const headers = originalHeaders(record.headers);
  const memento = Date.parse(record.headers['memento-datetime'] ?? '');
  const stated = Number.isNaN(memento) ? replay.capturedAt : new Date(memento).toISOString();
  const capturedAt = told === null ? record.capturedAt : stated;
  const marks = told === null ? record.marks : record.marks.filter((mark) => mark !== UNDATED);
  const url = told === null && !nameless ? record.finalUrl : replay.url;
  const restored = { ...record, url, finalUrl: url, headers, capturedAt, marks };
  if (record.role !== 'page') return restored;
  const body = restoreReplayedPage(record.body, { digits: replay.digits, url: replay.url, hosts: believed });
  if (body === null) return restored;
  const { original = { url: asked, body: record.body } } = record;
  return { ...restored, body, original, marks: [...marks, RESTORED] };
}

/** A page that was saved from a replay says in the script that the replay put in whose it was and when. So may any other. */
export function statedReplay({
  role,
  body,
}: Pick<ArchivedRecord, 'role' | 'body'>): { url: string; digits: string; capturedAt: string } | null {
  if (role !== 'page') return null;
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 65_536)).toString('latin1');
  const [, address = '', digits = ''] = /__wm\.wombat\("([^"\n]{1,2083})","(\d{14})",/.exec(head) ?? [];
  const url = webAddress(address.replaceAll('&amp;', '&'));
  return url === null ? null : replayAddress(`https://web.archive.org/web/${digits}/${url}`);
}

const ORIGINAL = 'x-archive-orig-';
/** Of the archive's own answer, not of the one it keeps. */
const OWN =
  /^(x-archive-|x-app-server|x-ts|x-tr|x-location|x-cache-key|x-rl|x-na|x-page-cache|memento-datetime|link$|server-timing)/;
/** The body is no longer as these say. */
const CODING = new Set(['content-encoding', 'transfer-encoding', 'content-length']);

function originalHeaders(headers: ArchivedRecord['headers']): Record<string, string> {
  const named = Object.entries(headers);
  const originals = named
    .filter(([name]) => name.startsWith(ORIGINAL))
    .map(([name, value]) => [name.slice(ORIGINAL.length), value] as const)
    .filter(([name]) => !CODING.has(name));
  // Without them nothing of the answer is known but the type that the replay gave it.
  const type = named.filter(([name]) => name === 'content-type');
  const own = originals.length > 0 ? type : named.filter(([name]) => !OWN.test(name));
  return Object.fromEntries([...originals, ...own]);
}
