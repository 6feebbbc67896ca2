import { access, constants, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { messageOf, UsageError } from '../errors.ts';

/** Asked before the work is done, so that a typing error costs nothing. */
export async function checkReportPath(path: string | undefined): Promise<void> {
  if (path === undefined) return;
  await access(dirname(path), constants.W_OK).catch((error: unknown) => {
    throw new UsageError(`cannot write the report ${path}: ${messageOf(error)}; name a file in a folder that exists`);
  });
}

export async function writeReport(path: string, html: string): Promise<void> {
  await writeFile(path, html).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOSPC') throw error;
    throw new UsageError(`cannot write the report ${path}: ${messageOf(error)}`);
  });
}
