import { InputError } from '../../errors.ts';
import { counted } from '../../model/counted.ts';
import { formatOf } from '../archive-format.ts';
import type { ArchivedRecord, ReadSaved } from '../archived.ts';
import { problemIn } from '../problem.ts';
import { roleOf } from '../role.ts';
import { folderOf, recordsOfSite } from './copied-site.ts';
import { type FolderEntry, folderReading } from './folder-files.ts';
import { needsAddress } from './page-notes.ts';
import { readMhtml } from './read-mhtml.ts';
import { recordsOfPages } from './saved-page.ts';

/**
 * Reads the copy of a site where --url is given; else pages that were saved one by one, each with
 * its address.
 */
export const readSavedFolder: ReadSaved = async (path, limits, options) => {
  const problems: string[] = [];
  const reading = folderReading(limits, problems);
  const pages: FolderEntry[] = [];
  const others: FolderEntry[] = [];
  const records: ArchivedRecord[] = [];
  /** Paths of pages that do not say their address. */
  const nameless: string[] = [];
  let cut = false;
  const { url } = options;
  const site = url === undefined ? null : await folderOf(path, url);
  for await (const entry of reading.files(site?.path ?? path, limits.archiveWholeBytes)) {
    const { file } = entry;
    if (formatOf(file.body.subarray(0, 4_096)) === 'mhtml') await takeMhtml(entry.path);
    else {
      const role = roleOf(file.type, file.body);
      if (role === 'page') pages.push(entry);
      else if (role !== null) others.push(entry);
    }
  }
  if (site !== null) records.push(...recordsOfSite(site.url, { pages, others }, limits, options, problems));
  else {
    const found = recordsOfPages(pages, others, limits, options, problems);
    records.push(...found.records);
    nameless.push(...found.nameless.map((page) => page.path));
  }
  const [first] = nameless;
  if (first !== undefined) {
    if (records.length === 0) throw new InputError(needsAddress(path, pages[0]?.file.body));
    const left = `${counted(nameless.length, 'page')} left out, the first of them ${first}`;
    const text = `${left}: no note says where it was published; import it by itself with --url <address>`;
    problems.push(problemIn(path, 'archive:address', text));
  }
  return { records, redirects: [], problems, cut: cut || reading.full };

  async function takeMhtml(file: string): Promise<void> {
    try {
      const mhtml = await readMhtml(file, limits, options.at === undefined ? {} : { at: options.at });
      records.push(...mhtml.records);
      problems.push(...mhtml.problems);
      cut ||= mhtml.cut;
    } catch (thrown) {
      if (!(thrown instanceof InputError)) throw thrown;
      nameless.push(file);
    }
  }
};
