/** The unpacked bytes of a WARC file, plain or in gzip members (RFC 1952), in bounded memory. */
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { PermanentError } from '../../errors.ts';
import type { Bytes } from '../bytes.ts';
import type { ArchiveLimits } from '../limits.ts';

/** One WARC file, by itself or within a WACZ; `name` for sentences to people. */
export type WarcFile = { readonly name: string; readonly packed: boolean; readonly bytes: Bytes };
/** `at`: in the file. `skip`: in the unpacked bytes of the gzip member that begins there. */
export type WarcPosition = { readonly at: number; readonly skip: number };

export interface UnpackedPart {
  readonly bytes: Buffer;
  readonly position: WarcPosition;
  readonly packed: boolean;
}

export function positionText({ at, skip }: WarcPosition): string {
  return `byte ${at}${skip > 0 ? `, ${skip} bytes unpacked` : ''}`;
}

/**
 * Unpacks from a member or record on; the platform's gunzip would join members. Throws
 * PermanentError: archive:gzip for damaged data, limit:archive-ratio and limit:archive-unpacked for
 * a bomb.
 */
export async function* unpackFrom({ bytes, packed }: WarcFile, at: number, limits: ArchiveLimits) {
  if (!packed) {
    let position = at;
    for await (const part of bytes.from(at)) {
      yield { bytes: part, position: { at: position, skip: 0 }, packed };
      position += part.length;
    }
    return;
  }
  const { archiveUnpackedBytes, archiveRatio, archiveRatioFromBytes } = limits;
  const input = new PackedInput(bytes.from(at), at);
  let total = 0;
  const count = (length: number): void => {
    total += length;
    if (total > archiveUnpackedBytes)
      throw new PermanentError('limit:archive-unpacked', `it unpacks to more than ${archiveUnpackedBytes} bytes`);
    if (total > archiveRatioFromBytes && total > archiveRatio * Math.max(1, input.position - at))
      throw new PermanentError('limit:archive-ratio', `it unpacks to more than ${archiveRatio} times its length`);
  };
  try {
    while (await input.toNextMember()) yield* unpackMember(input, count);
  } finally {
    await input.close();
  }
}

async function* unpackMember(input: PackedInput, count: (length: number) => void): AsyncGenerator<UnpackedPart> {
  const at = input.position;
  await input.readGzipHeader();
  const small = await input.inflateSmall();
  let check = 0;
  let length = 0;
  for await (const bytes of small === null ? input.inflate() : [small]) {
    count(bytes.length);
    check = crc32(bytes, check);
    yield { bytes, position: { at, skip: length }, packed: true };
    length += bytes.length;
  }
  const trailer = await input.take(8);
  if (trailer.length < 8) throw brokenMember(at, 'ends before its checksum');
  if (trailer.readUInt32LE(0) !== check || trailer.readUInt32LE(4) !== length % 2 ** 32)
    throw brokenMember(at, 'does not match its checksum');
}

function brokenMember(at: number, what: string): PermanentError {
  return new PermanentError('archive:gzip', `the gzip member at byte ${at} ${what}`);
}

/** Smaller members are unpacked at once: a stream costs more than most records. */
const SMALL_PACKED = 256 << 10;
const SMALL_UNPACKED = 1 << 20;
/** Given to the engine at a time: a bomb makes a thousand times as much of it. */
const STEP_BYTES = 16 << 10;

/** The packed bytes of a file, a window at a time. */
class PackedInput {
  readonly #parts: AsyncGenerator<Buffer>;
  #window: Buffer = Buffer.alloc(0);
  position: number;

  constructor(parts: AsyncGenerator<Buffer>, position: number) {
    this.#parts = parts;
    this.position = position;
  }

  async close(): Promise<void> {
    await this.#parts.return(undefined);
  }

  /** Fewer bytes only where the file ends first. */
  async take(length: number): Promise<Buffer> {
    await this.#fill(length);
    const taken = this.#window.subarray(0, length);
    this.#window = this.#window.subarray(taken.length);
    this.position += taken.length;
    return taken;
  }

