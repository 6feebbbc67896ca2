/** The members of a gzip file (RFC 1952), read from its bytes as they come. */
import { createInflateRaw, inflateRawSync } from 'node:zlib';
import { PermanentError } from '../../errors.ts';

/** A member that is smaller than this, packed and unpacked, is unpacked at once: streams cost more than most records. */
const SMALL_PACKED = 256 << 10;
const SMALL_UNPACKED = 1 << 20;
/** Given to the engine at a time: a bomb makes a thousand times as much of it. */
const STEP_BYTES = 16 << 10;

export function brokenMember(at: number, what: string): PermanentError {
  return new PermanentError('archive:gzip', `the gzip member at byte ${at} ${what}`);
}

/** The packed bytes of a file, a window at a time. */
export class Packed {
  readonly #parts: AsyncGenerator<Buffer>;
  #window: Buffer = Buffer.alloc(0);
  #position: number;

  constructor(parts: AsyncGenerator<Buffer>, position: number) {
    this.#parts = parts;
    this.#position = position;
  }

  /** Of the next byte, in the file. */
  get position(): number {
    return this.#position;
  }

  async close(): Promise<void> {
    await this.#parts.return(undefined);
  }

  /** Has at least so many bytes in the window, unless the file ends first. */
  async fill(length: number): Promise<boolean> {
    while (this.#window.length < length) {
      const { value, done } = await this.#parts.next();
      if (done === true) return false;
      this.#window = this.#window.length === 0 ? value : Buffer.concat([this.#window, value]);
    }
    return true;
  }

  take(length: number): Buffer {
    const taken = this.#window.subarray(0, length);
    this.#window = this.#window.subarray(taken.length);
    this.#position += taken.length;
    return taken;
  }

  /** False at the end of the file. Zeros between and after members are padding. */
  async toNextMember(): Promise<boolean> {
    while (await this.fill(1)) {
      const start = this.#window.findIndex((byte) => byte !== 0);
      this.take(start === -1 ? this.#window.length : start);
      if (start === -1) continue;
      await this.fill(2);
      if (this.#window[0] === 0x1f && this.#window[1] === 0x8b) return true;
      throw new PermanentError(
        'archive:gzip',
        `the packed data stops being gzip at byte ${this.#position} of the file`,
      );
    }
    return false;
  }

  /** RFC 1952, 2.3: ten bytes, then what its flags announce. */
  async readGzipHeader(): Promise<void> {
    const at = this.#position;
    await this.fill(10);
    const head = this.take(10);
    if (head.length < 10 || head[2] !== 8) throw brokenMember(at, 'has no readable header');
    const flags = head[3] ?? 0;
    if ((flags & 4) !== 0) {
      await this.fill(2);
      const extra = this.take(2);
      const length = extra.length < 2 ? 0 : extra.readUInt16LE(0);
      await this.fill(length);
      this.take(length);
    }
    for (const text of [8, 16]) {
      if ((flags & text) === 0) continue;
      let end = this.#window.indexOf(0);
      for (; end === -1; end = this.#window.indexOf(0)) {
        if (this.#window.length > SMALL_PACKED || !(await this.fill(this.#window.length + 1)))
          throw brokenMember(at, 'has a header that does not end');
      }
      this.take(end + 1);
    }
    if ((flags & 2) !== 0) {
      await this.fill(2);
      this.take(2);
    }
  }

  /** The whole of a small member; null when it is not small, or not whole. */
  async inflateSmall(): Promise<Buffer | null> {
    await this.fill(SMALL_PACKED);
    try {
      // With `info` the engine comes along, which knows how many bytes the member took.
      const done = inflateRawSync(this.#window.subarray(0, SMALL_PACKED), {
        info: true,
        maxOutputLength: SMALL_UNPACKED,
      }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
      this.take(done.engine.bytesWritten);
      return done.buffer;
    } catch {
      return null;
    }
  }

  /** The deflated bytes of one member, streaming; what follows it is left in the window. */
  async *inflate(): AsyncGenerator<Buffer> {
    const at = this.#position;
    const engine = createInflateRaw({ chunkSize: 64 << 10 });
    const seen = { ended: false, broken: false };
    const ready: Buffer[] = [];
    let wake = (): void => undefined;
    engine.on('data', (part: Buffer) => ready.push(part));
    engine.on('error', () => {
      seen.broken = true;
      wake();
    });
    engine.on('end', () => {
      seen.ended = true;
      wake();
    });
    try {
      while (!seen.ended) {
        if (!(await this.fill(1))) throw brokenMember(at, 'is cut short');
        const given = this.#window.subarray(0, STEP_BYTES);
        const before = engine.bytesWritten;
        // The engine ends without a word to the writer when its stream ends within what it was given.
        await new Promise<void>((done) => {
          wake = done;
          engine.write(given, () => done());
        });
        if (seen.broken) throw brokenMember(at, 'is damaged');
        this.take(engine.bytesWritten - before);
        yield* ready.splice(0);
      }
    } finally {
      engine.destroy();
    }
  }
}
