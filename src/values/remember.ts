/** Memoises a pure function of a text, at most so many results: pages name the same hosts over and over. */
export function remembered<Result>(read: (text: string) => Result, most = 4096): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const result = known.get(text);
    if (result !== undefined) return result;
    if (known.size >= most) known.clear();
    const fresh = read(text);
    known.set(text, fresh);
    return fresh;
  };
}
