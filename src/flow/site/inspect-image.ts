import { open } from 'node:fs/promises';
import { InputError, PermanentError } from '../../errors.ts';
import { sha256 } from '../../model/digest.ts';
import type { ImageDocument } from '../../model/documents.ts';
import type { Reader } from '../../model/ports/reader.ts';
import { hashImage } from '../../sketch/image-hash.ts';

/** The hashes of a picture file. Null: not a picture. */
export async function inspectImage(path: string, reader: Reader, imageBytes: number): Promise<ImageDocument | null> {
  const bytes = await readPicture(path, imageBytes);
  if (bytes === null) return null;
  const read = await reader.image(bytes);
  if (!read.ok) throw new PermanentError(read.code, `${path}: ${read.detail}`);
  const { grid } = read.value;
  if (grid === null) return null;
  const { width, height, format, grey, pdq } = grid;
  const hashes = grey === null ? null : hashImage(Buffer.from(grey, 'base64'));
  const look = hashes && pdq ? { ...hashes, pdq: pdq.hash, quality: pdq.quality } : hashes;
  return { schema: 'revenant.image/1', input: path, sha256: sha256(bytes), width, height, format, look };
}

/** Null: its first bytes are not a picture's. A large archive is not read to find that out. */
async function readPicture(path: string, imageBytes: number): Promise<Uint8Array | null> {
  const file = await open(path);
  try {
    const found = await file.stat();
    if (!found.isFile()) return null;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
    if (!PICTURE.test(buffer.toString('latin1', 0, bytesRead))) return null;
    if (found.size > imageBytes)
      throw new InputError(
        `${path} is too large for a picture (${imageBytes / 1024 / 1024} MiB at most; --limits imageBytes)`,
      );
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** JPEG, PNG, GIF, WebP, AVIF and HEIF, TIFF, SVG. */
const PICTURE =
  /^(?:\xff\xd8\xff|\x89PNG|GIF8|RIFF[\s\S]{4}WEBP|[\s\S]{4}ftyp|II\*\0|MM\0\*|\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg|!DOCTYPE svg)[\s\S]*)/;
