import { access, constants, open, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { messageOf, UsageError } from '../../errors.ts';

/** Stands in the head of every page that the report room writes. */
const OURS = 'http-equiv="Content-Security-Policy" content="default-src';
const START_BYTES = 512;

/** Asked before the work is done, so that a typing error costs nothing: neither the work nor a file of something else. */
export async function checkReportPath(path: string | undefined): Promise<void> {
  if (path === undefined) return;
  const start = await startOf(path);
  if (start !== '' && !start.includes(OURS))
    throw new UsageError(`${path} is there already and is no report of ours: name another file`);
  await checkFolder(path);
}

export async function checkFolder(path: string): Promise<void> {
  await access(dirname(path), constants.W_OK).catch((error: unknown) => {
    throw new UsageError(`cannot write ${path}: ${messageOf(error)}; name a file in a folder that exists`);
  });
}

export async function writeReport(path: string, html: string): Promise<void> {
  await writeFile(path, html).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOSPC') throw error;
    throw new UsageError(`cannot write the report ${path}: ${messageOf(error)}`);
  });
}

/** Of a file with something in it; a device is none. */
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
