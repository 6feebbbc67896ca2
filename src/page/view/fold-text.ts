// Soft hyphen, joiners, zero width, direction marks, variation selectors, fillers, tag characters,
// NUL.
const UNSEEN =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\0\u{e0000}-\u{e0fff}]/gu;

/** White space folded to single spaces, trimmed, characters that no reader sees gone. */
export function foldText(text: string): string {
  if (isFolded(text)) return text;
  return text.replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
}

/**
 * A quick look, because most runs of text are folded already. It may return false where there is
 * nothing to fold.
 */
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
    if (code < 0x20 || code === 0xa0 || code === 0xad || code === 0x34f || code === 0x61c) return false;
    // Hangul fillers, the marks of Khmer and Mongolian that are not shown, the Ogham space.
    if (
      code >= 0x115f &&
      code <= 0x180f &&
      (code <= 0x1160 || code === 0x1680 || code === 0x17b4 || code === 0x17b5 || code >= 0x180b)
    )
      return false;
    if (code >= 0x2000 && code <= 0x206f && (code <= 0x200f || code >= 0x2028)) return false;
    if (code === 0x3000 || code === 0x3164 || code === 0xfeff || code === 0xffa0) return false;
    // Variation selectors; the surrogates of tag characters.
    if ((code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xdb40 && code <= 0xdb43)) return false;
  }
  return !space || text === '';
}

/**
 * Words, at most `limit`. Without spaces: one per two Chinese or Japanese, or four Thai, Lao,
 * Burmese or Khmer characters.
 */
export function countWords(text: string, limit: number): number {
  let words = 0;
  let inside = false;
  for (let i = 0; i < text.length && words < limit; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x2e80 && code <= 0x9fff) {
      words += 0.5;
      inside = false;
    } else if (isUnspacedAlphabet(code)) {
      words += 0.25;
      inside = false;
    } else if (code > 0x7f ? code !== 0xa0 && code !== 0x3000 && !(code >= 0x2000 && code <= 0x206f) : isAlnum(code)) {
      if (!inside) words++;
      inside = true;
    } else inside = false;
  }
  return Math.min(words, limit);
}

/** Thai and Lao, Burmese, Khmer. */
function isUnspacedAlphabet(code: number): boolean {
  return (code >= 0xe00 && code <= 0xeff) || (code >= 0x1000 && code <= 0x109f) || (code >= 0x1780 && code <= 0x17ff);
}

function isAlnum(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
