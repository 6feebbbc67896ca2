/** The files of a folder → where each stood when it was copied or saved. */
import { basename, extname } from 'node:path';
import type { SavedFile } from './folder-files.ts';
import { madeUpAddress } from './made-up-address.ts';
import { addressPath, filePath, hostOfFolder, isIndex } from './mirror-address.ts';
import type { SavedOptions } from './open-saved.ts';
import type { SaidOfItself } from './said-of-itself.ts';

export interface Found {
  readonly path: string;
  readonly steps: readonly string[];
  readonly file: SavedFile;
}
export interface FoundPage extends Found {
  readonly said: SaidOfItself;
}

/** What a page is known by, for the files beside it. */
export interface Standing {
  readonly url: string;
  readonly taken: string | null;
}

/**
 * Of a site as programs copy it (one folder for each host) file paths become addresses; of pages that were saved one by one
 * each stands where it says that it stood, and what lies beside it is relative to it.
 */
export class FolderAddresses {
  readonly pages: readonly FoundPage[];
  readonly #asked: string | undefined;
  /** Host by the uppermost folder, where those are hosts. */
  readonly #hosts: ReadonlyMap<string, string>;
  readonly #base: string;
  readonly #placed = new Map<string, Standing>();
  readonly #first: FoundPage | undefined;
  readonly #byName = new Map<string, FoundPage>();
  /** File names with an escaped question mark, as the pages refer to them. */
  readonly #escaped: () => ReadonlySet<string>;

  constructor(path: string, pages: readonly FoundPage[], others: readonly Found[], options: SavedOptions) {
    this.pages = pages;
    for (const page of pages) this.#byName.set(withoutEnding(page.steps), page);
    this.#asked = options.url;
    this.#first = [...pages].sort(
      (a, b) => a.steps.length - b.steps.length || Number(isIndex(b.steps)) - Number(isIndex(a.steps)),
    )[0];
    this.#hosts = hostFolders(pages, others);
    const first = this.#first;
    const own = first === undefined ? null : (first.said.address ?? first.said.mirrored?.address ?? first.said.own);
    const named = hostOfFolder(basename(path));
    this.#base =
      options.url ??
      (own !== null
        ? new URL('/', own).href
        : named !== null
          ? `http://${named}/`
          : madeUpAddress('saved', first?.file.body ?? Buffer.alloc(0)));
    let escaped: ReadonlySet<string> | undefined;
    this.#escaped = () => (escaped ??= escapedNames(pages));
  }

  whereIs({ steps, said }: FoundPage): Standing & Pick<SaidOfItself, 'comment'> & { readonly stated: boolean } {
    const { mirrored } = said;
    const taken = said.taken ?? mirrored?.taken ?? null;
    const byPath = new URL(addressPath(this.#below(steps)), this.#baseFor(steps)).href;
    const host = new URL(byPath).host;
    // A mirror's note is believed of the host that its folder names: a copy of a copy carries the note of the first.
    const ours =
      mirrored !== null && (new URL(mirrored.address).host === host || this.#hosts.size === 0) ? mirrored : null;
    const stated = this.#asked !== undefined ? null : (said.address ?? ours?.address ?? null);
    return { url: stated ?? byPath, taken, comment: said.comment ?? ours, stated: stated !== null };
  }

  /** Beside the folders of the hosts lie the copying program's own pictures. */
  ofTheSite(files: readonly Found[]): readonly Found[] {
    return this.#hosts.size === 0 ? files : files.filter(({ steps }) => steps.length > 1);
  }

  place({ steps }: FoundPage, { url, taken }: Standing): void {
    this.#placed.set(steps.join('/'), { url, taken });
  }

  /** The page whose "<name>_files" folder a file lies in. */
  pageOfFolder(steps: readonly string[]): FoundPage | null {
    for (const [i, step] of steps.slice(0, -1).entries()) {
      const stem = /^(.+?)[_.]files$/i.exec(step)?.[1];
      if (stem === undefined) continue;
      const page = this.#byName.get([...steps.slice(0, i), stem].join('/'));
      if (page !== undefined) return page;
    }
    return null;
  }

  addressOf(steps: readonly string[], standing: ReadonlyMap<string, Standing>): string {
    const page = this.pageOfFolder(steps);
    const placed = page === null ? undefined : this.#placed.get(page.steps.join('/'));
    if (page !== null && placed !== undefined)
      return new URL(filePath(steps.slice(page.steps.length - 1)), placed.url).href;
    const below = this.#below(steps);
    for (let up = steps.length - 1; up >= 0; up--) {
      const near = standing.get(steps.slice(0, up).join('/'));
      if (near !== undefined) return new URL(this.#pathOf(steps.slice(up)), near.url).href;
    }
    return new URL(this.#pathOf(below), this.#baseFor(steps)).href;
  }

  /** The page that a file was saved with, as far as can be told. */
  nearest(steps: readonly string[], standing: ReadonlyMap<string, Standing>): Standing {
    const page = this.pageOfFolder(steps) ?? this.#first;
    for (let up = steps.length - 1; up >= 0; up--) {
      const near = standing.get(steps.slice(0, up).join('/'));
      if (near !== undefined) return near;
    }
    return this.#placed.get(page?.steps.join('/') ?? '') ?? { url: this.#base, taken: null };
  }

  /** Where programs make links lead to the copied files, a question mark in a file's name is escaped, and means nothing. */
  #pathOf(steps: readonly string[]): string {
    const name = steps.at(-1) ?? '';
    const literal = name.includes('?') && this.#escaped().has(name.replaceAll('%', '%25').replaceAll('?', '%3F'));
    return literal ? filePath(steps) : addressPath(steps);
  }

  #below(steps: readonly string[]): readonly string[] {
    return this.#hosts.has(steps[0] ?? '') && steps.length > 1 ? steps.slice(1) : steps;
  }

  #baseFor(steps: readonly string[]): string {
    const host = steps.length > 1 ? this.#hosts.get(steps[0] ?? '') : undefined;
    if (host === undefined || (this.#asked !== undefined && this.#hosts.size === 1)) return this.#base;
    const own = new URL(this.#base);
    return own.host === host ? `${own.protocol}//${host}/` : `http://${host}/`;
  }
}

/** The uppermost folders, where each has the name of a host and all pages lie in them: `wget --mirror`, HTTrack. */
function hostFolders(pages: readonly FoundPage[], others: readonly Found[]): Map<string, string> {
  const hosts = new Map<string, string>();
  for (const { steps } of pages) {
    const host = steps.length > 1 ? hostOfFolder(steps[0] ?? '') : null;
    if (host === null) return new Map();
    hosts.set(steps[0] ?? '', host);
  }
  const start = pages
    .slice(0, 20)
    .map(({ file }) => file.body.toString('latin1', 0, 1 << 18))
    .join('\n');
  for (const folder of new Set(others.map(({ steps }) => (steps.length > 1 ? (steps[0] ?? '') : '')))) {
    const host = hostOfFolder(folder);
    // Where links lead to the copied files, pictures of other hosts are found by the folder, as if it were one of the site.
    if (host !== null && hosts.size > 0 && !start.includes(`../${folder}/`)) hosts.set(folder, host);
  }
  return hosts;
}

function withoutEnding(steps: readonly string[]): string {
  const name = steps.at(-1) ?? '';
  return [...steps.slice(0, -1), basename(name, extname(name))].join('/');
}

const MOST_TEXT = 16 << 20;

function escapedNames(pages: readonly FoundPage[]): Set<string> {
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
