/**
 * A program of the operator's own. Input: a line `{"kind":"…","value":"…"}` for each value. Output:
 * a line `{"value":"…","address":"https://…"}` for each address that it found by a value.
 */
import { z } from 'zod';
import { appendTo } from '../../model/group-by.ts';
import { parseJson } from '../../model/parse-json.ts';
import { type AskedValue, itemsIn } from './source.ts';

const Line = z.object({ value: z.string(), address: z.string() });

export const programLine = ({ kind, text }: AskedValue): string => JSON.stringify({ kind, value: text });

/** Addresses by value. Null: no line is in the form. */
export function readProgram(lines: readonly string[]): ReadonlyMap<string, readonly string[]> | null {
  const said = lines.filter((line) => line.trim() !== '');
  const found = new Map<string, string[]>();
  for (const { value, address } of itemsIn(said.map(parseJson), Line)) appendTo(found, value, address);
  return said.length > 0 && found.size === 0 ? null : found;
}
