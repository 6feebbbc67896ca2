/** Files and folders → the lists in them, each in its format, OFAC's CSV sets joined. */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ConfigError, InputError } from '../errors.ts';
import { sha256 } from '../model/digest.ts';
import type { ListFormat } from '../model/facts/watchlist.ts';
import { appendTo } from '../model/group-by.ts';
import { ftm } from './ftm/ftm.ts';
import { beginningOf, contentOf, type ListLimits } from './list-file.ts';
import type { ListReader, ListSource } from './list-source.ts';
import { ofacAdvanced } from './ofac/ofac-advanced.ts';
import { type OfacFile, type OfacPart, ofacListOf, ofacPartOf, readOfacCsv } from './ofac/ofac-csv.ts';
import { ofacXml } from './ofac/ofac-xml.ts';
import { euXml } from './official/eu-xml.ts';
import { secoXml } from './official/seco-xml.ts';
import { ofsiCsv, ukCsv } from './official/uk-csv.ts';
import { ofsiXml, ukXml } from './official/uk-xml.ts';
import { unXml } from './official/un-xml.ts';
import { withOtherNames } from './other-names.ts';
import { readOwnList } from './own/own-list.ts';
import type { ColumnChoice } from './own/table-rows.ts';

const READERS: readonly ListReader[] = [
  ...[ofacXml, ofacAdvanced, ftm],
  ...[euXml, unXml, secoXml, ukXml, ofsiXml, ukCsv, ofsiCsv],
];

/** Raise it when a reader reads the same bytes differently: the lists are then imported again. */
const READERS_VERSION = '2';

export interface OpenedLists {
  readonly sources: readonly ListSource[];
  /** Own lists without a name: imported by id, without versions. */
  readonly own: readonly string[];
  /** Files of a folder that were skipped, and why. */
  readonly notes: readonly string[];
}

export interface OpenOptions extends ListLimits {
  /** The list's name, in place of its own. */
  readonly list?: string | undefined;
  /** OpenSanctions' data is CC BY-NC 4.0: the user must say that they may use it. */
  readonly openSanctions: boolean;
  /** Columns of own tables as a person names them. */
  readonly columns?: readonly ColumnChoice[];
}

type DetectedFile = { readonly path: string; readonly beginning: string } & (
  | { readonly reader: ListReader; readonly format: ListFormat }
  | { readonly part: OfacPart }
  | { readonly own: true }
);

/**
 * Throws InputError for files that are ambiguous, ConfigError for an empty one: a failed download
 * is not a list.
 */
export async function openLists(inputs: readonly string[], options: OpenOptions): Promise<OpenedLists> {
  const notes: string[] = [];
  const files: DetectedFile[] = [];
  for (const input of inputs) {
    const inFolder = await filesIn(input);
    for (const path of inFolder ?? [input]) {
      const detected = await detect(path);
      const unknown = 'unknown' in detected ? detected.unknown : null;
      if (unknown !== null && inFolder === null) throw new InputError(`${path} ${unknown}`);
      if (!('unknown' in detected) && !('own' in detected && inFolder !== null && !/\.(?:json|jsonl|csv)$/i.test(path)))
        files.push(detected);
      else notes.push(`${path} is skipped: it is not a list of a known format`);
    }
  }
  const sources = [...(await ofacSets(files, options)), ...(await singleFiles(files, options))];
  const own = files.filter((file) => 'own' in file).map(({ path }) => path);
  const { list } = options;
  if (list !== undefined && sources.length + Math.min(own.length, 1) > 1)
    throw new InputError(`--list ${list} names one list, but the files hold several; import them one by one`);
  if (list === undefined || own.length === 0) return { sources, own, notes };
  const contents = await Promise.all(own.map((path) => contentOf(path, options.listBytes)));
  const source: ListSource = {
    ...{ list, format: 'own', files: own, parts: ['primary'], date: dateInPath(own[0] ?? '') },
    content: sha256(READERS_VERSION, ...contents.sort()),
    rows: () => readOwnList(list, own, options.columns),
  };
  return { sources: [source], own: [], notes };
}

