import { sha256 } from '../../model/digest.ts';

/**
 * An address for what says nothing of where it stood, the same for the same bytes. RFC 6761 reserves .invalid: nobody's
 * site is named by mistake, and two saved pages do not become one site.
 */
export function madeUpAddress(of: 'saved' | 'inline' | 'frame', bytes: Uint8Array, name = ''): string {
  return `http://${of}-${sha256(bytes).slice(0, 12)}.invalid/${name}`;
}

const ENDINGS = new Map([
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
  ['image/avif', 'avif'],
  ['image/svg+xml', 'svg'],
  ['image/x-icon', 'ico'],
  ['image/vnd.microsoft.icon', 'ico'],
  ['application/pdf', 'pdf'],
  ['text/html', 'html'],
]);

/** What a picture or frame without a name is called: a word that no signal takes for somebody's choice. */
export function plainName(type: string): string {
  const ending = ENDINGS.get(type);
  return ending === undefined ? 'part' : `${ending === 'html' ? 'frame' : 'picture'}.${ending}`;
}
