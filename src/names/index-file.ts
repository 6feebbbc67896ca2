/**
 * The index as bytes, in the machine's byte order: a head, then its arrays at multiples of eight,
 * so that readers need only views.
 */
import { sha256 } from '../model/digest.ts';
import type { NameIndex } from './name-index.ts';

/** Raised whenever folding, forms, keys or the layout change: an older file is made again. */
export const INDEX_VERSION = 7;
const MAGIC = 0x524e_4d49;
/** The type of each array, in the order of `sectionsOf`. */
// biome-ignore format: a table
const TYPES = [
  Int32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint16Array, Uint32Array,
  Uint32Array, Uint8Array, Uint32Array, Uint32Array, Uint8Array, Int32Array, Int32Array, Uint32Array,
] as const;
type ViewsOf<Types extends readonly unknown[]> = {
  readonly [At in keyof Types]: Types[At] extends { readonly prototype: infer View } ? View : never;
};
type Sections = ViewsOf<typeof TYPES>;
const HEAD = padded(16 + TYPES.length * 8);

// biome-ignore format: a table
const sectionsOf = ({ vocabulary, trie, pairs, names, ids, keys, ...index }: NameIndex): Sections => [
  vocabulary, trie.first, trie.nextFrom, trie.wordOf, trie.endsFrom, pairs, index.nameOf, index.infoOf, index.entityOf,
  names.offsets, names.bytes, index.titleOf, ids.offsets, ids.bytes, keys.one, keys.two, keys.entities,
];

/** `digest`: SHA-256 of the bytes. */
export function packIndex(index: NameIndex): { readonly bytes: Uint8Array; readonly digest: string } {
  const sections = sectionsOf(index);
  const bytes = new Uint8Array(sections.reduce((sum, { byteLength }) => sum + padded(byteLength), HEAD));
  const head = new Uint32Array(bytes.buffer, 0, HEAD / 4);
  head.set([MAGIC, INDEX_VERSION, sections.length]);
  let at = HEAD;
  for (const [number, section] of sections.entries()) {
    head.set([at, section.byteLength], 4 + number * 2);
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), at);
    at += padded(section.byteLength);
  }
  return { bytes, digest: sha256(bytes) };
}

/** Views on the bytes; null where they are no index of this version. */
export function openIndex(given: Uint8Array): NameIndex | null {
  const bytes = given.byteOffset % 8 === 0 ? given : new Uint8Array(given);
  if (bytes.byteLength < HEAD) return null;
  const head = new Uint32Array(bytes.buffer, bytes.byteOffset, HEAD / 4);
  if (head[0] !== MAGIC || head[1] !== INDEX_VERSION || head[2] !== TYPES.length) return null;
  const ranges = TYPES.map((_, number) => ({ from: head[4 + number * 2] ?? 0, length: head[5 + number * 2] ?? 0 }));
  if (ranges.some(({ from, length }) => from % 8 !== 0 || from + length > bytes.byteLength)) return null;
  const sections = TYPES.map((Section, number) => {
    const { from = 0, length = 0 } = ranges[number] ?? {};
    return new Section(bytes.buffer as ArrayBuffer, bytes.byteOffset + from, length / Section.BYTES_PER_ELEMENT);
  }) as unknown as Sections;
  const [vocabulary, first, nextFrom, wordOf, endsFrom, pairs, nameOf, infoOf, entityOf, ...tables] = sections;
  const [nameOffsets, nameBytes, titleOf, idOffsets, idBytes, one, two, entities] = tables;
  return {
    ...{ vocabulary, trie: { first, nextFrom, wordOf, endsFrom }, pairs, nameOf, infoOf, entityOf, titleOf },
    names: { offsets: nameOffsets, bytes: nameBytes },
    ids: { offsets: idOffsets, bytes: idBytes },
    keys: { one, two, entities },
  };
}

function padded(length: number): number {
  return Math.ceil(length / 8) * 8;
}