/** By content: the file's name decides nothing. */
async function detect(path: string): Promise<DetectedFile | { readonly unknown: string }> {
  const beginning = (await beginningOf(path))
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .trimStart();
  if (beginning === '') throw new ConfigError(`${path} is empty: the list in force stays; fetch it again`);
  for (const reader of READERS) {
    const format = reader.formatOf(beginning);
    if (format !== null) return { path, beginning, reader, format };
  }
  if (beginning.startsWith('<')) {
    const root = /<([\w.:-]+)[\s>]/.exec(beginning)?.[1] ?? '?';
    return {
      unknown: `is XML of an unknown kind (<${root.slice(0, 40)}>); the lists of OFAC, the EU, the UK, the UN and Switzerland are known`,
    };
  }
  const part = /^[[{]/.test(beginning) ? null : ofacPartOf(beginning);
  return part === null ? { path, beginning, own: true } : { path, beginning, part };
}

/** Null: not a folder. Neither subfolders nor hidden files. */
async function filesIn(input: string): Promise<string[] | null> {
  const found = await stat(input).catch(() => null);
  if (found === null || !found.isDirectory()) return null;
  const entries = await readdir(input, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name);
  if (files.length === 0) throw new InputError(`${input} holds no file`);
  return files.sort().map((name) => join(input, name));
}

async function ofacSets(files: readonly DetectedFile[], options: OpenOptions): Promise<ListSource[]> {
  const sets = new Map<string, OfacFile[]>();
  for (const file of files)
    if ('part' in file) appendTo(sets, options.list ?? ofacListOf(file.path), { path: file.path, ...file.part });
  const sources: ListSource[] = [];
  for (const [list, set] of sets) {
    const paths = set.map(({ path }) => path);
    const primary = set.filter(({ part }) => part === 'primary').map(({ path }) => path);
    const [first] = primary;
    if (primary.length > 1)
      throw new InputError(
        `${primary.join(' and ')} are two versions of ${list}; import them one by one, the older first`,
      );
    if (first === undefined)
      throw new InputError(`${paths.join(', ')} only add to an sdn.csv, which is not among the files`);
    const contents: string[] = [];
    for (const { path, part } of set) contents.push(`${part} ${await contentOf(path, options.listBytes)}`);
    sources.push({
      ...{ list, format: 'ofac-csv', files: paths, date: dateInPath(first) },
      parts: set.map(({ part }): string => part).sort(),
      content: sha256(READERS_VERSION, ...contents.sort()),
      rows: () => withOtherNames(readOfacCsv(list, set, options)),
    });
  }
  return sources;
}

async function singleFiles(files: readonly DetectedFile[], options: OpenOptions): Promise<ListSource[]> {
  const sources: ListSource[] = [];
  for (const file of files) {
    if (!('reader' in file)) continue;
    const { path, beginning, reader, format } = file;
    reader.check?.(path, beginning, options);
    const list = options.list ?? reader.listOf(path);
    sources.push({
      ...{ list, format, files: [path], parts: ['primary'] },
      date: reader.dateIn?.(beginning) ?? dateInPath(path),
      content: sha256(READERS_VERSION, await contentOf(path, options.listBytes)),
      rows: () => withOtherNames(reader.read(list, path, options)),
    });
  }
  if (new Set(sources.map(({ list }) => list)).size < sources.length)
    throw new InputError(
      `${sources.map((source) => source.files[0]).join(' and ')} are the same list; import them one by one`,
    );
  return sources;
}

/** `2021-12-16T0142-sdn.csv.gz`, `2022-01/sdn.csv`: in the name of the file, else of its folder. */
function dateInPath(path: string): string | null {
  for (const name of [basename(path), basename(dirname(resolve(path)))]) {
    const [, date = ''] =
      /(?:^|[^\d])((?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)(?!\d)/.exec(name) ?? [];
    if (date !== '') return date;
  }
  return null;
}
