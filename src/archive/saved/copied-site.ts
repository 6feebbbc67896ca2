/** A site copied by wget, HTTrack and others: its folder stands for --url. */
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { decodedUri } from '../../model/text/decoded-uri.ts';
import type { ArchivedRecord, SavedOptions } from '../archived.ts';
import type { ArchiveLimits } from '../limits.ts';
import { addressBelow } from './address-below.ts';
import type { FolderEntry } from './folder-files.ts';
import { decodeEntities, inMarkup } from './markup.ts';
import { besidePage, openSaved } from './saved-page.ts';

/**
 * The folder that stands for an address. Programs put a folder for each host into the given one:
 * there the folder of the address's host counts, and no other.
 */
export async function folderOf(path: string, url: string) {
  const { origin, host, pathname } = new URL(url);
  const ofHost = join(path, host);
  const found = await lstat(ofHost).catch(() => null);
  if (found?.isDirectory()) return { path: ofHost, url: `${origin}/` };
  return { path, url: `${origin}${pathname.replace(/\/?$/, '/')}` };
}

/** No note in a page counts: a copied page may itself be a copy of another site's. */
export function recordsOfSite(
  url: string,
  entries: { readonly pages: readonly FolderEntry[]; readonly others: readonly FolderEntry[] },
  limits: ArchiveLimits,
  options: SavedOptions,
  problems: string[],
): ArchivedRecord[] {
  const { pages, others } = entries;
  const addresses = new Map([...pages, ...others].map(({ steps }) => [steps.join('/'), addressBelow(url, steps)]));
  const addressOf = ({ steps }: FolderEntry) => addresses.get(steps.join('/')) ?? url;
  const ofPages = pages.flatMap((page) => {
    const notes = { url: addressOf(page), taken: null, comment: null };
    const restore = (body: Buffer) => relink(body, page.steps, addresses);
    return openSaved({ ...page.file, path: page.path }, notes, limits, options, problems, restore);
  });
  const taken = null;
  return [...ofPages, ...others.flatMap((one) => besidePage(one.file, addressOf(one), { url, taken }, options) ?? [])];
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
