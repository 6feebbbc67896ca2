import { formatOf } from '../archive-format.ts';
import type { ArchiveContents, ArchivedRecord } from '../archived.ts';
import type { ArchiveLimits } from '../limits.ts';
import { roleOf } from '../role.ts';
import { FolderAddresses, type Found, type FoundPage, type Standing } from './folder-addresses.ts';
import { FolderReading, filesUnder } from './folder-files.ts';
import { openSaved, type SavedOptions } from './open-saved.ts';
import { readMhtml } from './read-mhtml.ts';
import { relink } from './relink.ts';
import { saidOfItself } from './said-of-itself.ts';
import { besidePage } from './saved-page.ts';

/**
 * A folder of saved pages: a site as programs copy it (file paths become addresses, one folder for each host), or pages that
 * were saved one by one. A page that says where it stood stands there; whatever lies beside it is relative to it.
 */
export async function readSavedFolder(
  path: string,
  limits: ArchiveLimits,
  options: SavedOptions,
): Promise<ArchiveContents> {
  const problems: string[] = [];
  const reading = new FolderReading(limits, problems);
  const pages: FoundPage[] = [];
  const others: Found[] = [];
  const records: ArchivedRecord[] = [];
  let cut = false;
  for await (const { path: at, steps } of filesUnder(path, limits, problems)) {
    const file = await reading.file(at, limits.archiveWholeBytes);
    if (reading.full) break;
    if (file === null) continue;
    if (formatOf(file.body.subarray(0, 4_096)) === 'mhtml') {
      const mhtml = await readMhtml(at, limits, options.at === undefined ? {} : { at: options.at });
      records.push(...mhtml.records);
      problems.push(...mhtml.problems);
      cut ||= mhtml.cut;
      continue;
    }
    const role = roleOf(file.type, file.body);
    if (role === null) continue;
    if (role === 'page') pages.push({ path: at, steps, file, said: saidOfItself(file.body) });
    else others.push({ path: at, steps, file });
  }
  const mapping = new FolderAddresses(
    path,
    pages.filter((page) => !isLocalIndex(page)),
    others,
    options,
  );
  const standing = new Map<string, Standing>();
  const own = mapping.pages.filter(({ steps }) => mapping.pageOfFolder(steps) === null);
  const beside = [
    ...mapping.ofTheSite(others),
    ...mapping.pages.filter(({ steps }) => mapping.pageOfFolder(steps) !== null),
  ];
  const addresses = new Map<string, string>();
  const places = own.map((page) => ({ page, where: mapping.whereIs(page) }));
  for (const { page, where } of places) {
    const folder = page.steps.slice(0, -1).join('/');
    if (where.stated && !standing.has(folder)) standing.set(folder, where);
    mapping.place(page, where);
    addresses.set(page.steps.join('/'), where.url);
  }
  for (const { steps } of beside) addresses.set(steps.join('/'), mapping.addressOf(steps, standing));
  for (const { page, where } of places) {
    const file = { ...page.file, path: page.path };
    const { records: opened } = openSaved(file, where, limits, options, problems, (body) =>
      relink(body, page.steps, addresses),
    );
    records.push(...opened);
  }
  for (const { steps, file } of beside) {
    const url = addresses.get(steps.join('/')) as string;
    const record = besidePage(file, url, mapping.nearest(steps, standing), options);
    if (record !== null) records.push(record);
  }
  return { records, redirects: [], problems, cut: cut || reading.full };
}

/** HTTrack's own list of what it copied; it is no page of the site. */
function isLocalIndex({ file, said }: FoundPage): boolean {
  const head = file.body.toString('latin1', 0, 8_192);
  return said.mirrored === null && /<title>[^<]{0,100}HTTrack Website Copier/i.test(head);
}
