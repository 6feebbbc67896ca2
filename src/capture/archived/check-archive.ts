/** Reads an archive and keeps nothing: whether it can be read, and of which site it is. */
import { ARCHIVE_LIMITS } from '../../archive/limits.ts';
import { readArchive } from '../../archive/read-archive.ts';
import { InputError } from '../../errors.ts';
import type { ArchiveRead, SentArchive } from '../../model/ports/reader.ts';
import { MAX_PAGES } from './archived.ts';

export async function checkArchive({ path, url, at }: SentArchive): Promise<ArchiveRead> {
  const wanted = { maxPages: MAX_PAGES, ...(url !== undefined && { url }), ...(at !== undefined && { at }) };
  try {
    const { captured } = await readArchive(path, wanted, ARCHIVE_LIMITS);
    return { home: captured.home, records: captured.records.length, fault: null };
  } catch (error) {
    if (error instanceof InputError) return { home: '', records: 0, fault: error.message };
    throw error;
  }
}
