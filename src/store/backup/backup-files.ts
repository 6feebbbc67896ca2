/** Files of a backup: written for the owner only, flushed, with their SHA-256. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline as piped, Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { BackupFile } from '../../model/backup.ts';

const READ_BYTES = 1_048_576;

/** Writes a new file below `folder`. @param compress with gzip, at its fastest */
export async function writeFileOf(
  folder: string,
  path: string,
  pieces: Iterable<string> | AsyncIterable<Uint8Array | string>,
  { compress = false }: { readonly compress?: boolean } = {},
): Promise<BackupFile> {
  const place = join(folder, path);
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  let bytes = 0;
  const count = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      bytes += piece.length;
      done(null, piece);
    },
  });
  const source = Readable.from(pieces, { objectMode: true });
  const target = createWriteStream(place, { flags: 'wx', mode: 0o600, flush: true, highWaterMark: READ_BYTES });
  if (compress) await pipeline(source, createGzip({ level: 1 }), count, target);
  else await pipeline(source, count, target);
  return { path, bytes, sha256: hash.digest('hex') };
}

export function readFileOf(folder: string, path: string): Readable {
  return createReadStream(join(folder, path), { highWaterMark: READ_BYTES });
}

/** The fault of a file; null: none. `said` gets every piece. */
export async function faultOf(folder: string, file: BackupFile, said: (bytes: number) => void): Promise<string | null> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const piece of readFileOf(folder, file.path) as AsyncIterable<Buffer>) {
      hash.update(piece);
      bytes += piece.length;
      said(piece.length);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'the file is missing';
    throw error;
  }
  if (bytes !== file.bytes) return `the file has ${bytes} bytes instead of ${file.bytes}`;
  return hash.digest('hex') === file.sha256 ? null : 'its bytes have changed since the backup was written';
}

/** The lines of a compressed file, in batches. */
export async function* linesOf(folder: string, path: string): AsyncGenerator<string[]> {
  const text = piped(readFileOf(folder, path), createGunzip({ chunkSize: READ_BYTES }), () => undefined);
  text.setEncoding('utf8');
  let rest: string[] = [];
  for await (const piece of text as AsyncIterable<string>) {
    const end = piece.lastIndexOf('\n');
    if (end < 0) {
      rest.push(piece);
      continue;
    }
    yield (rest.join('') + piece.slice(0, end)).split('\n');
    rest = [piece.slice(end + 1)];
  }
}
