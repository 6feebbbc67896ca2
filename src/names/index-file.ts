/** The index as bytes. */
import { sha256 } from '../model/digest.ts';
import type { NameIndex } from './name-index.ts';
import { openViews, packViews, type Views } from './packed-views.ts';

/** Raised whenever folding, forms, keys or the layout change: an older file is made again. */
export const INDEX_VERSION = 7;
const MAGIC = 0x524e_4d49;
/** The type of each array, in the order of `sectionsOf`. */
// biome-ignore format: a table
const TYPES = [
  Int32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint16Array, Uint32Array,
  Uint32Array, Uint8Array, Uint32Array, Uint32Array, Uint8Array, Int32Array, Int32Array, Uint32Array,
] as const;
// biome-ignore format: a table
const sectionsOf = ({ vocabulary, trie, pairs, names, ids, keys, ...index }: NameIndex): Views<typeof TYPES> => [
  vocabulary, trie.first, trie.nextFrom, trie.wordOf, trie.endsFrom, pairs, index.nameOf, index.infoOf, index.entityOf,
  names.offsets, names.bytes, index.titleOf, ids.offsets, ids.bytes, keys.one, keys.two, keys.entities,
];

/** `digest`: SHA-256 of the bytes. */
export function packIndex(index: NameIndex): { readonly bytes: Uint8Array; readonly digest: string } {
  const bytes = packViews(MAGIC, INDEX_VERSION, sectionsOf(index));
  return { bytes, digest: sha256(bytes) };
}

/** Views on the bytes; null where they are no index of this version. */
export function openIndex(given: Uint8Array): NameIndex | null {
  const sections = openViews(MAGIC, INDEX_VERSION, TYPES, given);
  if (sections === null) return null;
  const [vocabulary, first, nextFrom, wordOf, endsFrom, pairs, nameOf, infoOf, entityOf, ...tables] = sections;
  const [nameOffsets, nameBytes, titleOf, idOffsets, idBytes, one, two, entities] = tables;
  return {
    ...{ vocabulary, trie: { first, nextFrom, wordOf, endsFrom }, pairs, nameOf, infoOf, entityOf, titleOf },
    names: { offsets: nameOffsets, bytes: nameBytes },
    ids: { offsets: idOffsets, bytes: idBytes },
    keys: { one, two, entities },
  };
}
