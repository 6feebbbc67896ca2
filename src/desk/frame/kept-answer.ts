/** Asks at most once in `keptMs`; callers in between share the answer, even one on its way. */
export function keptAnswer<T>(keptMs: number, ask: () => Promise<T>): () => Promise<T> {
  let last: { readonly at: number; readonly answer: Promise<T> } | null = null;
  return () => {
    const now = performance.now();
    if (last === null || now - last.at >= keptMs) last = { at: now, answer: ask() };
    return last.answer;
  };
}
