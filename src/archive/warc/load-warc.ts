import { messageOf, PermanentError } from '../../errors.ts';
import type { ArchivedRecord } from '../archived.ts';
import { decodeBody } from '../decode-body.ts';
import { hasDigest } from '../digest.ts';
import { ipAddress } from '../ip-address.ts';
import type { ArchiveLimits } from '../limits.ts';
import { replayAddress } from '../replay/replay-address.ts';
import { restoreReplay } from '../replay/restore-replay.ts';
import { roleOf } from '../role.ts';
import { instantOf, webAddress } from '../web-address.ts';
import { type HttpMessage, parseHttpResponse } from './http-message.ts';
import type { WarcEntry } from './warc-entry.ts';
import { WarcCursor, type WarcFile } from './warc-file.ts';
import type { WarcHead } from './warc-records.ts';

interface Stored {
  readonly head: WarcHead;
  readonly message: HttpMessage;
  readonly complete: boolean;
  readonly marks: ReadonlySet<string>;
}

/**
 * Reads the chosen records, each file from front to back. A digest that does not fit is a mark on the record and a problem; a record
 * that cannot be read is null and a problem.
 */
export async function loadEntries(
  chosen: readonly WarcEntry[],
  originals: ReadonlyMap<WarcEntry, WarcEntry>,
  limits: ArchiveLimits,
  problems: string[],
): Promise<(ArchivedRecord | null)[]> {
  const loaded = new Map<WarcEntry, ArchivedRecord | null>();
  const files = byFile(chosen, originals);
  let kept = 0;
  for (const [file, entries] of files) {
    const cursor = new WarcCursor(file, limits);
    const inOrder = entries
      .map((entry) => ({ entry, from: originals.get(entry) ?? entry }))
      .sort((a, b) => a.from.place.at - b.from.place.at || a.from.place.skip - b.from.place.skip);
    for (const { entry, from } of inOrder) {
      try {
        const record = await recordOf(entry, from, await storedAt(cursor, from, limits), limits);
        kept += record?.body.byteLength ?? 0;
        if (kept > limits.archiveKeptBytes)
          throw new PermanentError('limit:archive-kept', `pages and pictures exceed ${limits.archiveKeptBytes} bytes`);
        loaded.set(entry, record);
        if (record?.marks.includes('digest-mismatch'))
          problems.push(`${placeOf(from)}: ${entry.finalUrl} does not fit the digest that the archive states for it`);
      } catch (thrown) {
        if (!(thrown instanceof PermanentError)) throw thrown;
        loaded.set(entry, null);
        await cursor.close();
        problems.push(`${placeOf(from)}: ${entry.finalUrl} could not be read: ${messageOf(thrown)} (${thrown.code})`);
      }
    }
    await cursor.close();
  }
  return chosen.map((entry) => loaded.get(entry) ?? null);
}

/** By the file in which the body stands. */
function byFile(
  chosen: readonly WarcEntry[],
  originals: ReadonlyMap<WarcEntry, WarcEntry>,
): Map<WarcFile, WarcEntry[]> {
  const groups = new Map<WarcFile, WarcEntry[]>();
  for (const entry of chosen) {
    const { file } = originals.get(entry) ?? entry;
    const group = groups.get(file);
    if (group === undefined) groups.set(file, [entry]);
    else group.push(entry);
  }
  return groups;
}

function placeOf({ file, place }: WarcEntry): string {
  return `${file.name}: byte ${place.at}${place.skip > 0 ? `, ${place.skip} bytes unpacked` : ''}`;
}

async function storedAt(cursor: WarcCursor, { place }: WarcEntry, limits: ArchiveLimits): Promise<Stored> {
  const records = await cursor.at(place);
  const head = await records.next();
  if (head === null) throw new PermanentError('archive:cut', 'the file ends before the record');
  const marks = new Set<string>();
  const block = await records.block(limits.archiveBlockBytes);
  const complete = block.length === head.length;
  if (!complete || head.fields.has('warc-truncated')) marks.add('truncated');
  // Of a record in segments only the first is read.
  if (head.fields.has('warc-segment-number')) marks.add('truncated');
  const digest = head.fields.get('warc-block-digest');
  if (complete && digest !== undefined && hasDigest(digest, block) === false) marks.add('digest-mismatch');
  if (head.type === 'response') {
    const message = parseHttpResponse(block);
    if (message === null) throw new PermanentError('archive:http', 'the record holds no HTTP answer');
    return { head, message, complete, marks };
  }
  if (head.type === 'revisit') throw new PermanentError('archive:revisit', 'it points at a record that holds no body');
  if (head.type !== 'resource' && head.type !== 'conversion')
    throw new PermanentError('archive:record', `a ${head.type.slice(0, 40) || 'nameless'} record stands there`);
  if (head.type === 'conversion') marks.add('converted');
  const type = head.fields.get('content-type');
  const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
  return { head, message: { status: 200, headers, payload: block }, complete, marks };
}

async function recordOf(
  entry: WarcEntry,
  from: WarcEntry,
  stored: Stored,
  limits: ArchiveLimits,
): Promise<ArchivedRecord> {
  const { head, message, complete } = stored;
  const { headers, payload } = message;
  const asked = webAddress(head.fields.get('warc-target-uri'));
  const replay = asked === null ? null : replayAddress(asked);
  // An index may be wrong about what stands at a place.
  if (asked === null || (replay?.url ?? asked) !== from.finalUrl)
    throw new PermanentError('archive:index', `the record is of another address (${(asked ?? 'none').slice(0, 200)})`);
  const marks = new Set(stored.marks);
  const decoded = await decodeBody(headers, payload, limits.archiveBodyBytes);
  for (const mark of decoded.marks) marks.add(mark);
  const digest = head.fields.get('warc-payload-digest');
  // WARC 1.1 leaves open whether the payload still carries its transfer or content coding: any of the forms will do.
  const known = [payload, decoded.body].map((form) => (digest === undefined ? null : hasDigest(digest, form)));
  if (complete && known.every((same) => same === false) && !marks.has('truncated')) marks.add('digest-mismatch');
  const role = roleOf(headers['content-type'], decoded.body);
  if (role === null) throw new PermanentError('archive:type', 'it is neither page, picture nor document');
  const isOwn = entry === from;
  if (isOwn && message.status >= 300)
    throw new PermanentError('archive:index', `the record is an answer with status ${message.status}`);
  const record: ArchivedRecord = {
    role,
    pageRole: null,
    url: entry.finalUrl,
    finalUrl: entry.finalUrl,
    redirects: [],
    status: isOwn ? message.status : entry.status,
    headers,
    address: ipAddress(head.fields.get('warc-ip-address')),
    body: decoded.body,
    capturedAt: (isOwn && replay === null ? instantOf(head.fields.get('warc-date')) : null) ?? entry.capturedAt,
    marks: [...marks],
  };
  return restoreReplay(record, asked);
}
