/** The files of a folder → the address of each when it was copied or saved. */
import { basename, extname } from 'node:path';
import type { SavedOptions } from '../archived.ts';
import type { FolderEntry } from './folder-files.ts';
import { madeUpAddress } from './made-up-address.ts';
import { addressPath, filePath, hostOfFolder, isIndex } from './mirror-address.ts';
import type { PageNotes } from './page-notes.ts';

export type FolderPage = FolderEntry & { readonly notes: PageNotes };
type PageAddress = { readonly url: string; readonly taken: string | null };

/** Paths of a copied site become addresses; pages saved one by one are where they state. */
export class FolderAddresses {
  readonly pages: readonly FolderPage[];
  readonly #asked: string | undefined;
  /** Host by the uppermost folder, where those are hosts. */
  readonly #hosts: ReadonlyMap<string, string>;
  readonly #base: string;
  readonly #placed = new Map<string, PageAddress>();
  /** By folder: the first page in it that states its address. */
  readonly #stated = new Map<string, PageAddress>();
  readonly #first: FolderPage | undefined;
  readonly #byName: ReadonlyMap<string, FolderPage>;
  #escaped: ReadonlySet<string> | undefined;

  constructor(path: string, pages: readonly FolderPage[], others: readonly FolderEntry[], options: SavedOptions) {
    this.pages = pages;
    this.#byName = new Map(pages.map((page) => [withoutEnding(page.steps), page]));
    this.#asked = options.url;
    this.#first = pages.toSorted(
      (a, b) => a.steps.length - b.steps.length || Number(isIndex(b.steps)) - Number(isIndex(a.steps)),
    )[0];
    this.#hosts = hostFolders(pages, others);
    const notes = this.#first?.notes;
    const own = notes?.address ?? notes?.mirrored?.address ?? notes?.own;
    const named = hostOfFolder(basename(path));
    if (options.url !== undefined) this.#base = options.url;
    else if (own != null) this.#base = new URL('/', own).href;
    else if (named !== null) this.#base = `http://${named}/`;
    else this.#base = madeUpAddress('saved', this.#first?.file.body ?? Buffer.alloc(0));
  }

  whereIs({ steps, notes }: FolderPage) {
    const { mirrored } = notes;
    const byPath = new URL(addressPath(this.#belowHost(steps)), this.#baseFor(steps)).href;
    const host = new URL(byPath).host;
    // A copy of a copy carries the note of the first: it counts only for the host of its folder.
    const isOurs = mirrored !== null && (new URL(mirrored.address).host === host || this.#hosts.size === 0);
    const ours = isOurs ? mirrored : null;
    const stated = this.#asked !== undefined ? null : (notes.address ?? ours?.address ?? null);
    const taken = notes.taken ?? mirrored?.taken ?? null;
    return { url: stated ?? byPath, taken, comment: notes.comment ?? ours, stated: stated !== null };
  }

  /** Without the copying program's own pictures, which lie beside the folders of the hosts. */
  ofTheSite(files: readonly FolderEntry[]): readonly FolderEntry[] {
    return this.#hosts.size === 0 ? files : files.filter(({ steps }) => steps.length > 1);
  }

  place({ steps }: FolderPage, { url, taken, stated }: PageAddress & { readonly stated: boolean }): void {
    this.#placed.set(steps.join('/'), { url, taken });
    const folder = steps.slice(0, -1).join('/');
    if (stated && !this.#stated.has(folder)) this.#stated.set(folder, { url, taken });
  }

  /** The page whose "<name>_files" folder a file lies in. */
  pageOfFolder(steps: readonly string[]): FolderPage | null {
    for (const [i, step] of steps.slice(0, -1).entries()) {
      const stem = /^(.+?)[_.]files$/i.exec(step)?.[1];
      const page = stem === undefined ? undefined : this.#byName.get([...steps.slice(0, i), stem].join('/'));
      if (page !== undefined) return page;
    }
    return null;
  }

  addressOf(steps: readonly string[]): string {
    const page = this.pageOfFolder(steps);
    const placed = page === null ? undefined : this.#placed.get(page.steps.join('/'));
    if (page !== null && placed !== undefined)
      return new URL(filePath(steps.slice(page.steps.length - 1)), placed.url).href;
    const near = this.#nearestAbove(steps);
    if (near !== undefined) return new URL(this.#pathOf(steps.slice(near.depth)), near.page.url).href;
    return new URL(this.#pathOf(this.#belowHost(steps)), this.#baseFor(steps)).href;
  }

  /** The page that a file was saved with, as far as is known. */
  nearest(steps: readonly string[]): PageAddress {
    const page = this.pageOfFolder(steps) ?? this.#first;
    const placed = this.#placed.get(page?.steps.join('/') ?? '');
    return this.#nearestAbove(steps)?.page ?? placed ?? { url: this.#base, taken: null };
  }

  #nearestAbove(steps: readonly string[]) {
    for (let depth = steps.length - 1; depth >= 0; depth--) {
      const page = this.#stated.get(steps.slice(0, depth).join('/'));
      if (page !== undefined) return { page, depth };
    }
    return undefined;
  }

  /** Programs that relink pages escape a question mark in a file's name: it begins no query. */
  #pathOf(steps: readonly string[]): string {
    const name = steps.at(-1) ?? '';
    if (!name.includes('?')) return addressPath(steps);
    this.#escaped ??= escapedNames(this.pages);
    return this.#escaped.has(name.replaceAll('%', '%25').replaceAll('?', '%3F')) ? filePath(steps) : addressPath(steps);
  }

  #belowHost(steps: readonly string[]): readonly string[] {
    return this.#hosts.has(steps[0] ?? '') && steps.length > 1 ? steps.slice(1) : steps;
  }

  #baseFor(steps: readonly string[]): string {
    const host = steps.length > 1 ? this.#hosts.get(steps[0] ?? '') : undefined;
    if (host === undefined || (this.#asked !== undefined && this.#hosts.size === 1)) return this.#base;
    const own = new URL(this.#base);
    return own.host === host ? `${own.protocol}//${host}/` : `http://${host}/`;
  }
}

/** The uppermost folders, where they are hosts and hold all pages: `wget --mirror`, HTTrack. */
function hostFolders(pages: readonly FolderPage[], others: readonly FolderEntry[]): Map<string, string> {
  const folderOf = ({ steps }: FolderEntry) => (steps.length > 1 ? (steps[0] ?? '') : '');
  const hosts = new Map<string, string>();
  for (const folder of pages.map(folderOf)) {
    const host = hostOfFolder(folder);
    if (host === null) return new Map();
    hosts.set(folder, host);
  }
  const start = pages
    .slice(0, 20)
    .map(({ file }) => file.body.toString('latin1', 0, 1 << 18))
    .join('\n');
  for (const folder of new Set(others.map(folderOf))) {
    const host = hostOfFolder(folder);
    // Where links lead to the copied files, pictures of other hosts are found by their folder.
    if (host !== null && hosts.size > 0 && !start.includes(`../${folder}/`)) hosts.set(folder, host);
  }
  return hosts;
}

function withoutEnding(steps: readonly string[]): string {
  const name = steps.at(-1) ?? '';
  return [...steps.slice(0, -1), basename(name, extname(name))].join('/');
}

const MOST_TEXT = 16 << 20;

/** File names with an escaped question mark, as the pages refer to them. */
function escapedNames(pages: readonly FolderPage[]): Set<string> {
  const names = new Set<string>();
  let left = MOST_TEXT;
  for (const { file } of pages) {
    const text = file.body.toString('latin1', 0, Math.min(left, 1 << 20));
    left -= text.length;
    for (const name of text.split(/["'()<>\s/]/)) if (name.includes('%3F')) names.add(name);
    if (left <= 0) break;
  }
  return names;
}
