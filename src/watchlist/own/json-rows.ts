import { type JSONPath, type Node, parseTree, visit } from 'jsonc-parser';
import { InputError } from '../../errors.ts';
import { counted } from '../../model/counted.ts';
import { jsonIn } from '../list-file.ts';
import type { RawRow } from './rows.ts';
import { type ToolExport, toolExport } from './tool-exports.ts';

/** Rows of a JSON document: a sweep list, a watchlist, or a bare array of seeds or entities. */
export function* jsonRows(path: string, text: string): Generator<RawRow> {
  const document = parse(path, text);
  const exported = toolExport(document);
  const lineAt = lineCounter(text);
  if (exported !== null) {
    yield* exportedRows(exported, locate(text, exported.key), lineAt);
    return;
  }
  const { key, items } = itemsOf(path, document);
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

/** Each site of an export once. */
function* exportedRows(
  { key, items, urlOf }: ToolExport,
  starts: readonly number[],
  lineAt: (offset: number) => number,
): Generator<RawRow> {
  const seen = new Set<string>();
  let others = 0;
  for (const [index, item] of items.entries()) {
    const url = urlOf(item);
    const line = lineAt(starts[index] ?? 0);
    if (url === null) others++;
    else if (!seen.has(url))
      yield { kind: 'seed', value: { url }, line, place: `${key ?? ''}[${index}]`, lineOf: () => line };
    if (url !== null) seen.add(url);
  }
  if (others > 0) yield { note: `${counted(others, 'item')} of the export left out: not a site, or a false positive` };
}

/** Rows of JSON Lines: one seed or entity a line. */
export function* jsonLineRows(text: string): Generator<RawRow> {
  for (const [index, content] of text.split('\n').entries()) {
    if (content.trim() === '') continue;
    const line = index + 1;
    const { value, fault } = jsonIn(content);
    if (fault !== null) yield { line, field: 'row', reason: fault };
    else yield { kind: kindOf(null, value), value, line, lineOf: () => line };
  }
}

function parse(path: string, text: string): unknown {
  const { value, fault } = jsonIn(text);
  if (fault === null) return value;
  const position = /position (\d+)/.exec(fault)?.[1] ?? (/ended|end of/i.test(fault) ? text.length : undefined);
  const where = position === undefined ? '' : `, line ${lineCounter(text)(Number(position))}`;
  throw new InputError(`${path}${where}: ${fault}`);
}

function itemsOf(path: string, document: unknown): { key: string | null; items: unknown[] } {
  if (Array.isArray(document)) return { key: null, items: document };
  const object = document as Record<string, unknown>;
  const schema = object['schema'];
  if (schema !== undefined && schema !== 'revenant.sweep/1' && schema !== 'revenant.watchlist/1')
    throw new InputError(
      `${path}: schema ${JSON.stringify(schema)} is unknown; known are revenant.sweep/1 and revenant.watchlist/1`,
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

/**
 * Where a field of an element begins; for a missing field, the last part of its path that exists.
 */
function offsetOf(text: string, start: number, path: readonly PropertyKey[]): number {
  let at = parseTree(text.slice(start));
  for (const step of path) {
    const next = childOf(at, step);
    if (next === undefined) break;
    at = next;
  }
  return start + (at?.offset ?? 0);
}

function childOf(node: Node | undefined, step: PropertyKey): Node | undefined {
  if (node?.type === 'array') return typeof step === 'number' ? node.children?.[step] : undefined;
  // JSON.parse keeps the last member of a name.
  return node?.children?.findLast(({ children }) => children?.[0]?.value === step)?.children?.[1];
}

/**
 * UTF-16 offsets of the elements of a list in valid JSON. `visit` takes a third of the time of
 * `parseTree` and a hundredth of its memory.
 * @param key null: the document is the list
 */
export function locate(text: string, key: string | null): number[] {
  const starts: number[] = [];
  const depth = key === null ? 1 : 2;
  const note = (offset: number, path: JSONPath): boolean => {
    const index = path[depth - 1];
    if (path.length === depth && typeof index === 'number' && (key === null || path[0] === key)) starts[index] = offset;
    return path.length < depth;
  };
  visit(text, {
    onObjectBegin: (offset, _length, _line, _column, pathOf) => note(offset, pathOf()),
    onArrayBegin: (offset, _length, _line, _column, pathOf) => note(offset, pathOf()),
    onLiteralValue: (_value, offset, _length, _line, _column, pathOf) => void note(offset, pathOf()),
    // Without these, jsonc-parser 3.3.1 does not come back from what is left out.
    onObjectEnd() {},
    onArrayEnd() {},
  });
  return starts;
}

/** Turns an offset into a line, counted from 1. */
export function lineCounter(text: string): (offset: number) => number {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) ends.push(at);
  return (offset) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
