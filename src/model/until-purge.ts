/**
 * What a process keeps of stored content, until a purge in any process removes some. Who reads content keeps it in what was
 * returned before the reading: it is then forgotten with the next purge, even one at work during the reading.
 */
export function untilPurge<Kept>(epoch: () => Promise<string>, empty: () => Kept): () => Promise<Kept> {
  let known: { readonly epoch: string; readonly kept: Kept } | undefined;
  return async () => {
    const now = await epoch();
    if (known?.epoch !== now) known = { epoch: now, kept: empty() };
    return known.kept;
  };
}
