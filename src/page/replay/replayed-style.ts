/** CSS of a captured page → CSS that loads captured pictures and nothing else. */

/** A letter that is written as an escape: `u\72l(` is `url(`. */
const ESCAPED_LETTER = /\\(?:0{0,4}([46][1-9a-f]|[57][0-9a])(?:\s|(?![0-9a-f]))|([g-z]))/gi;
/** `url(…)` in its three forms. */
const ADDRESS = /url\(\s*(?:"([^"\n]{0,8192})"|'([^'\n]{0,8192})'|([^\s"'()]{0,8192}))\s*\)/gi;
/**
 * Rules that name another file besides `url(…)`. They are renamed, and no browser knows the new
 * name.
 */
const RULE = /@(import|font-face)\b/gi;
const FUNCTION = /\b(?:image-set|src)\(/gi;

/** @param pathOf path of the captured picture at an address; null: not captured */
export function replayedStyle(css: string, pathOf: (address: string) => string | null): string {
  return (
    css
      .replace(ESCAPED_LETTER, (_, code: string | undefined, letter: string | undefined) =>
        code === undefined ? (letter ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
      )
      .replace(ADDRESS, (_, double?: string, single?: string, bare?: string) => {
        const path = pathOf(double ?? single ?? bare ?? '');
        return path === null ? 'none' : `url("${path}")`;
      })
      .replace(RULE, '@left-out-$1')
      .replace(FUNCTION, 'left-out(')
      // Nothing in a style element may end it.
      .replaceAll('<', String.raw`\3c `)
  );
}
