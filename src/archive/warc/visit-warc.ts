/**
 * What a visit sends and receives → the records of its WARC 1.1, settled to the byte as they come. Bodies go to the blob
 * store once, under the digest that the visit's captures name too; a record holds all else (docs/evidence.md).
 */
import { createHash } from 'node:crypto';
import { sha256 } from '../../model/digest.ts';
import type { VisitRecords, WarcPart } from '../../model/evidence.ts';
import type { Blobs } from '../../model/ports/blobs.ts';
import type { Exchange } from '../../model/ports/egress.ts';
import { recordId } from './record-id.ts';

/** Says nothing true any more of a body whose codings were undone: kept under another name, as Webrecorder's tools do. */
const OF_CODINGS = /^(content-encoding|transfer-encoding|content-length)(?=\s*:)/i;
const NO_BYTES = new Uint8Array();

/** Fields of the warcinfo record: who captured, with which settings. */
export type WarcInfoFields = Readonly<Record<string, string>>;

export class VisitWarc {
  readonly #visit: string;
  readonly #blobs: Pick<Blobs, 'put'>;
  readonly #parts: WarcPart[] = [];
  /** Weak: the bodies of a whole site must not stay in memory for it. */
  readonly #seen = new WeakSet<Exchange>();
  readonly #chains = new Set<string>();
  readonly #infoId: string;

  constructor(visit: string, info: WarcInfoFields, startedAt: string, blobs: Pick<Blobs, 'put'>) {
    this.#visit = visit;
    this.#blobs = blobs;
    this.#infoId = recordId('warcinfo', visit, startedAt);
    const fields = { ...info, isPartOf: visit, format: 'WARC File Format 1.1' };
    const text = Object.entries(fields).map(([name, value]) => `${name}: ${oneLine(value)}\r\n`);
    this.#add(
      { type: 'warcinfo', id: this.#infoId, date: startedAt, contentType: 'application/warc-fields' },
      Buffer.from(text.join('')),
    );
  }

