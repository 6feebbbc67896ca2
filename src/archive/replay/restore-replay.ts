import { STATED_TIME } from '../../model/words.ts';
import type { ArchivedRecord } from '../archived.ts';
import { type ReplayAddress, replayAddress } from './replay-address.ts';
import { restoreReplayedPage } from './restore-page.ts';
import { type StatedReplay, statedReplay } from './stated-replay.ts';

/** Says that the bytes are not as the archive served them, but as they were before it rewrote them. */
export const RESTORED = 'replay:restored';
/** Of a saved page that does not say when it was taken. */
const UNDATED = 'time:unknown';
/** Of a saved page whose address only its own canonical link, og:url or base tells. */
export const STATED_ADDRESS = 'address:stated';

/**
 * A record that was taken from a web archive's replay → the record as it was captured there: its own address, the moment of that
 * capture, the headers of that answer, and of a page the markup without what the replay put in. Anything else stays as it is.
 * `asked`: the address under which the bytes came.
 */
export function restoreReplay(record: ArchivedRecord, asked: string, believed: readonly string[] = []): ArchivedRecord {
  const told = replayAddress(asked, believed);
  const nameless = isMadeUp(record.finalUrl);
  const undated = record.marks.includes(UNDATED);
  // A page is believed about where it stood only where nothing else is known; that it alone says when stays marked.
  const replay = told ?? (nameless || undated ? statedReplay(record) : null);
  if (replay === null) return record;
  const isOwnWord = told === null || record.marks.includes(STATED_ADDRESS);
  const headers = originalHeaders(record.headers);
  const memento = Date.parse(record.headers['memento-datetime'] ?? '');
  const stated = Number.isNaN(memento) ? replay.capturedAt : new Date(memento).toISOString();
  const capturedAt = isOwnWord ? (undated ? replay.capturedAt : record.capturedAt) : stated;
  const dated = record.marks.filter((mark) => mark !== UNDATED);
  const marks = isOwnWord && undated ? [...dated, STATED_TIME] : dated;
  const url = told === null && !nameless ? record.finalUrl : addressIn(replay, record);
  const restored = { ...record, url, finalUrl: url, headers, capturedAt, marks };
  if (record.role !== 'page') return restored;
  const body = restoreReplayedPage(record.body, { digits: replay.digits, url: replay.url, hosts: believed });
  if (body === null) return restored;
  const { original = { url: asked, body: record.body } } = record;
  return { ...restored, body, original, marks: [...marks, RESTORED] };
}

export function isMadeUp(url: string): boolean {
  return URL.canParse(url) && new URL(url).hostname.endsWith('.invalid');
}

/** Where only the site is known, the page keeps the path that its file gave it. */
function addressIn(replay: ReplayAddress | StatedReplay, { finalUrl }: ArchivedRecord): string {
  if (!('ofSite' in replay && replay.ofSite)) return replay.url;
  const { pathname, search } = new URL(finalUrl);
  return new URL(pathname + search, replay.url).href;
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
