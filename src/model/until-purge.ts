/**
 * A process's memory of stored content, dropped when a purge in any process removes some. A reader
 * keeps content in the object that was returned before the reading: the next purge then drops it,
 * even one at work during the reading.
 */
export function untilPurge<Kept>(epoch: () => Promise<string>, empty: () => Kept): () => Promise<Kept> {
  let known: { readonly epoch: string; readonly kept: Kept } | undefined;
  return async () => {
    const now = await epoch();
    if (known?.epoch !== now) known = { epoch: now, kept: empty() };
    return known.kept;
  };
}
