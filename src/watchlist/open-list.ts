/** Files and folders → the lists that they hold, each in its format, sets of files joined. */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ConfigError, InputError } from '../errors.ts';
import { sha256 } from '../model/digest.ts';
import { type Detected, detectFormat } from './detect-format.ts';
import { readFtm } from './ftm/ftm.ts';
import { beginningOf, contentOf } from './list-bytes.ts';
import type { ListLimits, ListSource } from './list-source.ts';
import { readOfacAdvanced } from './ofac/ofac-advanced.ts';
import { type OfacFile, readOfacCsv } from './ofac/ofac-csv.ts';
import { readOfacXml } from './ofac/ofac-xml.ts';
import { readOwnList } from './own/own-list.ts';
import { writtenDate } from './written-date.ts';

/** Raised when a reader comes to say something else of the same bytes: they are then read again. */
const READERS = '1';

export interface OpenedLists {
  readonly sources: readonly ListSource[];
  /** Own lists that nobody gave a name: taken in by id, as they always were. */
  readonly own: readonly string[];
  /** What was passed over in a folder, and why. */
  readonly notes: readonly string[];
}

export interface OpenOptions extends ListLimits {
  /** How the list is called; else it says so itself. */
  readonly list?: string;
  /** OpenSanctions' data is CC BY-NC 4.0: it is read only for who has said so. */
  readonly openSanctions: boolean;
}

interface Found {
  readonly path: string;
  readonly detected: Detected;
  readonly beginning: string;
}

/** Throws InputError for what cannot be told apart, ConfigError for an empty file: a download that failed is no list. */
export async function openLists(inputs: readonly string[], options: OpenOptions): Promise<OpenedLists> {
  const notes: string[] = [];
  const found: Found[] = [];
  for (const input of inputs) {
    const inFolder = await filesIn(input);
    for (const path of inFolder ?? [input]) {
      const beginning = (await beginningOf(path)).toString('utf8');
      const detected = detectFormat(beginning);
      if (detected.format === 'empty')
        throw new ConfigError(`${path} is empty: the list in force stays; fetch it again`);
      if (detected.format === 'ftm-delta')
        throw new InputError(
          `${path} is a delta of OpenSanctions; name a whole entities.ftm.json, deltas are computed here`,
        );
      if (detected.format === 'unknown' && inFolder === null) throw new InputError(`${path} ${detected.reason}`);
      if (
        detected.format === 'unknown' ||
        (detected.format === 'own' && inFolder !== null && !/\.(?:json|jsonl|csv)$/i.test(path))
      )
        notes.push(`${path} is passed over: it is no list that is known`);
      else found.push({ path, detected, beginning });
    }
  }
  const sources = [...(await ofacSets(found, options)), ...(await singles(found, options))];
  const own = found.filter(({ detected }) => detected.format === 'own').map(({ path }) => path);
  if (options.list === undefined || own.length === 0) {
    if (options.list !== undefined && sources.length > 1) throw ambiguous(options.list);
    return { sources, own, notes };
  }
  if (sources.length > 0) throw ambiguous(options.list);
  return { sources: [await ownSource(options.list, own, options)], own: [], notes };
}

function ambiguous(list: string): InputError {
  return new InputError(`--list ${list} names one list, but the files hold several; import them one by one`);
}

/** Null where it is no folder. Not what lies deeper, and not what is hidden. */
async function filesIn(input: string): Promise<string[] | null> {
  const found = await stat(input).catch(() => null);
  if (found === null || !found.isDirectory()) return null;
  const entries = await readdir(input, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name);
  if (files.length === 0) throw new InputError(`${input} holds no file`);
  return files.sort().map((name) => join(input, name));
}

/** OFAC writes the same formats for both its lists; the names of their files tell them apart. */
function ofacList(path: string): string {
  return /^cons/i.test(basename(path)) ? 'OFAC Consolidated' : 'OFAC SDN';
}

