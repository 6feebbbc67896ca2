import { basename, extname } from 'node:path';
import type { ArchiveLimits } from '../model/limits.ts';
import { formatOf } from './archive-format.ts';
import type { ArchiveContents, ArchivedRecord } from './archived.ts';
import { FolderReading, filesUnder, type SavedFile } from './folder-files.ts';
import { madeUpAddress } from './made-up-address.ts';
import { addressPath, filePath, hostOfFolder, isIndex } from './mirror-address.ts';
import { openSaved, type SavedOptions } from './open-saved.ts';
import { readMhtml } from './read-mhtml.ts';
import { relink } from './relink.ts';
import { roleOf } from './role.ts';
import { type SaidOfItself, saidOfItself } from './said-of-itself.ts';
import { besidePage } from './saved-page.ts';

interface Found {
  readonly path: string;
  readonly steps: readonly string[];
  readonly file: SavedFile;
}
interface FoundPage extends Found {
  readonly said: SaidOfItself;
}

/** What a page is known by, for the files beside it. */
interface Standing {
  readonly url: string;
  readonly taken: string | null;
}

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
  const mapping = new Mapping(
    path,
    pages.filter((page) => !isLocalIndex(page)),
    others,
    options,
  );
  const standing = new Map<string, Standing>();
  const own = mapping.pages.filter(({ steps }) => mapping.pageOfFolder(steps) === null);
  const beside = [...others, ...mapping.pages.filter(({ steps }) => mapping.pageOfFolder(steps) !== null)];
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

class Mapping {
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
