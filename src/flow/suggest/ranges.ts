/** Bytes of files on the web, by ranges (RFC 9110, 14), until a budget of requests is spent. */
import type { ByteRange } from '../../model/ports/reader.ts';
import type { Ports } from '../ports.ts';
import { failureOf, type SourceFailure } from './source-failure.ts';

export interface Piece {
  readonly start: number;
  readonly bytes: Uint8Array;
  /** Bytes of the whole file. */
  readonly length: number;
}

export class Ranges {
  requests = 0;
  failure: SourceFailure | null = null;
  readonly #base: string;
  readonly #most: number;
  readonly #egress: Ports['egress'];

  /** @param base without a slash at the end */
  constructor(base: string, most: number, egress: Ports['egress']) {
    this.#base = base;
    this.#most = most;
    this.#egress = egress;
  }

  isOver(): boolean {
    return this.failure !== null || this.requests >= this.#most;
  }

  fail(outcome: SourceFailure['outcome'], detail: string): null {
    this.failure = { outcome, detail, retryAfter: null };
    return null;
  }

  address(path: string): string {
    return `${this.#base}/${path}`;
  }

  /** A whole small file. Null: it failed, or the budget is spent. */
  async whole(url: string, maxBytes: number): Promise<Uint8Array | null> {
    const answer = await this.#ask(url, 200, maxBytes);
    return answer?.body ?? null;
  }

  /** The last bytes of a file, or all of it where it is shorter. */
  last(path: string, count: number): Promise<Piece | null> {
    return this.#piece(path, `-${count}`, count);
  }

  part(path: string, { start, end }: ByteRange): Promise<Piece | null> {
    return this.#piece(path, `${start}-${end - 1}`, end - start, start);
  }

  async #piece(path: string, range: string, count: number, start?: number): Promise<Piece | null> {
    const answer = await this.#ask(this.address(path), 206, count, { range: `bytes=${range}` });
    if (answer === null) return null;
    const { headers, body } = answer;
    const [, first, last, all] = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(headers['content-range'] ?? '') ?? [];
    const [from, to, length] = [Number(first), Number(last), Number(all)];
    const isRight =
      headers['content-encoding'] === undefined &&
      body.byteLength === to - from + 1 &&
      to < length &&
      (start === undefined ? to === length - 1 && body.byteLength === Math.min(count, length) : from === start) &&
      (start === undefined || body.byteLength === count);
    return isRight
      ? { start: from, bytes: body, length }
      : this.fail('failed', 'it sent other bytes than those asked for');
  }

  async #ask(url: string, status: number, maxBytes: number, headers?: Readonly<Record<string, string>>) {
    if (this.isOver()) return null;
    this.requests += 1;
    const { allowed, reason } = await this.#egress.robots(url);
    if (!allowed) return this.fail('refused', `its robots.txt does not allow it: ${reason}`);
    const outcome = await this.#egress.fetch({ url, purpose: 'source', maxBytes, ...(headers && { headers }) });
    // The rest of the file, which may have gigabytes, is not waited for.
    if (outcome.ok && outcome.status === 200 && status === 206)
      return this.fail('failed', 'it knows no ranges: it began to send the whole file');
    this.failure = failureOf(outcome, status);
    return this.failure === null && outcome.ok ? outcome : null;
  }
}
