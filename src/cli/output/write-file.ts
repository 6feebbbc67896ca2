import { randomUUID } from 'node:crypto';
import { access, constants, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { messageOf, UsageError } from '../../errors.ts';
import type { FileType } from '../../report/exports.ts';
import type { Terminal } from './terminal.ts';

/** In the head of every page that the report room writes. */
const OURS = 'http-equiv="Content-Security-Policy" content="default-src';
const START_BYTES = 512;
/** A comment after the end of a PDF, which every reader ignores. */
const OUR_PDF = '\n% report of revenant\n';
/** The comment of a Word file, which is a ZIP. */
const OUR_DOCX = 'report of revenant';

const endsIn = (path: string, ending: string): boolean => path.toLowerCase().endsWith(ending);
const typeOf = (path: string): FileType => (endsIn(path, '.pdf') ? 'pdf' : endsIn(path, '.docx') ? 'docx' : 'html');

/**
 * Called before the work: a typing error must cost neither the work nor another file.
 * @param types in which this report can be written
 */
export async function checkReportPath(
  path: string | undefined,
  types: readonly FileType[] = ['html', 'pdf'],
): Promise<void> {
  if (path === undefined) return;
  const type = typeOf(path);
  if (!types.includes(type))
    throw new UsageError(`${path}: this report is written as ${types.map((one) => `.${one}`).join(' or ')} only`);
  const start = await startOf(path);
  const isOurs =
    type === 'html' ? start.includes(OURS) : (await endOf(path)).endsWith(type === 'pdf' ? OUR_PDF : OUR_DOCX);
  if (start !== '' && !isOurs)
    throw new UsageError(`${path} exists and is not a report of revenant: name another file`);
  await checkFolder(path);
}

export async function checkFolder(path: string): Promise<void> {
  await access(dirname(path), constants.W_OK).catch((error: unknown) => {
    throw new UsageError(`cannot write ${path}: ${messageOf(error)}; name a file in a folder that exists`);
  });
}

/** A page as it is, or printed for a path that ends in .pdf. */
export function writeReport(
  path: string,
  html: string,
  terminal: Terminal,
  printPdf: (html: string) => Promise<Buffer>,
): Promise<void> {
  return writeDocument(path, async (type) => (type === 'pdf' ? printPdf(html) : Buffer.from(html)), terminal);
}

/** @param make the bytes of the file in the type that its path names */
export async function writeDocument(
  path: string,
  make: (type: FileType) => Promise<Buffer>,
  terminal: Terminal,
): Promise<void> {
  const type = typeOf(path);
  const bytes = marked(await make(type), type);
  await writeFile(path, bytes).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOSPC') throw error;
    throw new UsageError(`cannot write the report ${path}: ${messageOf(error)}`);
  });
  terminal.note(`report: ${path}`);
}

/** Our mark, by which we know the file again. A page has it in its head. */
function marked(bytes: Buffer, type: FileType): Buffer {
  if (type === 'html') return bytes;
  if (type === 'pdf') return Buffer.concat([bytes, Buffer.from(OUR_PDF)]);
  // The last two bytes are the length of the comment.
  const length = Buffer.alloc(2);
  length.writeUInt16LE(OUR_DOCX.length);
  return Buffer.concat([bytes.subarray(0, -2), length, Buffer.from(OUR_DOCX)]);
}

/** Empty for a file that is missing, empty or a device. */
async function startOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile() || found.size === 0) return '';
  const file = await open(path).catch(() => null);
  if (file === null) return '';
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(START_BYTES), 0, START_BYTES);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}

async function endOf(path: string): Promise<string> {
  const bytes = await readFile(path).catch(() => Buffer.alloc(0));
  return bytes.subarray(-OUR_PDF.length).toString('latin1');
}

/** Errors of a wrong path; others are not the user's fault. */
const WRONG_PATH = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'EROFS', 'ENAMETOOLONG', 'EINVAL']);

/** Writes a file that has its name only when complete. Throws UsageError for an unusable path. */
export async function writeWhole(
  path: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  // A unique name: two commands may write the same file at once.
  const draft = `${path}.${randomUUID().slice(0, 8)}.part`;
  try {
    const file = await open(draft, 'wx');
    try {
      for await (const piece of pieces) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    if (!WRONG_PATH.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw new UsageError(`cannot write ${path}: ${messageOf(error)}`);
  }
}
