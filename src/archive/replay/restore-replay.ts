import { groupBy } from '../../model/group-by.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { STATED_TIME } from '../../model/words.ts';
import type { ArchivedRecord } from '../archived.ts';
import { webAddress } from '../web-address.ts';
import { type ReplayAddress, replayAddress } from './replay-address.ts';
import { restoreReplayedPage } from './restore-page.ts';

/** Mark of a page whose bytes are not as the archive served them. */
const RESTORED = 'replay:restored';
/** Mark of a saved page that does not say when it was captured. */
const UNDATED = 'time:unknown';
/** Mark of a saved page whose address is known only from its own canonical link, og:url or base. */
export const STATED_ADDRESS = 'address:stated';

/**
 * A replayed record → as it was captured: address, moment, headers, and markup without the replay's
 * additions. Others are returned unchanged. `asked`: the address under which the bytes came;
 * `trusted`: hosts besides the public archives.
 */
export function restoreReplay(record: ArchivedRecord, asked: string, trusted: readonly string[] = []): ArchivedRecord {
  const known = replayAddress(asked, trusted);
  const nameless = isMadeUp(record.finalUrl);
  const undated = record.marks.includes(UNDATED);
  // A page's own statement counts only where nothing else is known.
  const replay = known ?? (nameless || undated ? statedReplay(record) : null);
  if (replay === null) return record;
  const isStated = known === null || record.marks.includes(STATED_ADDRESS);
  const memento = Date.parse(record.headers['memento-datetime'] ?? '');
  const archived = Number.isNaN(memento) ? replay.capturedAt : new Date(memento).toISOString();
  const capturedAt = isStated ? (undated ? replay.capturedAt : record.capturedAt) : archived;
  const dated = record.marks.filter((mark) => mark !== UNDATED);
  const marks = isStated && undated ? [...dated, STATED_TIME] : dated;
  const url = known === null && !nameless ? record.finalUrl : addressIn(replay, record);
  const restored = { ...record, url, finalUrl: url, headers: originalHeaders(record.headers), capturedAt, marks };
  if (record.role !== 'page') return restored;
  const body = restoreReplayedPage(record.body, { digits: replay.digits, url: replay.url, hosts: trusted });
  if (body === null) return restored;
  const { original = { url: asked, body: record.body } } = record;
  return { ...restored, body, original, marks: [...marks, RESTORED] };
}

export function isMadeUp(url: string): boolean {
  return isUrl(url) && new URL(url).hostname.endsWith('.invalid');
}

/** Where only the site is known, the page keeps the path that its file gave it. */
function addressIn(replay: ReplayAddress | StatedReplay, { finalUrl }: ArchivedRecord): string {
  if (!('ofSite' in replay && replay.ofSite)) return replay.url;
  const { pathname, search } = new URL(finalUrl);
  return new URL(pathname + search, replay.url).href;
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

/**
 * The statement of a page saved from a replay; any page can claim one. `ofSite`: it names the site,
 * not the page.
 */
type StatedReplay = Omit<ReplayAddress, 'modifier'> & { readonly ofSite: boolean };

const MOST_TEXT = 1 << 20;
const MOST_ADDRESSES = 5_000;
/** A page with one link to an archive among its own links is not a replayed page. */
const LEAST_LINKS = 2;
const LEAST_SHARE = 0.8;

/**
 * By the script that the replay added, else by its links, each of which carries address and time.
 */
function statedReplay({ role, body }: ArchivedRecord): StatedReplay | null {
  if (role !== 'page') return null;
  const text = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, MOST_TEXT)).toString('latin1');
  return byScript(text.slice(0, 65_536)) ?? byLinks(text);
}

function byScript(head: string): StatedReplay | null {
  const [, address = '', digits = ''] = /__wm\.wombat\("([^"\n]{1,2083})","(\d{14})",/.exec(head) ?? [];
  const url = webAddress(address.replaceAll('&amp;', '&'));
  const found = url === null ? null : replayAddress(`https://web.archive.org/web/${digits}/${url}`);
  return found === null ? null : { ...found, ofSite: false };
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
  // Pictures, styles and scripts (im_, cs_, js_) may be from other sites.
  const pages = replayed.filter((one) => one.digits === digits && one.modifier === '');
  const origin = commonest((pages.length > 0 ? pages : replayed).map(({ url }) => new URL(url).origin));
  const { capturedAt = '' } = replayed.find((one) => one.digits === digits) ?? {};
  return { url: `${origin}/`, digits, capturedAt, ofSite: true };
}

/** The most frequent value; the first of several equally frequent ones. */
function commonest(values: readonly string[]): string {
  const [most] = [...groupBy(values, (value) => value)].sort(([, a], [, b]) => b.length - a.length);
  return most?.[0] ?? '';
}
