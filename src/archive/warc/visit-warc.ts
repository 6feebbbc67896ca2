/**
 * The exchanges of a visit → the records of its WARC 1.1, byte for byte (docs/evidence.md). Bodies
 * go to the blob store, under the digest that the captures name too.
 */
import { createHash } from 'node:crypto';
import type { VisitRecords, WarcPart } from '../../model/decisions/evidence.ts';
import { sha256 } from '../../model/digest.ts';
import type { Blobs } from '../../model/ports/blobs.ts';
import type { Exchange } from '../../model/ports/egress.ts';

/** Fields that are wrong once codings are undone: renamed, as Webrecorder's tools do. */
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
    const contentType = 'application/warc-fields';
    const fields = { ...info, isPartOf: visit, format: 'WARC File Format 1.1' };
    const head = { type: 'warcinfo', id: this.#infoId, date: startedAt, contentType } as const;
    this.#add(head, Buffer.from(linesOf(fields)));
  }

  /** A request, its answer and certificates, or why there was no answer. Recorded once. */
  async exchanged(exchange: Exchange): Promise<void> {
    if (this.#seen.has(exchange)) return;
    this.#seen.add(exchange);
    const { url, sentAt: date, address, request, response, failure } = exchange;
    const common = { url, date, ...(address !== null && { address }) };
    if (response === null) {
      const { code = 'unknown', detail = '' } = failure ?? {};
      const id = this.#nextId('outcome', date, url);
      const text = linesOf({ outcome: code, detail });
      return this.#add({ ...common, type: 'metadata', id, contentType: 'application/warc-fields' }, Buffer.from(text));
    }
    const { head, body, decoded, cut } = response;
    const digest = body.byteLength === 0 ? null : await this.#blobs.put(body);
    const id = this.#nextId('response', date, url, digest ?? '');
    const http = headToKeep(head, body.byteLength, decoded);
    const more = { ...(cut && { truncated: 'length' }), contentType: 'application/http; msgtype=response' };
    this.#add({ ...common, ...more, type: 'response', id, payload: true }, http, body, digest);
    if (request !== null) {
      const about = { concurrentTo: id, contentType: 'application/http; msgtype=request' };
      this.#add({ ...common, ...about, type: 'request', id: recordId('request', id) }, request);
    }
    this.#certificates(exchange, id);
  }

  /** The browser's result for a page: its DOM (`dom`) or its picture (`view`). */
  drawn(what: 'dom' | 'view', url: string, bytes: Uint8Array, date: string): Promise<void> {
    const contentType = what === 'dom' ? 'text/html; charset=utf-8' : 'image/png';
    return this.#resource([what, url], `urn:${what}:${url}`, contentType, bytes, date);
  }

  /** A page as it was in an archive; the page that is read is the restored one. */
  original(url: string, type: string, bytes: Uint8Array, date: string): Promise<void> {
    return this.#resource(['original', url], `urn:revenant:original:${url}`, oneLine(type), bytes, date);
  }

  async #resource(
    [what, about]: readonly [string, string],
    url: string,
    contentType: string,
    bytes: Uint8Array,
    date: string,
  ): Promise<void> {
    const digest = await this.#blobs.put(bytes);
    const id = this.#nextId(what, date, about, digest);
    this.#add({ type: 'resource', id, date, url, contentType, payload: true }, NO_BYTES, bytes, digest);
  }

  /** Facts about the visit that no exchange shows, such as the decisions of robots.txt, as JSON. */
  noted(name: string, value: unknown, date: string): void {
    const id = recordId(name, this.#visit, date);
    const url = `urn:revenant:${name}:${this.#visit}`;
    this.#add({ type: 'metadata', id, date, url, contentType: 'application/json' }, Buffer.from(JSON.stringify(value)));
  }

  records(): VisitRecords {
    return { schema: 'revenant.records/1', visit: this.#visit, records: [...this.#parts] };
  }

  #nextId(kind: string, ...about: readonly string[]): string {
    return recordId(kind, this.#visit, String(this.#parts.length), ...about);
  }

  /** Records the certificates of a connection once for each host. */
  #certificates({ url, chain, sentAt: date, address }: Exchange, refersTo: string): void {
    const name = sha256(new URL(url).host, ...chain);
    if (chain.length === 0 || this.#chains.has(name)) return;
    this.#chains.add(name);
    // The media type of RFC 8555, 9.1.
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
    const stated = fields.filter((field): field is [string, string] => field[1] !== undefined);
    const lines = stated.map(([name, value]) => `${name}: ${octets(oneLine(value))}\r\n`);
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
  /** True: the block has a payload whose digest is stated. */
  readonly payload?: boolean;
}

/** A UUID (version 8, RFC 9562) from the content: the same records give the same file. */
export function recordId(...parts: (string | Uint8Array)[]): string {
  const hex = sha256(...parts);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `<urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}>`;
}

/** Undone codings keep their fields under another name; the length is the stored body's. */
function headToKeep(head: Uint8Array, length: number, decoded: boolean): Buffer {
  const text = Buffer.from(head).toString('latin1');
  const [statusLine = '', ...lines] = text.replace(/\r\n\r\n$/, '').split('\r\n');
  const kept = lines.map((line) => {
    const name = OF_CODINGS.exec(line)?.[1]?.toLowerCase();
    const isTrue = name === undefined || (name === 'content-encoding' && !decoded);
    return isTrue ? line : `x-orig-${line}`;
  });
  return Buffer.from([statusLine, ...kept, `content-length: ${length}`, '', ''].join('\r\n'), 'latin1');
}

/** Canonical URLs are ASCII; the address at which a browser ended may not be. */
export function targetUri(url: string): string {
  return url.replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character.toWellFormed()));
}

function pemOf(der: Uint8Array): string {
  const base64 = Buffer.from(der).toString('base64');
  const lines = base64.match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function linesOf(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${oneLine(value)}\r\n`)
    .join('');
}

/** One character a byte. Wider text becomes UTF-8: cut to its last byte, U+010A is a line end. */
export function octets(text: string): string {
  return /[^\0-\xff]/.test(text) ? Buffer.from(text).toString('latin1') : text;
}

/** A value from outside must not start a field, or a record, of its own. */
export function oneLine(text: string): string {
  return text.replace(/[\r\n\0]+/g, ' ').trim();
}
