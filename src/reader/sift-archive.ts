/**
 * A piece of an archive → the pages that pass the sieve, or the records of sites that passed. Runs
 * in a reader process.
 */
import { siteOf } from '../address/site-name.ts';
import { decodeBody } from '../archive/decode-body.ts';
import { ARCHIVE_LIMITS, type ArchiveLimits } from '../archive/limits.ts';
import { parseHttpResponse } from '../archive/warc/http-message.ts';
import { isWanted, listItemOf, type WarcEntry } from '../archive/warc/warc-entry.ts';
import { type WarcHead, WarcRecords, warcFile } from '../archive/warc/warc-records.ts';
import { webAddress } from '../archive/web-address.ts';
import { messageOf, PermanentError } from '../errors.ts';
import {
  type ArchivePlace,
  type GatherSlice,
  MOST_ROBOTS_ANSWERS,
  type PassedPage,
  type Sifted,
  type SiftSlice,
} from '../model/derived/sift.ts';
import { sha256 } from '../model/digest.ts';
import type { GatherPiece, SiftPiece } from '../model/ports/sift.ts';
import { hashWord } from '../names/packed-tables.ts';
import { Carriers } from '../sieve/carriers.ts';
import { cheapText } from '../sieve/cheap-text.ts';
import { lookUp, mayHave, openSieve, type SieveTable } from '../sieve/sieve-table.ts';
import { countCarrier, plainText, type Sieve, siftPage } from '../sieve/sift-page.ts';
import { pageOf, responseOf, START_BYTES } from './archive-page.ts';
import { loadNames, openedOnce } from './name-file.ts';

const MOST_ROBOTS = 512 << 10;
/** A slice ends once it has given so much: a hostile archive passes whole. */
const MOST_PASSED = 1_000;
const MOST_FOUND = 5_000;

const loadSieve = openedOnce(openSieve, 'is no sieve of this program: sift again, and it is made again');

/** Reads from a place on, until so many unpacked bytes or records are behind it. */
export async function siftPiece(piece: SiftPiece): Promise<SiftSlice> {
  const sieve: Sieve = {
    table: loadSieve(piece.sieve),
    names: piece.names === null ? null : loadNames(piece.names.path),
    ...(piece.others !== undefined && { others: piece.others }),
  };
  const carriers = piece.counts === true ? new Carriers() : null;
  const counts = { records: 0, pages: 0, bytes: 0, own: 0, noarchive: 0, dropped: 0, passed: 0, unread: 0 };
  // The strongest page of each site: the others are gathered.
  const passed = new Map<string, PassedPage>();
  const explained: string[] = [];
  const { next, fault } = await eachRecord(
    piece,
    async (head, records) => {
      counts.records += 1;
      const url = webAddress(head.fields.get('warc-target-uri'));
      if (url === null || (piece.explain !== undefined && url !== piece.explain)) return;
      const say = (text: string): void => void (piece.explain === url && explained.push(`${head.type}: ${text}`));
      if (piece.unread) {
        counts.unread += 1;
        return say('left out: no reader process could read it');
      }
      const page = await pageOf(head, records);
      if (typeof page === 'string') return say(page);
      const { text, noArchive, whole } = page;
      counts.pages += 1;
      counts.bytes += page.bytes;
      const site = siteOf(url, 'website');
      if (isOwn(site, sieve.table)) {
        counts.own += 1;
        return say(`dropped: ${site} is a captured site of a listed entity itself`);
      }
      if (noArchive) {
        counts.noarchive += 1;
        return say('dropped: the page asks that no copy of it is shown (noarchive)');
      }
      const cheap = whole ? cheapText(text) : plainText(text, page.seen);
      if (carriers !== null) return countCarrier(cheap, new URL(url).hostname, sieve, carriers);
      const sifted = siftPage(cheap, sieve);
      if (sifted !== null) for (const line of linesOf(sifted)) say(line);
      if (sifted === null || sifted.bits < piece.bits) {
        counts.dropped += 1;
        return say(`dropped by the sieve: ${sifted?.bits ?? 0} bits, and ${piece.bits} are needed`);
      }
      counts.passed += 1;
      say(`passed the sieve: ${sifted.bits} bits of ${piece.bits} (${sifted.entity})`);
      if ((passed.get(site)?.bits ?? 0) < sifted.bits)
        passed.set(site, { ...sifted, url, site, capturedAt: page.capturedAt, place: head.position, whole });
    },
    () => passed.size >= MOST_PASSED,
  );
  const found = { next, counts, passed: [...passed.values()], fault, explained };
  return carriers === null ? found : { ...found, signs: carriers.list() };
}

