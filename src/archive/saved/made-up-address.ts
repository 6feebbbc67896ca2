import { sha256 } from '../../model/digest.ts';

/**
 * The address of an embedded picture, the same for the same bytes. RFC 6761 reserves .invalid: it
 * is nobody's site.
 */
export function madeUpAddress(bytes: Uint8Array, name: string): string {
  return `http://inline-${sha256(bytes).slice(0, 12)}.invalid/${name}`;
}

// biome-ignore format: one line a kind
const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg', 'image/png': 'png', 'image/gif': 'gif', 'image/webp': 'webp', 'image/avif': 'avif',
  'image/svg+xml': 'svg', 'image/x-icon': 'ico', 'image/vnd.microsoft.icon': 'ico', 'application/pdf': 'pdf',
};

/** A name for a picture without one: a word that no signal takes for an owner's choice. */
export function plainName(type: string): string {
  const ending = ENDINGS[type];
  return ending === undefined ? 'part' : `picture.${ending}`;
}
