/**
 * True if `new URL` accepts the text. Node 20's URL.canParse, once it has been called often,
 * refuses Latin-1 letters (`http://bücher.example/`), so it is asked only for ASCII text.
 */
export function isUrl(text: string, base?: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
  if (/^[\x00-\x7f]*$/.test(text) && (base === undefined || /^[\x00-\x7f]*$/.test(base)))
    return URL.canParse(text, base);
  try {
    return new URL(text, base).href !== '';
  } catch {
    return false;
  }
}