  /** A request, its answer and the certificates behind it; or that there was none. The same exchange again is nothing new. */
  async exchanged(exchange: Exchange): Promise<void> {
    if (this.#seen.has(exchange)) return;
    this.#seen.add(exchange);
    const { url, sentAt: date, address, request, response, failure } = exchange;
    const common = { url, date, ...(address !== null && { address }) };
    if (response === null) {
      const text = `outcome: ${oneLine(failure?.code ?? 'unknown')}\r\ndetail: ${oneLine(failure?.detail ?? '')}\r\n`;
      const id = recordId('outcome', this.#visit, String(this.#parts.length), date, url);
      this.#add({ ...common, type: 'metadata', id, contentType: 'application/warc-fields' }, Buffer.from(text));
      return;
    }
    const { head, body, decoded, cut } = response;
    const digest = body.byteLength === 0 ? null : await this.#blobs.put(body);
    const id = recordId('response', this.#visit, String(this.#parts.length), date, url, digest ?? '');
    const http = headToKeep(head, body.byteLength, decoded);
    const more = { ...(cut && { truncated: 'length' }), contentType: 'application/http; msgtype=response' };
    this.#add({ ...common, ...more, type: 'response', id, payload: true }, http, body, digest);
    if (request !== null) {
      const about = { concurrentTo: id, contentType: 'application/http; msgtype=request' };
      this.#add({ ...common, ...about, type: 'request', id: recordId('request', id) }, request);
    }
    this.#certificates(exchange, id);
  }

  /** What a browser made of a page: its DOM (`dom`) or its picture (`view`). */
  async drawn(what: 'dom' | 'view', url: string, bytes: Uint8Array, date: string): Promise<void> {
    const digest = await this.#blobs.put(bytes);
    const contentType = what === 'dom' ? 'text/html; charset=utf-8' : 'image/png';
    const id = recordId(what, this.#visit, String(this.#parts.length), date, url, digest);
    const head = { type: 'resource' as const, id, date, url: `urn:${what}:${url}`, contentType, payload: true };
    this.#add(head, NO_BYTES, bytes, digest);
  }

  /** A page as it stood in an archive, where what is read is the page restored. */
  async handedIn(url: string, type: string, bytes: Uint8Array, date: string): Promise<void> {
    const digest = await this.#blobs.put(bytes);
    const contentType = oneLine(type);
    const id = recordId('original', this.#visit, String(this.#parts.length), date, url, digest);
    const head = {
      type: 'resource' as const,
      id,
      date,
      url: `urn:revenant:original:${url}`,
      contentType,
      payload: true,
    };
    this.#add(head, NO_BYTES, bytes, digest);
  }

  /** Facts about the visit that no exchange shows, such as what robots.txt was found to say, as JSON. */
  noted(name: string, value: unknown, date: string): void {
    const id = recordId(name, this.#visit, date);
    const url = `urn:revenant:${name}:${this.#visit}`;
    this.#add({ type: 'metadata', id, date, url, contentType: 'application/json' }, Buffer.from(JSON.stringify(value)));
  }

  /** All of it, to be stored; the visit names the digest. */
  records(): VisitRecords {
    return { schema: 'revenant.records/1', visit: this.#visit, records: [...this.#parts] };
  }

  /** The chain of a connection once for each host. */
  #certificates({ url, chain, sentAt: date, address }: Exchange, refersTo: string): void {
    const name = sha256(new URL(url).host, ...chain);
    if (chain.length === 0 || this.#chains.has(name)) return;
    this.#chains.add(name);
    // RFC 8555, 9.1 has the media type.
    const contentType = 'application/pem-certificate-chain';
    const id = recordId('chain', this.#visit, date, url, name);
    const pem = chain.map(pemOf).join('');
    // Not under the page's own address: replay must not take it for the page.
    const about = { url: `urn:revenant:certificates:${url}`, date, refersTo, ...(address !== null && { address }) };
    this.#add({ ...about, type: 'metadata', id, contentType }, Buffer.from(pem));
  }

  #add(head: RecordHead, front: Uint8Array, body: Uint8Array = NO_BYTES, digest: string | null = null): void {
    const block = createHash('sha256').update(front).update(body).digest('hex');
    const payload = digest ?? sha256(body);
    const fields: [string, string | undefined][] = [
      ['WARC-Type', head.type],
      ['WARC-Record-ID', head.id],
      ['WARC-Date', head.date],
      ['WARC-Target-URI', head.url && targetUri(head.url)],
      ['WARC-IP-Address', head.address],
      ['WARC-Concurrent-To', head.concurrentTo],
      ['WARC-Refers-To', head.refersTo],
      ['WARC-Warcinfo-ID', head.type === 'warcinfo' ? undefined : this.#infoId],
      ['WARC-Truncated', head.truncated],
      ['WARC-Payload-Digest', head.payload ? `sha256:${payload}` : undefined],
      ['WARC-Block-Digest', `sha256:${block}`],
      ['Content-Type', head.contentType],
      ['Content-Length', String(front.byteLength + body.byteLength)],
    ];
    const lines = fields.flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}: ${octets(oneLine(value))}\r\n`],
    );
    const header = `WARC/1.1\r\n${lines.join('')}\r\n`;
    this.#parts.push({ header, front: Buffer.from(front).toString('latin1'), body: digest });
  }
}

interface RecordHead {
  readonly type: 'warcinfo' | 'response' | 'request' | 'resource' | 'metadata';
  readonly id: string;
  readonly date: string;
  readonly contentType: string;
  readonly url?: string;
  readonly address?: string;
  readonly concurrentTo?: string;
  readonly refersTo?: string;
  readonly truncated?: string;
  /** True: the block has a payload whose digest is told. */
  readonly payload?: boolean;
}

/** The header as it came, but for what it says of codings that are undone; the length is that of the body as stored. */
function headToKeep(head: Uint8Array, length: number, decoded: boolean): Buffer {
  const [statusLine = '', ...lines] = Buffer.from(head)
    .toString('latin1')
    .replace(/\r\n\r\n$/, '')
    .split('\r\n');
  const kept = lines.map((line) => {
    const name = OF_CODINGS.exec(line)?.[1]?.toLowerCase();
    const isTrue = name === undefined || (name === 'content-encoding' && !decoded);
    return isTrue ? line : `x-orig-${line}`;
  });
  return Buffer.from([statusLine, ...kept, `content-length: ${length}`, '', ''].join('\r\n'), 'latin1');
}

/** Folded URLs are ASCII already; what a browser ended at may not be. */
export function targetUri(url: string): string {
  return url.replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character.toWellFormed()));
}

function pemOf(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/**
 * One character a byte, as headers are written. What has more than a byte is put as UTF-8: cut down to its last byte, U+010A would be
 * a line end.
 */
export function octets(text: string): string {
  return /[^\0-\xff]/.test(text) ? Buffer.from(text).toString('latin1') : text;
}

/** A value that came from outside must not start a field, or a record, of its own. */
export function oneLine(text: string): string {
  return text.replace(/[\r\n\0]+/g, ' ').trim();
}