async function ofacSets(found: readonly Found[], options: OpenOptions): Promise<ListSource[]> {
  const sets = new Map<string, OfacFile[]>();
  for (const { path, detected } of found) {
    if (detected.format !== 'ofac-csv') continue;
    const list = options.list ?? ofacList(path);
    sets.set(list, [...(sets.get(list) ?? []), { path, part: detected.part, separator: detected.separator }]);
  }
  const sources: ListSource[] = [];
  for (const [list, files] of sets) {
    const primary = files.filter(({ part }) => part === 'primary');
    if (primary.length > 1)
      throw new InputError(
        `${primary.map(({ path }) => path).join(' and ')} are two versions of ${list}; import them one by one, the older first`,
      );
    const [first] = primary;
    if (first === undefined)
      throw new InputError(
        `${files.map(({ path }) => path).join(', ')} only add to an sdn.csv, which is not among the files`,
      );
    const parts: string[] = files.map(({ part }) => part).sort();
    const contents: string[] = [];
    for (const { path, part } of files) contents.push(`${part} ${await contentOf(path, options.listBytes)}`);
    sources.push({
      list,
      format: 'ofac-csv',
      files: files.map(({ path }) => path),
      parts,
      date: dateInPath(first.path),
      content: sha256(READERS, ...contents.sort()),
      rows: () => readOfacCsv(list, files, options),
    });
  }
  return sources;
}

async function singles(found: readonly Found[], options: OpenOptions): Promise<ListSource[]> {
  const sources: ListSource[] = [];
  for (const { path, detected, beginning } of found) {
    const { format } = detected;
    if (format !== 'ofac-xml' && format !== 'ofac-advanced-xml' && format !== 'ftm' && format !== 'ftm-nested')
      continue;
    const isFtm = format === 'ftm' || format === 'ftm-nested';
    if (isFtm && !options.openSanctions)
      throw new InputError(
        `${path} is data of OpenSanctions, which is under CC BY-NC 4.0 (no commercial use without their licence); say --opensanctions if you may use it`,
      );
    const list = options.list ?? (isFtm ? 'OpenSanctions' : ofacList(path));
    const read = isFtm ? readFtm : format === 'ofac-xml' ? readOfacXml : readOfacAdvanced;
    sources.push({
      list,
      format,
      files: [path],
      parts: ['primary'],
      date: dateInXml(beginning) ?? dateInPath(path),
      content: sha256(READERS, await contentOf(path, options.listBytes)),
      rows: () => read(list, path, options),
    });
  }
  const names = new Set(sources.map(({ list }) => list));
  if (names.size < sources.length)
    throw new InputError(
      `${sources.map(({ files }) => files[0]).join(' and ')} are one list twice; import them one by one`,
    );
  return sources;
}

async function ownSource(list: string, paths: readonly string[], options: OpenOptions): Promise<ListSource> {
  const contents: string[] = [];
  for (const path of paths) contents.push(await contentOf(path, options.listBytes));
  return {
    list,
    format: 'own',
    files: [...paths],
    parts: ['primary'],
    date: dateInPath(paths[0] ?? ''),
    content: sha256(READERS, ...contents.sort()),
    rows: () => readOwnList(list, paths),
  };
}

/** Publish_Date of the legacy schema, DateOfIssue of the advanced one. */
function dateInXml(text: string): string | null {
  const published = /<(?:[\w.-]+:)?Publish_Date>\s*([\d/]{8,10})\s*</.exec(text)?.[1];
  if (published !== undefined) return writtenDate(published);
  const issued =
    /<(?:[\w.-]+:)?DateOfIssue\b[^>]{0,200}>([^]{0,400}?)<\/(?:[\w.-]+:)?DateOfIssue>/.exec(text)?.[1] ?? '';
  const part = (name: string): string =>
    new RegExp(`<(?:[\\w.-]+:)?${name}>\\s*(\\d{1,4})\\s*<`).exec(issued)?.[1] ?? '';
  const [year, month, day] = [part('Year'), part('Month'), part('Day')];
  return year === '' ? null : writtenDate([year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'));
}

/** `2021-12-16T0142-sdn.csv.gz`, `2022-01/sdn.csv`: the name of the file, then of its folder. */
function dateInPath(path: string): string | null {
  for (const name of [basename(path), basename(dirname(resolve(path)))]) {
    const [, date = ''] =
      /(?:^|[^\d])((?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)(?!\d)/.exec(name) ?? [];
    if (date !== '') return date;
  }
  return null;
}
