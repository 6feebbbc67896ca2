/** A record of an archive → the text of its page, for the sieve. */
import { decodeBody } from '../archive/decode-body.ts';
import { parseHttpResponse } from '../archive/warc/http-message.ts';
import { listItemOf, type WarcEntry } from '../archive/warc/warc-entry.ts';
import type { WarcHead, WarcRecords } from '../archive/warc/warc-records.ts';
import { instantOf } from '../archive/web-address.ts';
import { decideCharset } from '../capture/decode/charset.ts';
import { decode } from '../page/decode.ts';
import { asksNoArchive } from '../sieve/no-archive.ts';

/** Bytes of a block with which a record shows what it is. */
export const START_BYTES = 64 << 10;
/** A page is no longer than this for a sieve: what is rare stands before it. */
const MOST_PAGE = 4 << 20;

interface SievedPage {
  readonly text: string;
  /** Bytes once unpacked. */
  readonly bytes: number;
  readonly capturedAt: string;
  readonly noArchive: boolean;
  readonly whole: boolean;
  /** Text that readers see; else addresses and heads of a page. */
  readonly seen: boolean;
}

/** A sentence: why the record is no page. */
export async function pageOf(head: WarcHead, records: WarcRecords): Promise<SievedPage | string> {
  const { type, fields } = head;
  const contentType = fields.get('content-type') ?? '';
  const capturedAt = instantOf(fields.get('warc-date'));
  if (capturedAt === null) return 'left out: the record has no readable WARC-Date';
  const seen = type === 'conversion' && contentType.startsWith('text/plain');
  if (seen || (type === 'metadata' && contentType.startsWith('application/json'))) {
    const block = await records.block(MOST_PAGE);
    const text = block.toString('utf8');
    return { text, bytes: block.byteLength, capturedAt, noArchive: false, whole: false, seen };
  }
  if (type !== 'response' && type !== 'resource')
    return `left out: a record of the type ${type.slice(0, 40)} is no page`;
  return responseOf(await records.block(START_BYTES), head, records);
}

export async function responseOf(start: Buffer, head: WarcHead, records: WarcRecords): Promise<SievedPage | string> {
  const item = await listItemOf(head, start, { name: '', packed: false, bytes: NO_FILE });
  if (item.is === 'redirect') return `left out: it answers ${item.redirect.status}, to ${item.redirect.location}`;
  if (item.is !== 'entry') return 'left out: it is neither page, picture nor document';
  const { role, status, capturedAt } = item.entry;
  if (role !== 'page') return `left out: it is a ${role}`;
  if (status >= 300) return `left out: it answers ${status}`;
  const block = head.length > start.length ? Buffer.concat([start, await records.block(MOST_PAGE)]) : start;
  const message = head.type === 'response' ? parseHttpResponse(block) : null;
  const headers: Record<string, string> = message?.headers ?? {};
  const stored = message?.payload ?? block;
  const isCoded = headers['content-encoding'] !== undefined || headers['transfer-encoding'] !== undefined;
  const body = isCoded ? (await decodeBody(headers, stored, MOST_PAGE)).body : stored;
  const type = message === null ? (head.fields.get('content-type') ?? null) : (headers['content-type'] ?? null);
  const text = decode(body, decideCharset(body, type));
  const noArchive = asksNoArchive(headers['x-robots-tag'], text);
  return { text, bytes: body.byteLength, capturedAt, noArchive, whole: true, seen: true };
}

const NO_FILE: WarcEntry['file']['bytes'] = { packedLength: 0, async *from() {} };
