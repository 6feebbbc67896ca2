/**
 * Listed entities → a compiled file of their names in the data folder, rebuilt when the lists have
 * changed.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, messageOf } from '../errors.ts';
import { sha256 } from '../model/digest.ts';
import type { Entity } from '../model/facts/seed.ts';
import type { Entities } from '../model/ports/entities.ts';
import type { NameFile, NameLists } from '../model/ports/names.ts';
import { INDEX_VERSION, packIndex } from '../names/index-file.ts';
import { buildNameIndex, type ListedNames } from '../names/name-index.ts';
import { entitiesWith, stringAt } from '../names/packed-tables.ts';
import { listedKeys } from '../signals/find/listed-identifier.ts';
import { loadNames } from './name-file.ts';

/** Milliseconds for which the revision of the lists is not checked again. */
const FRESH_MS = 5_000;
/** Another process may still read an older one. */
const KEPT_FILES = 8;
const SUFFIX = '.names';

/** The names that are searched for an entity: the one place that decides. */
export function listedNamesOf(entity: Entity): ListedNames {
  const { id, type, names, aliases } = entity;
  return { id, type, names: [...names, ...aliases], keys: listedKeys(entity) };
}

/** A former name is an alias of its bearer: searched for twice, it would count for less. */
const searched = (entities: readonly Entity[]): ListedNames[] =>
  entities.filter(({ nameOf }) => nameOf === undefined).map(listedNamesOf);

/** Compiles listed entities into a folder, for commands that look for a list that is not stored. */
export function compileNames(folder: string, entities: readonly Entity[]): NameFile {
  return writeNames(folder, searched(entities));
}

/** @param now milliseconds of a clock that does not run back */
export function openNameLists(
  folder: string,
  entities: Pick<Entities, 'stream' | 'revision'>,
  now: () => number,
): NameLists {
  type Whose = 'all' | 'company';
  const known = new Map<Whose, { readonly revision: string; readonly file: NameFile | null; at: number }>();
  const making = new Map<Whose, Promise<NameFile | null>>();

  async function make(whose: Whose): Promise<NameFile | null> {
    const revision = await entities.revision();
    let one = known.get(whose);
    if (one?.revision !== revision) {
      const noted = join(folder, `${sha256(revision, whose, String(INDEX_VERSION)).slice(0, 32)}.revision`);
      one = { revision, file: compiledBefore(folder, noted) ?? (await compile(whose, noted)), at: 0 };
      known.set(whose, one);
    }
    one.at = now();
    return one.file;
  }

  async function compile(whose: Whose, noted: string): Promise<NameFile | null> {
    const listed: ListedNames[] = [];
    // Entities that left a list are not searched for: a finding would call them listed.
    for await (const page of entities.stream({ left: false }))
      listed.push(...searched(page).filter(({ type }) => whose === 'all' || type === whose));
    if (listed.length === 0) return null;
    try {
      const file = writeNames(folder, listed);
      writeFileSync(noted, file.digest, { mode: 0o600 });
      removeOldFiles(folder);
      return file;
    } catch (error) {
      // Not the fault of a target.
      throw new ConfigError(
        `cannot write the compiled list to ${folder}: ${messageOf(error)}; choose another folder with --data`,
      );
    }
  }

  function fileOf(whose: Whose): Promise<NameFile | null> {
    const one = known.get(whose);
    if (one !== undefined && now() - one.at < FRESH_MS) return Promise.resolve(one.file);
    const begun = making.get(whose) ?? make(whose).finally(() => making.delete(whose));
    making.set(whose, begun);
    return begun;
  }
  const current = () => fileOf('all');

  return {
    current,
    companies: () => fileOf('company'),
    async carrying(keys) {
      const file = await current();
      if (file === null) return [];
      const index = loadNames(file.path);
      const numbers = new Set(keys.flatMap((key) => entitiesWith(index.keys, key)));
      return [...numbers].sort((a, b) => a - b).map((number) => stringAt(index.ids, number));
    },
  };
}

/** Compiles a list into a file named after its content. */
export function writeNames(folder: string, listed: readonly ListedNames[]): NameFile {
  const { bytes, digest } = packIndex(buildNameIndex(listed));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${digest}${SUFFIX}`);
  if (!existsSync(path)) {
    // Whole or not at all: another process may look for it at any time.
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, bytes, { mode: 0o600 });
    renameSync(draft, path);
  }
  return { path, digest };
}

/** The file of a revision that was compiled before; null if it is gone or damaged. */
function compiledBefore(folder: string, noted: string): NameFile | null {
  if (!existsSync(noted)) return null;
  const digest = readFileSync(noted, 'latin1');
  const path = join(folder, `${digest}${SUFFIX}`);
  if (!/^[0-9a-f]{64}$/.test(digest) || !existsSync(path)) return null;
  if (sha256(readFileSync(path)) === digest) return { path, digest };
  rmSync(path);
  return null;
}

function removeOldFiles(folder: string): void {
  for (const suffix of [SUFFIX, '.revision']) {
    const files = readdirSync(folder)
      .filter((name) => name.endsWith(suffix))
      .map((name) => join(folder, name))
      .map((path) => ({ path, at: statSync(path).mtimeMs }))
      .sort((a, b) => b.at - a.at);
    for (const { path } of files.slice(KEPT_FILES)) rmSync(path, { force: true });
  }
}