  /** Has at least `length` bytes in the window, or false where the file ends first. */
  async #fill(length: number): Promise<boolean> {
    while (this.#window.length < length) {
      const { value, done } = await this.#parts.next();
      if (done === true) return false;
      this.#window = this.#window.length === 0 ? value : Buffer.concat([this.#window, value]);
    }
    return true;
  }

  /** False at the end of the file. Zeros between and after members are padding. */
  async toNextMember(): Promise<boolean> {
    while (await this.#fill(1)) {
      const start = this.#window.findIndex((byte) => byte !== 0);
      await this.take(start === -1 ? this.#window.length : start);
      if (start === -1) continue;
      await this.#fill(2);
      if (this.#window[0] === 0x1f && this.#window[1] === 0x8b) return true;
      const text = `the packed data stops being gzip at byte ${this.position} of the file`;
      throw new PermanentError('archive:gzip', text);
    }
    return false;
  }

  /** RFC 1952, 2.3: ten bytes, then as the flags say: extra field, name, comment, checksum. */
  async readGzipHeader(): Promise<void> {
    const at = this.position;
    const head = await this.take(10);
    if (head.length < 10 || head[2] !== 8) throw brokenMember(at, 'has no readable header');
    const flags = head[3] ?? 0;
    if ((flags & 4) !== 0) {
      const extra = await this.take(2);
      await this.take(extra.length < 2 ? 0 : extra.readUInt16LE(0));
    }
    for (const text of [8, 16]) {
      if ((flags & text) === 0) continue;
      let end = this.#window.indexOf(0);
      for (; end === -1; end = this.#window.indexOf(0)) {
        if (this.#window.length > SMALL_PACKED || !(await this.#fill(this.#window.length + 1)))
          throw brokenMember(at, 'has a header that does not end');
      }
      await this.take(end + 1);
    }
    if ((flags & 2) !== 0) await this.take(2);
  }

  /** The whole of a small member; null when it is not small, or incomplete. */
  async inflateSmall(): Promise<Buffer | null> {
    await this.#fill(SMALL_PACKED);
    try {
      const { bytes, packedLength } = inflateAt(this.#window.subarray(0, SMALL_PACKED), SMALL_UNPACKED);
      await this.take(packedLength);
      return bytes;
    } catch {
      return null;
    }
  }

  /** The deflated bytes of one member, streaming; the bytes after it stay in the window. */
  async *inflate(): AsyncGenerator<Buffer> {
    const at = this.position;
    const engine = createInflateRaw({ chunkSize: 64 << 10 });
    const seen = { ended: false, broken: false };
    const ready: Buffer[] = [];
    let wake = (): void => undefined;
    const end = (how: Partial<typeof seen>) => () => {
      Object.assign(seen, how);
      wake();
    };
    engine.on('data', (part: Buffer) => ready.push(part));
    engine.on('error', end({ broken: true }));
    engine.on('end', end({ ended: true }));
    try {
      while (!seen.ended) {
        if (!(await this.#fill(1))) throw brokenMember(at, 'is cut short');
        const before = engine.bytesWritten;
        // The engine does not call back when its stream ends within the bytes it was given.
        await new Promise<void>((done) => {
          wake = done;
          engine.write(this.#window.subarray(0, STEP_BYTES), () => done());
        });
        if (seen.broken) throw brokenMember(at, 'is damaged');
        await this.take(engine.bytesWritten - before);
        yield* ready.splice(0);
      }
    } finally {
      engine.destroy();
    }
  }
}

/** Unpacks the deflated bytes at the front of `packed`. Throws for more than `most`. */
export function inflateAt(packed: Uint8Array, most: number): { bytes: Buffer; packedLength: number } {
  // Node's types do not know the `info` option, with which the engine is returned as well.
  const result = inflateRawSync(packed, { info: true, maxOutputLength: Math.max(1, most) }) as unknown;
  const { buffer, engine } = result as { buffer: Buffer; engine: { bytesWritten: number } };
  return { bytes: buffer, packedLength: engine.bytesWritten };
}
