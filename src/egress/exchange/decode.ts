import type { Transform } from 'node:stream';
import zlib from 'node:zlib';
import type { Limits } from '../../model/limits.ts';
import { ExchangeError } from './failure.ts';

/** A zlib stream: `bytesWritten` counts the input that it has taken in. */
type Decoder = Transform & { readonly bytesWritten: number };

const LAYERS = 2;
/** Node has zstd from 22.15 on; its types are newer than the oldest Node that is supported. */
const createZstd = (zlib as unknown as { createZstdDecompress?: () => Decoder }).createZstdDecompress;

export const ACCEPT_ENCODING = createZstd === undefined ? 'gzip, deflate, br' : 'gzip, deflate, br, zstd';

export interface Decoded {
  readonly body: Buffer;
  /**
   * `truncated`: a limit or a fault cut it; `encoding-fault`: the encoded stream was damaged or cut
   * short.
   */
  readonly marks: readonly string[];
}

type DecodeLimits = Pick<Limits, 'decodedBytes'>;
/** Most decoded bytes for each byte sent, checked from `fromBytes` on. */
const RATIO = { most: 100, fromBytes: 1024 * 1024 };

/**
 * Undoes at most two layers of Content-Encoding (RFC 9110, 8.4). A long body is cut. Throws
 * ExchangeError: `fetch:encoding` for unknown or too many layers or undecodable data,
 * `limit:decoded` for a bomb.
 */
export async function decodeBody(wire: Buffer, encoding: string | undefined, limits: DecodeLimits): Promise<Decoded> {
  const layers = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (layers.length === 0 || wire.length === 0)
    return {
      body: wire.subarray(0, limits.decodedBytes),
      marks: wire.length > limits.decodedBytes ? ['truncated'] : [],
    };
  if (layers.length > LAYERS)
    throw new ExchangeError('failed', 'fetch:encoding', `it is content-encoded ${layers.length} times`);
  const marks = new Set<string>();
  let body = wire;
  for (const layer of layers.toReversed()) {
    const decoded = await decodeLayer(openDecoder(layer, body), layer, body, limits);
    body = decoded.body;
    for (const mark of decoded.marks) marks.add(mark);
  }
  return { body, marks: [...marks] };
}

function decodeLayer(decoder: Decoder, name: string, input: Buffer, limits: DecodeLimits): Promise<Decoded> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const end = (marks: string[]) => resolve({ body: Buffer.concat(chunks, length), marks });
    decoder.on('data', (chunk: Buffer) => {
      const room = limits.decodedBytes - length;
      const part = chunk.length > room ? chunk.subarray(0, room) : chunk;
      chunks.push(part);
      length += part.length;
      // Compared with the bytes read so far: a bomb shows in its first megabyte.
      const read = Math.max(1, decoder.bytesWritten);
      if (length > RATIO.fromBytes && length > RATIO.most * read) {
        decoder.destroy();
        reject(new ExchangeError('failed', 'limit:decoded', `it grows to ${Math.floor(length / read)} times its size`));
      } else if (chunk.length > room) {
        decoder.destroy();
        end(['truncated']);
      }
    });
    decoder.once('end', () => end([]));
    decoder.once('error', (error) => {
      const bare = length === 0 ? withoutGzipHeader(input) : null;
      if (length > 0) end(['encoding-fault', 'truncated']);
      else if (bare !== null && name.endsWith('gzip')) {
        // Node drops the whole output when anything follows the stream in the same piece.
        decodeLayer(zlib.createInflateRaw(), 'deflate', bare, limits).then(
          (decoded) => resolve({ body: decoded.body, marks: [...new Set(['encoding-fault', ...decoded.marks])] }),
          reject,
        );
      } else reject(new ExchangeError('failed', 'fetch:encoding', `it is no valid ${name} (${error.message})`));
    });
    decoder.end(input);
  });
}

/** The bytes after the header of a gzip member (RFC 1952, 2.3); null if there is no such header. */
function withoutGzipHeader(input: Buffer): Buffer | null {
  if (input.length < 18 || input[0] !== 0x1f || input[1] !== 0x8b || input[2] !== 8) return null;
  const flags = input[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + input.readUInt16LE(at);
  for (const flag of [8, 16]) if (flags & flag) at = input.indexOf(0, at) + 1 || input.length;
  if (flags & 2) at += 2;
  return at < input.length ? input.subarray(at) : null;
}

function openDecoder(name: string, input: Buffer): Decoder {
  if (name === 'gzip' || name === 'x-gzip') return zlib.createGunzip();
  if (name === 'br') return zlib.createBrotliDecompress();
  // RFC 9110 means zlib; bare deflate is as common, and browsers take both.
  if (name === 'deflate') return ((input[0] ?? 0) & 0x0f) === 8 ? zlib.createInflate() : zlib.createInflateRaw();
  if (name === 'zstd' && createZstd !== undefined) return createZstd();
  throw new ExchangeError('failed', 'fetch:encoding', `its content encoding is unknown: ${name.slice(0, 40)}`);
}
