import { dirname, resolve } from 'node:path';
import { InputError } from '../../errors.ts';
import type { Entity, RowProblem, Seed } from '../../model/seed.ts';
import { csvRows } from './csv-rows.ts';
import { jsonLineRows, jsonRows } from './json-rows.ts';
import { readListText } from './list-text.ts';
import type { Row } from './rows.ts';
import { toEntity, toSeed } from './rows.ts';
import { textRows } from './text-rows.ts';

/**
 * `base` is the folder of the list: relative paths in it are already resolved against it. `kindSaid`: the row itself says of
 * what kind the presence is.
 */
export interface ListContents {
  readonly seeds: readonly { readonly seed: Seed; readonly base: string; readonly kindSaid: boolean }[];
  readonly entities: readonly { readonly entity: Entity; readonly base: string }[];
  /** Rows that could not be used. The rest of the list was. */
  readonly problems: readonly RowProblem[];
}

/**
 * Reads seed lists and watchlists: JSON (revenant.sweep/1, revenant.watchlist/1), JSON Lines, CSV with a header row, plain
 * text with one address a line. A bad row becomes a problem with file, line, field and reason; a file that cannot be read
 * at all throws InputError. An entity id that comes twice, over all lists, is kept once: the first.
 */
export async function readLists(paths: readonly string[]): Promise<ListContents> {
  const seeds: { seed: Seed; base: string; kindSaid: boolean }[] = [];
  const entities: { entity: Entity; base: string }[] = [];
  const problems: RowProblem[] = [];
  const firstSeen = new Map<string, string>();
  for (const path of paths) {
    const base = dirname(resolve(path));
    const text = await readListText(path);
    for (const row of rowsOf(path, text)) {
      const placed = (field: string): string => {
        const place = 'place' in row ? (row.place ?? '') : '';
        return place === '' ? field : field === 'row' ? place : `${place}.${field}`;
      };
      if ('reason' in row) {
        problems.push({ file: path, ...row });
        continue;
      }
      const made = row.kind === 'seed' ? toSeed(row.value, base) : toEntity(row.value, base);
      if ('faults' in made) {
        for (const { path: where, field, reason } of made.faults)
          problems.push({ file: path, line: row.lineOf(where), field: placed(field), reason });
      } else if ('seed' in made) {
        seeds.push({ seed: made.seed, base, kindSaid: typeof row.value === 'object' && 'kind' in (row.value ?? {}) });
      } else {
        const known = firstSeen.get(made.entity.id);
        if (known === undefined) {
          firstSeen.set(made.entity.id, `${path}, line ${row.line}`);
          entities.push({ entity: made.entity, base });
        } else
          problems.push({
            file: path,
            line: row.line,
            field: placed('id'),
            reason: `"${made.entity.id}" stands in ${known} already`,
          });
      }
    }
  }
  return { seeds, entities, problems };
}

/** The format is told by content; the name decides only between JSON and JSON Lines, and for CSV of one column. */
function rowsOf(path: string, text: string): Iterable<Row> {
  const start = text.trimStart();
  if (/^[[{]/.test(start)) {
    const lines = start.split('\n', 3).filter((line) => line.trim() !== '');
    const isLines =
      /\.(jsonl|ndjson)$/i.test(path) || (lines.length > 1 && start.startsWith('{') && lines.every(isJson));
    return isLines ? jsonLineRows(text) : jsonRows(path, text);
  }
  if (start === '') throw new InputError(`${path} is empty`);
  return csvRows(text, /\.(csv|tsv)$/i.test(path)) ?? textRows(text);
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
