/**
 * A longer text is read anew, and the cache keeps at most this many characters: hostile pages must
 * not fill the memory.
 */
const LONGEST_KEPT = 1_000;
const MOST_CHARACTERS = 500_000;

/**
 * Memoises a pure function of a text, at most `most` results: the pages of a site repeat menus,
 * footers, hosts and names. All callers get the same result: nobody may change it.
 */
export function remembered<Result>(read: (text: string) => Result, most = 4096): (text: string) => Result {
  const known = new Map<string, Result>();
  let characters = 0;
  return (text) => {
    if (text.length > LONGEST_KEPT) return read(text);
    const result = known.get(text);
    if (result !== undefined) return result;
    if (known.size >= most || characters > MOST_CHARACTERS) {
      known.clear();
      characters = 0;
    }
    const fresh = read(text);
    known.set(text, fresh);
    characters += text.length;
    return fresh;
  };
}
