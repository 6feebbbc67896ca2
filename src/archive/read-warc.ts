import { AsyncIterReader, WARCParser, type WARCRecord } from 'warcio';
import { messageOf } from '../errors.ts';
import type { ArchiveContents, ArchivedRecord, ArchivedRedirect } from './archived.ts';
import { decodeBody } from './decode-body.ts';
import { hasDigest } from './digest.ts';
import { type HttpMessage, parseHttpResponse } from './http-message.ts';
import { MAX_BLOCK_BYTES, MAX_HEADER_BYTES, MAX_KEPT_BYTES } from './limits.ts';
import { roleOf } from './role.ts';
import { openWarcSource } from './warc-source.ts';

/**
 * Reads the pages and pictures of a WARC file (1.0 or 1.1; plain, or gzip of whole or of each record), streaming.
 * A file that is cut off or broken gives what stands before the fault and one problem naming the file and the place.
 */
export async function readWarc(path: string): Promise<ArchiveContents> {
  return new WarcReading(path).run();
}

class WarcReading {
  readonly #path: string;
  readonly #records: ArchivedRecord[] = [];
  readonly #redirects: ArchivedRedirect[] = [];
  readonly #problems: string[] = [];
  /** Bodies by the digest the archive gave them, for the revisit records that leave the body out. */
  readonly #byDigest = new Map<string, HttpMessage>();
  #unresolved = 0;
  #kept = 0;

  constructor(path: string) {
    this.#path = path;
  }

  async run(): Promise<ArchiveContents> {
    const source = await openWarcSource(this.#path);
    const parser = new WARCParser(new AsyncIterReader(source.bytes(), null), { parseHttp: false });
    let fault: string | null = null;
    let count = 0;
    try {
      for (;;) {
        source.allow(MAX_HEADER_BYTES);
        const record = await parser.parse();
        if (record === null) break;
        if (!record.warcHeaders.statusline.startsWith('WARC/')) throw new Error('no WARC record begins here');
        count += 1;
        source.allow(Number.POSITIVE_INFINITY);
        await this.#take(record);
        if (this.#kept > MAX_KEPT_BYTES) throw new Error(`pages and pictures exceed ${MAX_KEPT_BYTES} bytes`);
      }
      fault = await source.unread();
    } catch (thrown) {
      fault = messageOf(thrown);
    }
    if (fault !== null) {
      const where = `byte ${parser.offset}${source.packed ? ' of the unpacked data' : ''}`;
      this.#problems.push(
        `${this.#path}: record ${count + 1} or the one before, at ${where}: ${fault}; what stands before it was kept`,
      );
    }
    if (this.#unresolved > 0)
      this.#problems.push(
        `${this.#path}: ${this.#unresolved} revisit record(s) point at bodies that are not in this file`,
      );
    return { records: this.#records, redirects: this.#redirects, problems: this.#problems, cut: fault !== null };
  }

  async #take(record: WARCRecord): Promise<void> {
    const type = record.warcType;
    const url = webAddress(record.warcTargetURI);
    const wanted = url !== null && (type === 'response' || type === 'resource' || type === 'revisit');
    if (!wanted) {
      await record.skipFully();
      return;
    }
    const marks = new Set<string>();
    const { block, complete } = await readBlock(record);
    if (!complete) marks.add('truncated');
    else if (record.warcBlockDigest && hasDigest(record.warcBlockDigest, block) === false) marks.add('digest-mismatch');
    if (record.warcHeader('WARC-Truncated')) marks.add('truncated');
    const message = this.#message(record, block);
    if (message !== null) await this.#keep(record, url, message, marks, complete);
    const missing = record.warcContentLength - block.byteLength;
    if (missing > 0 && block.byteLength < MAX_BLOCK_BYTES) throw new Error(`the record ends ${missing} bytes early`);
  }

  #message(record: WARCRecord, block: Uint8Array): HttpMessage | null {
    if (record.warcType === 'resource') {
      return { status: 200, headers: { 'content-type': record.warcContentType ?? '' }, payload: block };
    }
    const message = parseHttpResponse(block);
    if (record.warcType !== 'revisit') return message;
    const original = this.#byDigest.get(record.warcPayloadDigest ?? '');
    if (original === undefined) {
      this.#unresolved += 1;
      return null;
    }
    return original;
  }

  async #keep(
    record: WARCRecord,
    url: string,
    message: HttpMessage,
    marks: Set<string>,
    complete: boolean,
  ): Promise<void> {
    const { status, headers, payload } = message;
    const location = headers['location'];
    if (status >= 300 && status < 400) {
      const target = location === undefined ? null : webAddress(location, url);
      if (target !== null) this.#redirects.push({ url, status, location: target });
      return;
    }
    const capturedAt = instant(record.warcDate);
    if (capturedAt === null) {
      this.#problems.push(
        `${this.#path}: ${url} has no readable WARC-Date ("${(record.warcDate ?? '').slice(0, 40)}"): left out`,
      );
      return;
    }
    const decoded = await decodeBody(headers, payload);
    for (const mark of decoded.marks) marks.add(mark);
    const digest = record.warcPayloadDigest;
    // WARC 1.1 leaves open whether the payload still carries its transfer or content coding: any of the forms will do.
    const known = [payload, decoded.body].map((form) => (digest ? hasDigest(digest, form) : null));
    if (complete && known.every((same) => same === false) && !marks.has('truncated')) marks.add('digest-mismatch');
    const role = roleOf(headers['content-type'], decoded.body);
    if (role === null) return;
    if (digest && record.warcType !== 'revisit') this.#byDigest.set(digest, message);
    this.#kept += decoded.body.byteLength;
    this.#records.push({
      role,
      pageRole: null,
      url,
      finalUrl: url,
      redirects: [],
      status,
      headers,
      address: record.warcHeader('WARC-IP-Address') ?? null,
      body: decoded.body,
      capturedAt,
      marks: [...marks],
    });
  }
}

/** The stored block, at most MAX_BLOCK_BYTES of it. Not complete when it was cut there or the file ends first. */
async function readBlock(record: WARCRecord): Promise<{ block: Uint8Array; complete: boolean }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of record.reader) {
    if (length >= MAX_BLOCK_BYTES) continue;
    parts.push(part);
    length += part.byteLength;
  }
  record.consumed = 'raw';
  const block = Buffer.concat(parts).subarray(0, MAX_BLOCK_BYTES);
  return { block, complete: block.byteLength === record.warcContentLength };
}

/** Absolute web address without fragment; null for anything else. Some writers of WARC 1.0 put it in angle brackets. */
function webAddress(text: string | null | undefined, base?: string): string | null {
  const trimmed = (text ?? '').trim().replace(/^<(.*)>$/s, '$1');
  if (!URL.canParse(trimmed, base)) return null;
  const url = new URL(trimmed, base);
  url.hash = '';
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}

function instant(text: string | null | undefined): string | null {
  const time = Date.parse((text ?? '').trim());
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
