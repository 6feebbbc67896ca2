import { messageOf, PermanentError } from '../../errors.ts';
import { groupBy } from '../../model/group-by.ts';
import type { ArchivedRecord } from '../archived.ts';
import { datedRecord } from '../dated-record.ts';
import { decodeBody } from '../decode-body.ts';
import { hasDigest } from '../digest.ts';
import type { ArchiveLimits } from '../limits.ts';
import { replayAddress } from '../replay/replay-address.ts';
import { restoreReplay } from '../replay/restore-replay.ts';
import { roleOf } from '../role.ts';
import { instantOf, ipAddress, webAddress } from '../web-address.ts';
import { parseHttpResponse } from './http-message.ts';
import { positionText } from './unpack.ts';
import type { WarcEntry } from './warc-entry.ts';
import { type WarcRecords, warcCursor } from './warc-records.ts';

/**
 * A wrong digest is a mark and a problem; an unreadable record is null and a problem. `originals`:
 * by revisit.
 */
export async function loadEntries(
  chosen: readonly WarcEntry[],
  originals: ReadonlyMap<WarcEntry, WarcEntry>,
  limits: ArchiveLimits,
  problems: string[],
): Promise<(ArchivedRecord | null)[]> {
  const loaded = new Map<WarcEntry, ArchivedRecord | null>();
  const wanted = [...new Set(chosen)].map((entry) => ({ entry, from: originals.get(entry) ?? entry }));
  let kept = 0;
  for (const [file, entries] of groupBy(wanted, ({ from }) => from.file)) {
    const cursor = warcCursor(file, limits);
    entries.sort(({ from: { position: a } }, { from: { position: b } }) => a.at - b.at || a.skip - b.skip);
    for (const { entry, from } of entries) {
      const where = `${file.name}: ${positionText(from.position)}: ${entry.finalUrl}`;
      try {
        const record = await recordOf(entry, from, await readStored(await cursor.at(from.position), limits), limits);
        kept += record.body.byteLength;
        if (kept > limits.archiveKeptBytes)
          throw new PermanentError('limit:archive-kept', `pages and pictures exceed ${limits.archiveKeptBytes} bytes`);
        loaded.set(entry, record);
        if (record.marks.includes('digest-mismatch'))
          problems.push(`${where} does not match the digest that the archive states for it`);
      } catch (thrown) {
        if (!(thrown instanceof PermanentError)) throw thrown;
        loaded.set(entry, null);
        await cursor.close();
        problems.push(`${where} could not be read: ${messageOf(thrown)} (${thrown.code})`);
      }
    }
    await cursor.close();
  }
  return chosen.map((entry) => loaded.get(entry) ?? null);
}

async function readStored(records: WarcRecords, limits: ArchiveLimits) {
  const head = await records.next();
  if (head === null) throw new PermanentError('archive:cut', 'the file ends before the record');
  const { fields, type } = head;
  const marks = new Set<string>();
  const block = await records.block(limits.archiveBlockBytes);
  const complete = block.length === head.length;
  // Only the first segment of a record in segments is read.
  if (!complete || fields.has('warc-truncated') || fields.has('warc-segment-number')) marks.add('truncated');
  const digest = fields.get('warc-block-digest');
  if (complete && digest !== undefined && hasDigest(digest, block) === false) marks.add('digest-mismatch');
  if (type === 'response') {
    const message = parseHttpResponse(block);
    if (message === null) throw new PermanentError('archive:http', 'the record holds no HTTP answer');
    return { head, ...message, complete, marks };
  }
  if (type === 'revisit') throw new PermanentError('archive:revisit', 'it points at a record that holds no body');
  if (type !== 'resource' && type !== 'conversion')
    throw new PermanentError('archive:record', `the record there has the type "${type.slice(0, 40)}"`);
  if (type === 'conversion') marks.add('converted');
  const contentType = fields.get('content-type');
  const headers: Record<string, string> = contentType === undefined ? {} : { 'content-type': contentType };
  return { head, status: 200, headers, payload: block, complete, marks };
}

async function recordOf(
  entry: WarcEntry,
  from: WarcEntry,
  { head: { fields }, status, headers, payload, complete, marks: stored }: Awaited<ReturnType<typeof readStored>>,
  limits: ArchiveLimits,
): Promise<ArchivedRecord> {
  const asked = webAddress(fields.get('warc-target-uri'));
  const replay = asked === null ? null : replayAddress(asked);
  // An index may be wrong about the record at a position.
  if (asked === null || (replay?.url ?? asked) !== from.finalUrl)
    throw new PermanentError('archive:index', `the record is of another address (${(asked ?? 'none').slice(0, 200)})`);
  const { body, marks: decoding } = await decodeBody(headers, payload, limits.archiveBodyBytes);
  const marks = new Set([...stored, ...decoding]);
  const digest = fields.get('warc-payload-digest');
  // WARC 1.1 does not say if a payload digest is of the encoded or the decoded body.
  const isOther = digest !== undefined && [payload, body].every((form) => hasDigest(digest, form) === false);
  if (complete && isOther && !marks.has('truncated')) marks.add('digest-mismatch');
  const role = roleOf(headers['content-type'], body);
  if (role === null) throw new PermanentError('archive:type', 'it is neither page, picture, style sheet nor document');
  const isOwn = entry === from;
  if (isOwn && status >= 300)
    throw new PermanentError('archive:index', `the record is an answer with status ${status}`);
  const captured = (isOwn && replay === null ? instantOf(fields.get('warc-date')) : null) ?? entry.capturedAt;
  const address = ipAddress(fields.get('warc-ip-address'));
  const record = { role, url: entry.finalUrl, status: isOwn ? status : entry.status, headers, address, body };
  return restoreReplay(datedRecord({ ...record, marks: [...marks] }, captured), asked);
}