const linesOf = ({ hits }: Sifted): string[] =>
  hits.map(({ kind, bits, others = 0, quote }) => {
    const counted = others === 0 ? '' : ` (${others} other sites of these archives have it, too)`;
    return `  ${kind}, ${bits.toFixed(1)} bits${counted}: ${quote}`;
  });

function isOwn(site: string, table: SieveTable): boolean {
  const [one, two] = hashWord(site);
  return mayHave(table, one, two) && lookUp(table, 'own', one, two);
}

/** Lists the records of sites that passed: the page that passed is seldom the home page. */
export async function gatherPiece(piece: GatherPiece): Promise<GatherSlice> {
  const sites = new Set(piece.sites);
  const found: GatherSlice['records'][number][] = [];
  const robots: GatherSlice['robots'][number][] = [];
  const answers = new Map<string, Set<string>>();
  const { next } = await eachRecord(
    piece,
    async (head, records, file) => {
      const url = webAddress(head.fields.get('warc-target-uri'));
      if (url === null || !isWanted(head)) return;
      const site = siteOf(url, 'website');
      if (!sites.has(site)) return;
      const start = await records.block(START_BYTES);
      if (new URL(url).pathname === '/robots.txt') return robotsOf(site, url, start, records, head.position);
      const item = await listItemOf(head, start, file);
      if (item.is !== 'entry' || item.entry.converted === true || item.entry.status >= 300) return;
      if (item.entry.role === 'page' && (await asksHere(start, head, records))) return;
      found.push({ site, ...recordOf(item.entry), place: head.position });
    },
    () => found.length + robots.length >= MOST_FOUND,
  );
  return { next, records: found, robots };

  async function robotsOf(site: string, url: string, start: Buffer, records: WarcRecords, place: ArchivePlace) {
    const message = parseHttpResponse(Buffer.concat([start, await records.block(MOST_ROBOTS)]));
    if (message === null) return;
    const { body } = await decodeBody(message.headers, message.payload, MOST_ROBOTS);
    const { origin } = new URL(url);
    const known = answers.get(origin) ?? new Set();
    answers.set(origin, known);
    const text = Buffer.from(body).toString('utf8');
    const status = known.size < MOST_ROBOTS_ANSWERS ? message.status : 503;
    const answer = `${status} ${status < 300 ? sha256(text) : ''}`;
    if (known.has(answer)) return;
    known.add(answer);
    robots.push({ site, origin, status, text: status < 300 ? text : '', place });
  }
}

const recordOf = ({ role, finalUrl: url, status, capturedAt, length }: WarcEntry) => {
  return { role, url, status, capturedAt, length };
};

async function asksHere(start: Buffer, head: WarcHead, records: WarcRecords): Promise<boolean> {
  const page = await responseOf(start, head, records);
  return typeof page !== 'string' && page.noArchive;
}

type Each = (head: WarcHead, records: WarcRecords, file: WarcEntry['file']) => Promise<void>;

/** A fault ends a file: what looks like a record behind it may be text of a page. */
async function eachRecord(
  { path, from, bytes, records: most, limits }: GatherPiece | SiftPiece,
  each: Each,
  isFull: () => boolean,
) {
  const all: ArchiveLimits = { ...ARCHIVE_LIMITS, ...limits };
  const file = await warcFile(path);
  const records = new WarcRecords(file, from.at, all);
  let read = 0;
  let unpacked = 0;
  let here = from;
  try {
    await records.skip(from.skip);
    for (let head = await records.next(); head !== null; head = await records.next()) {
      here = head.position;
      if (read >= most || unpacked >= bytes || isFull()) return { next: here, fault: null };
      read += 1;
      unpacked += head.length;
      await each(head, records, file);
    }
    return { next: null, fault: null };
  } catch (thrown) {
    if (!(thrown instanceof PermanentError)) throw thrown;
    const detail = `at byte ${here.at}: ${messageOf(thrown)}; what comes before was sifted`;
    return { next: null, fault: { code: thrown.code, detail } };
  } finally {
    await records.close();
  }
}
