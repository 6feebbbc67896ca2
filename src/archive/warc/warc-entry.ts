import type { ArchivedRedirect, ListedRecord } from '../archived.ts';
import { decodeBody } from '../decode-body.ts';
import { replayAddress } from '../replay/replay-address.ts';
import { roleOf } from '../role.ts';
import { instantOf, webAddress } from '../web-address.ts';
import { parseHttpResponse } from './http-message.ts';
import type { WarcFile, WarcPosition } from './unpack.ts';
import type { WarcHead } from './warc-records.ts';

export interface WarcEntry extends ListedRecord {
  readonly file: WarcFile;
  readonly position: WarcPosition;
  /** A revisit's body is in another record: of this payload digest, or of this address and time. */
  readonly revisitOf?: { readonly digest: string | null; readonly url: string | null; readonly at: string | null };
  /** Made from another record, which is preferred where it is there. */
  readonly converted?: true;
}

export type WarcListItem =
  | { readonly is: 'entry'; readonly entry: WarcEntry; readonly digest: string | null }
  | { readonly is: 'redirect'; readonly redirect: ArchivedRedirect }
  /** `typed`: the revisit record states its content type. */
  | { readonly is: 'revisit'; readonly entry: WarcEntry; readonly typed: boolean }
  /** Not read itself, but a revisit may point at its body. */
  | { readonly is: 'other'; readonly digest: string | null }
  | { readonly is: 'undated'; readonly url: string; readonly date: string };

const WANTED = new Set(['response', 'resource', 'conversion', 'revisit']);

export function isWanted({ type, fields }: WarcHead): boolean {
  return WANTED.has(type) && webAddress(fields.get('warc-target-uri')) !== null;
}

/** The header of a record and the first bytes of its block → its place in the list. */
export async function listItemOf(head: WarcHead, start: Buffer, file: WarcFile): Promise<WarcListItem> {
  const { fields, type, position } = head;
  const asked = webAddress(fields.get('warc-target-uri')) as string;
  const replay = replayAddress(asked);
  const url = replay?.url ?? asked;
  const date = fields.get('warc-date') ?? '';
  const capturedAt = replay?.capturedAt ?? instantOf(date);
  const digest = fields.get('warc-payload-digest') ?? null;
  const isHttp = type === 'response' || type === 'revisit';
  const message = isHttp ? parseHttpResponse(start) : null;
  if (type === 'response' && message === null) return { is: 'other', digest };
  const status = message?.status ?? 200;
  const location = message?.headers['location'];
  if (status >= 300 && status < 400 && status !== 304) {
    const target = location === undefined ? null : webAddress(location, asked);
    if (target === null) return { is: 'other', digest };
    return { is: 'redirect', redirect: { url, status, location: replayAddress(target)?.url ?? target } };
  }
  if (capturedAt === null) return { is: 'undated', url, date: date.slice(0, 40) };
  const listed = { finalUrl: url, status: status === 304 ? 200 : status, capturedAt, file, position };
  if (type === 'revisit') {
    const stated = message?.headers['content-type'];
    const role = stated === undefined ? 'page' : roleOf(stated, Buffer.alloc(0));
    if (role === null) return { is: 'other', digest: null };
    const original = webAddress(fields.get('warc-refers-to-target-uri'));
    const revisitOf = { digest, url: original, at: instantOf(fields.get('warc-refers-to-date')) };
    return { is: 'revisit', entry: { role, length: 1, revisitOf, ...listed }, typed: stated !== undefined };
  }
  const body = message?.payload ?? start;
  const contentType = message === null ? fields.get('content-type') : message.headers['content-type'];
  const role = roleOf(contentType, body) ?? (await decodedRole(contentType, message?.headers, body));
  if (role === null) return { is: 'other', digest };
  const length = Math.max(0, head.length - (start.length - body.length));
  const converted = type === 'conversion' ? { converted: true as const } : {};
  return { is: 'entry', entry: { role, length, ...listed, ...converted }, digest };
}

/** Where the type is unspecific and the body is encoded, its first bytes are decoded. */
async function decodedRole(type: string | undefined, headers: Record<string, string> | undefined, body: Uint8Array) {
  if (!headers?.['content-encoding'] && !headers?.['transfer-encoding']) return null;
  return roleOf(type, (await decodeBody(headers, body, 2048)).body);
}
