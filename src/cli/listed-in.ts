/** Watchlists that are not stored, or a data folder → their names, compiled for readers. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '../config.ts';
import { messageOf, UsageError } from '../errors.ts';
import { readSeeds } from '../flow/crawl/read-seeds.ts';
import type { NameFile } from '../model/ports/names.ts';
import type { Entity } from '../model/seed.ts';
import { compileNames } from '../services/capture.ts';
import { openServices } from '../services.ts';
import type { Terminal } from './output/terminal.ts';

export interface Listed {
  readonly file: NameFile | null;
  /** Removes what was written for it. */
  remove(): void;
}

/** @param paths files of watchlists, and data folders. Throws UsageError where none names anybody */
export async function listedIn(paths: readonly string[], settings: Settings, terminal: Terminal): Promise<Listed> {
  if (paths.length === 0) return { file: null, remove: () => undefined };
  const [data] = paths;
  if (data !== undefined && paths.length === 1 && isFolder(data)) return compiledIn(data, settings);
  const entities: Entity[] = [];
  const files: string[] = [];
  for (const path of paths) {
    if (isFolder(path)) entities.push(...(await importedInto(path, settings)));
    else files.push(path);
  }
  if (files.length > 0) {
    const read = await readSeeds(files);
    for (const problem of read.problems) terminal.warn(problem);
    entities.push(...read.entities);
  }
  if (entities.length === 0) throw new UsageError(`no entity in ${paths.join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'revenant-names-'));
  return { file: compileNames(folder, entities), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The list that a data folder keeps compiled. */
async function compiledIn(data: string, settings: Settings): Promise<Listed> {
  const services = await openServices({ ...settings, data });
  try {
    const file = await services.names.current();
    if (file === null) throw new UsageError(`no entity in ${data}`);
    return { file, remove: () => undefined };
  } finally {
    await services.close();
  }
}

async function importedInto(data: string, settings: Settings): Promise<Entity[]> {
  const services = await openServices({ ...settings, data });
  try {
    return await services.store.entities.list();
  } finally {
    await services.close();
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${messageOf(error)}`);
  }
}
