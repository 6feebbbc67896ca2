import { InputError, messageOf } from '../../errors.ts';
import { lineCounter, locate } from './locate-json.ts';
import type { Row } from './rows.ts';

/** Rows of a JSON document: a sweep list, a watchlist, or a bare array of seeds or entities. */
export function* jsonRows(path: string, text: string): Generator<Row> {
  const { key, items } = itemsOf(path, parse(path, text));
  const lineAt = lineCounter(text);
  const starts = locate(text, key);
  for (const [index, value] of items.entries()) {
    const start = starts[index] ?? 0;
    const line = lineAt(start);
    yield {
      kind: kindOf(key, value),
      value,
      line,
      place: `${key ?? ''}[${index}]`,
      lineOf: (where) => lineAt(offsetOf(text, start, where)),
    };
  }
}

/** Rows of JSON Lines: one seed or entity a line. Blank lines count but say nothing. */
export function* jsonLineRows(text: string): Generator<Row> {
  for (const [index, content] of text.split('\n').entries()) {
    if (content.trim() === '') continue;
    const line = index + 1;
    try {
      const value: unknown = JSON.parse(content);
      yield { kind: kindOf(null, value), value, line, lineOf: () => line };
    } catch (thrown) {
      yield { line, field: 'row', reason: `is no JSON: ${messageOf(thrown)}` };
    }
  }
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    const message = messageOf(thrown);
    const position = /position (\d+)/.exec(message)?.[1];
    const line =
      position === undefined
        ? /ended|end of/i.test(message)
          ? text.split('\n').length
          : null
        : lineCounter(text)(Number(position));
    throw new InputError(`${path}${line === null ? '' : `, line ${line}`}: is no JSON: ${message}`);
  }
}

function itemsOf(path: string, document: unknown): { key: string | null; items: unknown[] } {
  if (Array.isArray(document)) return { key: null, items: document };
  const object = document as Record<string, unknown>;
  const schema = object['schema'];
  if (schema !== undefined && schema !== 'revenant.sweep/1' && schema !== 'revenant.watchlist/1')
    throw new InputError(
      `${path}: schema ${JSON.stringify(schema)} is not known; known are revenant.sweep/1 and revenant.watchlist/1`,
    );
  const wanted =
    schema === 'revenant.sweep/1' ? ['seeds'] : schema === undefined ? ['seeds', 'entities'] : ['entities'];
  const key = wanted.find((name) => Array.isArray(object[name]));
  if (key === undefined) throw new InputError(`${path}: has no list named "${wanted.join('" or "')}"`);
  return { key, items: object[key] as unknown[] };
}

function kindOf(key: string | null, value: unknown): 'seed' | 'entity' {
  if (key !== null) return key === 'seeds' ? 'seed' : 'entity';
  return typeof value === 'object' && value !== null && 'names' in value ? 'entity' : 'seed';
}

/** Follows a path into an element; where it leads to nothing (a missing field), the last thing that is there. */
function offsetOf(text: string, start: number, path: readonly PropertyKey[]): number {
  let at = start;
  for (const step of path) {
    const inside = locate(text, typeof step === 'number' ? null : String(step), at, true);
    const next = typeof step === 'number' ? inside[step] : inside[0];
    if (next === undefined) return at;
    at = next;
  }
  return at;
}
