import { Duplex } from 'node:stream';
import { commandComplete, cutFrames, greeting, queryText, readyForQuery, startupParameters } from './wire.ts';

export const DEFAULT_SEARCH_PATH = 'public';
const LISTEN = /^(?:\s|--[^\n]*\n)*(UN)?LISTEN\s+("[^"]+"|\*|\w+)\s*;?\s*$/i;

/** Runs the messages of sessions, one unit at a time. */
interface Backend {
  take(session: Session, bytes: Uint8Array): void;
  rollBack(session: Session): void;
  forget(session: Session): void;
}

/** A node-postgres client's socket: cuts its messages into units that the backend runs in turn. */
export class Session extends Duplex {
  searchPath = DEFAULT_SEARCH_PATH;
  status = 'I';
  readonly channels = new Set<string>();
  readonly #backend: Backend;
  #started = false;
  #input: Uint8Array = new Uint8Array(0);
  /** Messages of the extended protocol, until Sync. */
  readonly #unit: Uint8Array[] = [];

  constructor(backend: Backend) {
    super();
    this.#backend = backend;
  }

  // node-postgres calls these on its socket.
  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }
  readonly setNoDelay = (): this => this;
  readonly setKeepAlive = this.setNoDelay;
  readonly ref = this.setNoDelay;
  readonly unref = this.setNoDelay;

  rollBack(): void {
    this.#backend.rollBack(this);
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    this.#input = this.#input.length === 0 ? chunk : Buffer.concat([this.#input, chunk]);
    if (!this.#started && !this.#start()) return done();
    const { frames, rest } = cutFrames(this.#input);
    this.#input = rest;
    for (const { type, bytes } of frames) this.#take(type, bytes);
    done();
  }

  override _final(done: (error?: Error) => void): void {
    done();
    this.destroy();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#backend.forget(this);
    done(error);
  }

  /** The start-up message has no type letter. */
  #start(): boolean {
    const input = Buffer.from(this.#input);
    if (input.length < 4 || input.length < input.readInt32BE(0)) return false;
    const length = input.readInt32BE(0);
    const options = startupParameters(input.subarray(0, length)).get('options') ?? '';
    this.searchPath = /-c search_path=(\S+)/.exec(options)?.[1] ?? DEFAULT_SEARCH_PATH;
    this.#input = input.subarray(length);
    this.#started = true;
    this.push(greeting());
    return true;
  }

  #take(type: string, bytes: Uint8Array): void {
    // Terminate: node-postgres ends the stream right after it.
    if (type === 'X') return;
    if (type === 'Q') return this.#takeQuery(bytes);
    this.#unit.push(bytes);
    if (type === 'S') this.#backend.take(this, Buffer.concat(this.#unit.splice(0)));
  }

  #takeQuery(bytes: Uint8Array): void {
    const [, un, name = ''] = LISTEN.exec(queryText(bytes)) ?? [];
    const channel = name.startsWith('"') ? name.slice(1, -1) : name.toLowerCase();
    if (un !== undefined) {
      // The backend keeps listening for the other sessions.
      if (channel === '*') this.channels.clear();
      else this.channels.delete(channel);
      this.push(Buffer.concat([commandComplete('UNLISTEN'), readyForQuery(this.status)]));
      return;
    }
    if (channel !== '') this.channels.add(channel);
    this.#backend.take(this, bytes);
  }
}
