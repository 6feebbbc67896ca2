/**
 * A certificate log with the older interface (RFC 6962, 4): its size, and entries as the leaves of
 * a tile, so that one reader reads both.
 */
import { z } from 'zod';
import { jsonIn } from '../sources/source.ts';

const Head = z.object({ tree_size: z.int().nonnegative() });
const Entries = z.object({ entries: z.array(z.object({ leaf_input: z.string(), extra_data: z.string() })) });
/** Version, type of the leaf, time, type of the entry. */
const HEAD_BYTES = 12;

/** Entries that the log has. Null: no answer of `get-sth`. */
export function treeSizeIn(head: string): number | null {
  return jsonIn(head, Head)?.tree_size ?? null;
}

/** @param end the last one, included; a log may give fewer */
export const entriesPath = (start: number, end: number): string => `get-entries?start=${start}&end=${end}`;

/** A leaf for each entry, empty where it is in no known form. Null: no answer of `get-entries`. */
export function leavesIn(answer: string): Buffer[] | null {
  const read = jsonIn(answer, Entries);
  if (read === null) return null;
  return read.entries.map(({ leaf_input, extra_data }) => {
    const leaf = Buffer.from(leaf_input, 'base64');
    if (leaf.length < HEAD_BYTES || leaf.readUInt16BE(0) !== 0) return Buffer.alloc(0);
    const isPre = leaf.readUInt16BE(10) === 1;
    const extra = Buffer.from(extra_data, 'base64');
    const submitted = isPre && extra.length >= 3 ? extra.subarray(0, 3 + extra.readUIntBE(0, 3)) : Buffer.alloc(0);
    // A tile has fingerprints of the chain at the end of a leaf; here there are none.
    return Buffer.concat([leaf.subarray(2), submitted, Buffer.alloc(2)]);
  });
}
