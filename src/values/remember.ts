const MOST_REMEMBERED = 4096;

/** Memoises a pure function of a host name: pages name the same hosts over and over. */
export function remembered<Result>(read: (hostname: string) => Result): (hostname: string) => Result {
  const known = new Map<string, Result>();
  return (hostname) => {
    const result = known.get(hostname);
    if (result !== undefined) return result;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const fresh = read(hostname);
    known.set(hostname, fresh);
    return fresh;
  };
}
