import { decodedUri } from '../../model/text/decoded-uri.ts';
import { formatOf } from '../archive-format.ts';
import type { ArchivedRecord, ReadSaved } from '../archived.ts';
import { roleOf } from '../role.ts';
import { FolderAddresses, type FolderPage } from './folder-addresses.ts';
import { type FolderEntry, folderReading } from './folder-files.ts';
import { decodeEntities, inMarkup } from './markup.ts';
import { pageNotes } from './page-notes.ts';
import { readMhtml } from './read-mhtml.ts';
import { besidePage, openSaved } from './saved-page.ts';

/** A copied site (file paths become addresses), or pages saved one by one, each where it states. */
export const readSavedFolder: ReadSaved = async (path, limits, options) => {
  const problems: string[] = [];
  const reading = folderReading(limits, problems);
  const pages: FolderPage[] = [];
  const others: FolderEntry[] = [];
  const records: ArchivedRecord[] = [];
  let cut = false;
  for await (const entry of reading.files(path, limits.archiveWholeBytes)) {
    const { file } = entry;
    if (formatOf(file.body.subarray(0, 4_096)) === 'mhtml') {
      const mhtml = await readMhtml(entry.path, limits, options.at === undefined ? {} : { at: options.at });
      records.push(...mhtml.records);
      problems.push(...mhtml.problems);
      cut ||= mhtml.cut;
      continue;
    }
    const role = roleOf(file.type, file.body);
    if (role === 'page') pages.push({ ...entry, notes: pageNotes(file.body) });
    else if (role !== null) others.push(entry);
  }
  const ownPages = pages.filter((page) => !isHttrackIndex(page));
  const mapping = new FolderAddresses(path, ownPages, others, options);
  const addresses = new Map<string, string>();
  const isBeside = ({ steps }: FolderEntry) => mapping.pageOfFolder(steps) !== null;
  const own = mapping.pages.filter((page) => !isBeside(page)).map((page) => ({ page, where: mapping.whereIs(page) }));
  const beside = [...mapping.ofTheSite(others), ...mapping.pages.filter(isBeside)];
  for (const { page, where } of own) {
    mapping.place(page, where);
    addresses.set(page.steps.join('/'), where.url);
  }
  for (const { steps } of beside) addresses.set(steps.join('/'), mapping.addressOf(steps));
  for (const { page, where } of own) {
    const restore = (body: Buffer) => relink(body, page.steps, addresses);
    const file = { ...page.file, path: page.path };
    records.push(...openSaved(file, where, limits, options, problems, restore).records);
  }
  for (const { steps, file } of beside) {
    const url = addresses.get(steps.join('/')) as string;
    const record = besidePage(file, url, mapping.nearest(steps), options);
    if (record !== null) records.push(record);
  }
  return { records, redirects: [], problems, cut: cut || reading.full };
};

/** HTTrack's own list of copied sites, which is no page of the site. */
function isHttrackIndex({ file, notes }: FolderPage): boolean {
  const head = file.body.toString('latin1', 0, 8_192);
  return notes.mirrored === null && /<title>[^<]{0,100}HTTrack Website Copier/i.test(head);
}

const REFERENCE = /\b(href|src)=(["'])([^"'<>]{1,2000})\2/gi;
/** No path to a file beside the page: another scheme, the root of a server, a place in the page. */
const NOT_RELATIVE = /^(?:[a-z][a-z0-9+.-]*:|[/#?]|$)/i;

/**
 * Puts addresses back where a copying program linked copied files. `steps`: names from the
 * uppermost folder on.
 */
function relink(page: Buffer, steps: readonly string[], addresses: ReadonlyMap<string, string>): Buffer {
  let changed = false;
  const text = page.toString('latin1').replace(REFERENCE, (whole, name: string, quote: string, written: string) => {
    const address = NOT_RELATIVE.test(written) ? undefined : addresses.get(fileOf(written, steps.slice(0, -1)) ?? '');
    if (address === undefined) return whole;
    changed = true;
    const mark = written.indexOf('#');
    return `${name}=${quote}${inMarkup(address)}${mark === -1 ? '' : written.slice(mark)}${quote}`;
  });
  return changed ? Buffer.from(text, 'latin1') : page;
}

/** The file that a reference means; null where it leads out of the folder. */
function fileOf(written: string, folder: readonly string[]): string | null {
  const reference = decodeEntities(Buffer.from(written, 'latin1').toString('utf8')) ?? '';
  const at = [...folder];
  for (const step of decodedUri(reference.split('#', 1)[0] ?? '').split('/')) {
    if (step === '..' && at.pop() === undefined) return null;
    if (step !== '..' && step !== '.') at.push(step);
  }
  return at.join('/');
}
