import { randomUUID } from 'node:crypto';
import { access, constants, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { messageOf, UsageError } from '../../errors.ts';
import type { Terminal } from './terminal.ts';

/** In the head of every page that the report room writes. */
const OURS = 'http-equiv="Content-Security-Policy" content="default-src';
const START_BYTES = 512;
/** A comment after the end of a PDF, which every reader ignores. */
const OUR_PDF = '\n% report of revenant\n';

const isPdf = (path: string): boolean => /\.pdf$/i.test(path);

/** Called before the work: a typing error must cost neither the work nor another file. */
export async function checkReportPath(path: string | undefined): Promise<void> {
  if (path === undefined) return;
  const start = await startOf(path);
  const isOurs = isPdf(path) ? (await endOf(path)).endsWith(OUR_PDF) : start.includes(OURS);
  if (start !== '' && !isOurs)
    throw new UsageError(`${path} exists and is not a report of revenant: name another file`);
  await checkFolder(path);
}

export async function checkFolder(path: string): Promise<void> {
  await access(dirname(path), constants.W_OK).catch((error: unknown) => {
    throw new UsageError(`cannot write ${path}: ${messageOf(error)}; name a file in a folder that exists`);
  });
}

/** @param printPdf for a path that ends in .pdf; absent: only HTML can be written */
export async function writeReport(
  path: string,
  html: string,
  terminal: Terminal,
  printPdf?: (html: string) => Promise<Buffer>,
): Promise<void> {
  if (isPdf(path) && printPdf === undefined) throw new UsageError(`${path}: this report is written as .html only`);
  const bytes = isPdf(path) && printPdf ? Buffer.concat([await printPdf(html), Buffer.from(OUR_PDF)]) : html;
  await writeFile(path, bytes).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOSPC') throw error;
    throw new UsageError(`cannot write the report ${path}: ${messageOf(error)}`);
  });
  terminal.note(`report: ${path}`);
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

/**
 * Writes a file that has its name only when complete. Throws UsageError for a path that cannot be
 * written.
 */
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
