const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff\0]/g;

/** White space folded to single spaces, trimmed, invisible characters (soft hyphen, zero width, direction marks, NUL) gone. */
export function foldText(text: string): string {
  if (isFolded(text)) return text;
  return text.replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
}

/** A quick look, for most runs of text are even already; may say no where there is nothing to fold. */
function isFolded(text: string): boolean {
  let space = true;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x20) {
      if (space) return false;
      space = true;
      continue;
    }
    space = false;
    if (code > 0x20 && code < 0xa0) continue;
    if (code < 0x20 || code === 0xa0 || code === 0xad || code === 0x1680 || code === 0x3000 || code === 0xfeff)
      return false;
    if (code >= 0x2000 && code <= 0x2060 && (code <= 0x200f || code >= 0x2028)) return false;
  }
  return !space || text === '';
}

/**
 * The length of a text in words, as far as `limit`: runs of letters or digits, and a word for every two characters of
 * scripts written without spaces.
 */
export function countWords(text: string, limit: number): number {
  let words = 0;
  let inside = false;
  for (let i = 0; i < text.length && words < limit; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x2e80 && code <= 0x9fff) {
      words += 0.5;
      inside = false;
    } else if (code > 0x7f ? code !== 0xa0 && code !== 0x3000 && !(code >= 0x2000 && code <= 0x206f) : isAlnum(code)) {
      if (!inside) words++;
      inside = true;
    } else inside = false;
  }
  return Math.min(words, limit);
}

function isAlnum(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
