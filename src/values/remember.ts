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
export function remembered<Result>(
  read: (text: string) => Result,
  most = 4096,
  { longest, all } = { longest: LONGEST_KEPT, all: MOST_CHARACTERS },
): (text: string) => Result {
  const known = new Map<string, Result>();
  let characters = 0;
  return (text) => {
    if (text.length > longest) return read(text);
    const result = known.get(text);
    if (result !== undefined) return result;
    if (known.size >= most || characters > all) {
      known.clear();
      characters = 0;
    }
    const fresh = read(text);
    known.set(text, fresh);
    characters += text.length;
    return fresh;
  };
}

/** The same for scripts, which are long and few: most pages of a site have the same ones. */
export const rememberedCode = <Result>(read: (code: string) => Result): ((code: string) => Result) =>
  remembered(read, 512, { longest: 100_000, all: 2_000_000 });
