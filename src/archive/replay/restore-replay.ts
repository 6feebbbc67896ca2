import { groupBy } from '../../model/group-by.ts';
import { STATED_TIME } from '../../model/words.ts';
import type { ArchivedRecord } from '../archived.ts';
import { webAddress } from '../web-address.ts';
import { type ReplayAddress, replayAddress } from './replay-address.ts';
import { restoreReplayedPage } from './restore-page.ts';

/** Mark of a page whose bytes are not as the archive served them. */
const RESTORED = 'replay:restored';
/** Mark of a saved page that does not say when it was captured. */
const UNDATED = 'time:unknown';

/**
 * A replayed record → as it was captured: address, moment, headers, and markup without the replay's
 * additions. Others are returned unchanged. `asked`: the address under which the bytes came;
 * `trusted`: hosts besides the public archives.
 */
export function restoreReplay(record: ArchivedRecord, asked: string, trusted: readonly string[] = []): ArchivedRecord {
  const known = replayAddress(asked, trusted);
  const undated = record.marks.includes(UNDATED);
  // A page's own statement counts only where no time is known, and never for its address.
  const replay = known ?? (undated ? statedReplay(record) : null);
  if (replay === null) return record;
  const memento = Date.parse(record.headers['memento-datetime'] ?? '');
  const isServed = known !== null && !Number.isNaN(memento);
  const capturedAt = isServed ? new Date(memento).toISOString() : replay.capturedAt;
  const dated = record.marks.filter((mark) => mark !== UNDATED);
  const marks = known === null ? [...dated, STATED_TIME] : dated;
  const url = known?.url ?? record.finalUrl;
  const restored = { ...record, url, finalUrl: url, headers: originalHeaders(record.headers), capturedAt, marks };
  if (record.role !== 'page') return restored;
  const body = restoreReplayedPage(record.body, { digits: replay.digits, url, hosts: trusted });
  if (body === null) return restored;
  const { original = { url: asked, body: record.body } } = record;
  return { ...restored, body, original, marks: [...marks, RESTORED] };
}

const ORIGINAL = 'x-archive-orig-';
/** Headers of the archive's own answer, not of the captured one. */
const OF_ARCHIVE =
  /^(x-archive-|x-app-server|x-ts|x-tr|x-location|x-cache-key|x-rl|x-na|x-page-cache|memento-datetime|link$|server-timing)/;
/** No longer true of the body. */
const CODING = new Set(['content-encoding', 'transfer-encoding', 'content-length']);

function originalHeaders(headers: ArchivedRecord['headers']): Record<string, string> {
  const named = Object.entries(headers);
  const originals = named
    .filter(([name]) => name.startsWith(ORIGINAL))
    .map(([name, value]) => [name.slice(ORIGINAL.length), value] as const)
    .filter(([name]) => !CODING.has(name));
  const isOwn = (name: string) => (originals.length > 0 ? name === 'content-type' : !OF_ARCHIVE.test(name));
  return Object.fromEntries([...originals, ...named.filter(([name]) => isOwn(name))]);
}

/** The statement of a page saved from a replay; any page can claim one. */
type StatedReplay = Pick<ReplayAddress, 'digits' | 'capturedAt'>;

const MOST_TEXT = 1 << 20;
const MOST_ADDRESSES = 5_000;
/** A page with one link to an archive among its own links is not a replayed page. */
const LEAST_LINKS = 2;
const LEAST_SHARE = 0.8;

/** By the script that the replay added, else by its links: each carries address and time. */
function statedReplay({ role, body }: ArchivedRecord): StatedReplay | null {
  if (role !== 'page') return null;
  const text = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, MOST_TEXT)).toString('latin1');
  return byScript(text.slice(0, 65_536)) ?? byLinks(text);
}

function byScript(head: string): StatedReplay | null {
  const [, address = '', digits = ''] = /__wm\.wombat\("([^"\n]{1,2083})","(\d{14})",/.exec(head) ?? [];
  const url = webAddress(address.replaceAll('&amp;', '&'));
  return url === null ? null : replayAddress(`https://web.archive.org/web/${digits}/${url}`);
}

const ADDRESS = /\s(?:href|src|action|background|data|poster)\s{0,3}=\s{0,3}["']?((?:https?:\/)?\/[^"'\s<>]{1,2083})/gi;
/** The archive's own files, and replayed addresses that are no web addresses. */
const NO_PAGE =
  /^(?:https?:)?\/\/(?:[\w-]+\.)*archive\.org\/(?!web\/\d{14})|^\/(?:_static|static|web\/jb|web\/submit)\b|\/\d{14}\/(?:mailto|tel|javascript):/i;

function byLinks(text: string): StatedReplay | null {
  const replayed: ReplayAddress[] = [];
  let all = 0;
  for (const [, address = ''] of text.matchAll(ADDRESS)) {
    if (NO_PAGE.test(address)) continue;
    if (++all > MOST_ADDRESSES) break;
    const whole = address.startsWith('//') ? `https:${address}` : address;
    const found = replayAddress(whole.startsWith('/') ? `https://web.archive.org${whole}` : whole);
    if (found !== null) replayed.push(found);
  }
  if (replayed.length < LEAST_LINKS || replayed.length < all * LEAST_SHARE) return null;
  const digits = commonest(replayed.map((one) => one.digits));
  const { capturedAt = '' } = replayed.find((one) => one.digits === digits) ?? {};
  return { digits, capturedAt };
}

/** The most frequent value; the first of several equally frequent ones. */
function commonest(values: readonly string[]): string {
  const [most] = [...groupBy(values, (value) => value)].sort(([, a], [, b]) => b.length - a.length);
  return most?.[0] ?? '';
}
