/** A form with files, streamed to disk: no file is ever whole in memory. */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { InputError } from '../../errors.ts';
import { checkWritten } from '../../flow/written.ts';
import { isStorable, LENGTHS } from '../../model/lengths.ts';
import type { Services } from '../../services.ts';
import { frameTexts } from '../../texts/frame.ts';
import { formOf } from './request.ts';

const MOST_FILES = 20;
const MOST_FIELDS = 30;
/** Bytes of one field that is no file. */
export const FIELD_BYTES = 64 * 1024;
const NAME_CHARACTERS = 100;
/** A folder this old was left by a process that was killed. */
const LEFT_MS = 24 * 3_600_000;

export interface SentFile {
  readonly field: string;
  /** As its sender calls it, in plain signs: also its name on the disk. */
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
}

export interface Upload {
  readonly folder: string;
  /** The other fields. */
  readonly fields: FormData;
  /** Without empty ones. */
  readonly files: readonly SentFile[];
  discard(): Promise<void>;
}

/**
 * Reads the form. Throws InputError, or 413, for one that is too long, broken, or cut off; then
 * nothing of it stays on the disk.
 */
export async function receive(
  c: Context,
  { settings, limits }: Pick<Services, 'settings' | 'limits'>,
): Promise<Upload> {
  const { body, headers } = c.req.raw;
  const tooLong = () => new HTTPException(413, { message: frameTexts.longUpload(limits.uploadBytes) });
  const said = Number(headers.get('content-length') ?? 0);
  if (said > limits.uploadBytes) throw tooLong();
  if (/^application\/x-www-form-urlencoded\b/i.test(headers.get('content-type') ?? ''))
    return { folder: '', fields: await formOf(c), files: [], discard: async () => undefined };
  if (body === null || !/^multipart\/form-data\b/i.test(headers.get('content-type') ?? ''))
    throw new InputError(frameTexts.brokenForm);
  const all = resolve(settings.data, 'uploads');
  await mkdir(all, { recursive: true, mode: 0o700 });
  await removeLeft(all);
  const { bavail, bsize } = await statfs(all);
  if (said + limits.freeBytes > bavail * bsize) throw new HTTPException(507, { message: frameTexts.noRoom });
  const folder = join(all, randomUUID());
  await mkdir(folder, { mode: 0o700 });
  const discard = () => rm(folder, { recursive: true, force: true });
  try {
    const { fields, files } = await parsed(body, headers, folder, limits.uploadBytes, tooLong);
    return { folder, fields, files: files.filter(({ bytes }) => bytes > 0), discard };
  } catch (error) {
    await discard();
    if (error instanceof HTTPException || error instanceof InputError) throw error;
    throw new InputError(frameTexts.brokenForm, { cause: error });
  }
}

/** The files of an upload that an earlier process took. */
export const uploadAgain = ({ folder, files }: Pick<Upload, 'folder' | 'files'>): Upload => ({
  ...{ folder, files, fields: new FormData() },
  discard: () => rm(folder, { recursive: true, force: true }),
});

/** A text of the form. Throws InputError if it is too long, or cannot be stored. */
export function fieldOf(form: FormData, name: string, most: number = LENGTHS.address): string {
  const value = form.get(name);
  const text = typeof value === 'string' ? value.trim() : '';
  checkWritten({ [name]: text }, most);
  return text;
}

/** The upload with a pasted text as one more file; unchanged by an empty text. */
export async function withPasted(upload: Upload, name: string, text: string): Promise<Upload> {
  if (text === '' || upload.folder === '') return upload;
  const path = join(upload.folder, name);
  await writeFile(path, text, { flag: 'wx', mode: 0o600 });
  return { ...upload, files: [...upload.files, { field: 'pasted', name, path, bytes: Buffer.byteLength(text) }] };
}

/** Discards the upload if the action refuses it. */
export async function kept<T>(upload: Upload, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    await upload.discard();
    throw error;
  }
}

async function parsed(body: ReadableStream, headers: Headers, folder: string, most: number, tooLong: () => Error) {
  const fields = new FormData();
  const files: Promise<SentFile>[] = [];
  const parser = busboy({
    headers: { 'content-type': headers.get('content-type') ?? '' },
    defParamCharset: 'utf8',
    limits: { files: MOST_FILES, fields: MOST_FIELDS, fieldSize: FIELD_BYTES, fileSize: most },
  });
  let room = most;
  const counting = new Transform({
    transform(part: Buffer, _, done) {
      room -= part.byteLength;
      done(room < 0 ? tooLong() : null, part);
    },
  });
  const refuse = (error: Error) => parser.destroy(error);
  parser.on('filesLimit', () => refuse(new InputError(frameTexts.tooManyFiles(MOST_FILES))));
  parser.on('fieldsLimit', () => refuse(new InputError(frameTexts.longForm)));
  parser.on('field', (name, value, { valueTruncated }) => {
    if (valueTruncated) refuse(new InputError(frameTexts.longForm));
    else fields.append(name, value);
  });
  parser.on('file', (field, file, { filename }) => {
    const name = plainName(filename ?? '');
    const at = join(folder, String(files.length));
    const path = join(at, name);
    const save = async (): Promise<SentFile> => {
      await mkdir(at, { mode: 0o700 });
      const target = createWriteStream(path, { flags: 'wx', mode: 0o600 });
      await pipeline(file, target);
      return { field, name, path, bytes: target.bytesWritten };
    };
    const saving = save();
    // It is awaited below; until then its failure is handled.
    saving.catch(refuse);
    files.push(saving);
  });
  try {
    await pipeline(Readable.fromWeb(body as never), counting, parser);
    return { fields, files: await Promise.all(files) };
  } finally {
    // Nothing may be written once the folder is removed.
    await Promise.allSettled(files);
  }
}

/** A name that is one step of a path, whatever its sender wrote. */
export function plainName(sent: string): string {
  const plain = sent
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '_')
    .replace(/^[._]+/, '');
  const short = isStorable(plain) ? [...plain].slice(-NAME_CHARACTERS).join('').slice(-LENGTHS.fileName) : '';
  // A step of a path may have 255 bytes.
  return short === '' || Buffer.byteLength(short) > 250
    ? short.replaceAll(/[^\w.-]+/g, '_').slice(-NAME_CHARACTERS) || 'file'
    : short;
}

async function removeLeft(all: string): Promise<void> {
  for (const name of await readdir(all)) {
    const found = await stat(join(all, name)).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > LEFT_MS)
      await rm(join(all, name), { recursive: true, force: true }).catch(() => undefined);
  }
}
