/** Lists of invented firms in the formats of OFAC, written to a folder of their own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Entity, RowProblem } from '../../src/model/facts/seed.ts';
import { LIMITS } from '../../src/model/limits.ts';
import type { ListSource } from '../../src/watchlist/list-source.ts';
import { type OpenOptions, openLists } from '../../src/watchlist/open-list.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Writes files into a fresh folder; the answer is its path. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'revenant-lists-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

export const OPTIONS = {
  listBytes: LIMITS.listBytes,
  openSanctions: false,
};

export interface ReadList {
  readonly source: ListSource;
  readonly entities: Entity[];
  /** Entities of earlier and later names. */
  readonly renamed: Entity[];
  readonly problems: RowProblem[];
}

/** Opens the one list in there and reads it to its end. */
export async function readOne(input: string, options: Partial<OpenOptions> = {}): Promise<ReadList> {
  const { sources } = await openLists([input], { ...OPTIONS, ...options });
  const [source] = sources;
  if (source === undefined || sources.length > 1) throw new Error(`${sources.length} lists`);
  const [entities, renamed]: [Entity[], Entity[]] = [[], []];
  const problems: RowProblem[] = [];
  for await (const row of source.rows()) {
    if ('entity' in row) (row.entity.nameOf === undefined ? entities : renamed).push(row.entity);
    else problems.push(row.problem);
  }
  return { source, entities, renamed, problems };
}

const NOTHING = '-0- ';

/** A row of sdn.csv as OFAC writes it. */
export function sdnRow(uid: number, name: string, programme: string, remarks = NOTHING, type = NOTHING): string {
  const quoted = (text: string): string => (text === NOTHING ? text : `"${text.replaceAll('"', '""')}"`);
  const middle = Array.from({ length: 7 }, () => NOTHING).join(',');
  return `${uid},${quoted(name)},${quoted(type)},${quoted(programme)},${middle},${quoted(remarks)}\r\n`;
}

/** Rows of firms that nobody asks for: so that one more or less is no shrinking. */
export function others(count: number): string {
  return Array.from({ length: count }, (_, i) => sdnRow(1_000 + i, `PENFOLD HOLDING ${i}`, 'QUILLS')).join('');
}
