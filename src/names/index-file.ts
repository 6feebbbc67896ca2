/**
 * The index as bytes: a head, then its arrays one after the other, each at a multiple of eight, so that a process that reads
 * the file needs no more than views on it. In the byte order of the machine: it is made anew where it is not there.
 */
import { sha256 } from '../model/digest.ts';
import type { NameIndex } from './name-index.ts';

/** Raised whenever folding, forms or the layout change: an older file is made again. */
export const INDEX_VERSION = 5;
const MAGIC = 0x524e_4d49;
const SECTIONS = 16;
const HEAD = 16 + SECTIONS * 8;

export interface PackedIndex {
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes. */
  readonly digest: string;
}

export function packIndex(index: NameIndex): PackedIndex {
  const { vocabulary, trie, names, ids, keys } = index;
  const parts = [
    vocabulary,
    trie.first,
    trie.nextFrom,
    trie.wordOf,
    trie.endsFrom,
    index.nameOf,
    index.infoOf,
    index.entityOf,
    names.offsets,
    names.bytes,
    index.titleOf,
    ids.offsets,
    ids.bytes,
    keys.one,
    keys.two,
    keys.entities,
  ];
  const size = parts.reduce((sum, { byteLength }) => sum + padded(byteLength), padded(HEAD));
  const bytes = new Uint8Array(size);
  const head = new Uint32Array(bytes.buffer, 0, HEAD / 4);
  head.set([MAGIC, INDEX_VERSION, parts.length]);
  let at = padded(HEAD);
  for (const [number, part] of parts.entries()) {
    head.set([at, part.byteLength], 4 + number * 2);
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += padded(part.byteLength);
  }
  return { bytes, digest: sha256(bytes) };
}

/** Views on the bytes; null where they are no index of this version. */
export function openIndex(given: Uint8Array): NameIndex | null {
  const bytes = given.byteOffset % 8 === 0 ? given : new Uint8Array(given);
  if (bytes.byteLength < padded(HEAD)) return null;
  const head = new Uint32Array(bytes.buffer, bytes.byteOffset, HEAD / 4);
  if (head[0] !== MAGIC || head[1] !== INDEX_VERSION || head[2] !== SECTIONS) return null;
  const range = (number: number): readonly [number, number] => {
    const [from = 0, length = 0] = [head[4 + number * 2], head[5 + number * 2]];
    return [bytes.byteOffset + from, length];
  };
  for (let number = 0; number < SECTIONS; number += 1) {
    const [from, length] = range(number);
    if (from % 8 !== 0 || from + length > bytes.byteOffset + bytes.byteLength) return null;
  }
  const int = (number: number): Int32Array => {
    const [from, length] = range(number);
    return new Int32Array(bytes.buffer, from, length / 4);
  };
  const uint = (number: number): Uint32Array => {
    const [from, length] = range(number);
    return new Uint32Array(bytes.buffer, from, length / 4);
  };
  const raw = (number: number): Uint8Array => {
    const [from, length] = range(number);
    return new Uint8Array(bytes.buffer, from, length);
  };
  return {
    vocabulary: int(0),
    trie: { first: uint(1), nextFrom: uint(2), wordOf: uint(3), endsFrom: uint(4) },
    nameOf: uint(5),
    infoOf: new Uint16Array(bytes.buffer, range(6)[0], range(6)[1] / 2),
    entityOf: uint(7),
    names: { offsets: uint(8), bytes: raw(9) },
    titleOf: uint(10),
    ids: { offsets: uint(11), bytes: raw(12) },
    keys: { one: int(13), two: int(14), entities: uint(15) },
  };
}

function padded(length: number): number {
  return Math.ceil(length / 8) * 8;
}
