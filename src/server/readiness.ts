import type { Services } from '../services.ts';

/** Anybody may ask, so the database is asked once a second at most. */
export function openReadiness(store: Services['store']): () => Promise<boolean> {
  let asked = { at: Number.NEGATIVE_INFINITY, answer: Promise.resolve(false) };
  return () => {
    const now = performance.now();
    if (now - asked.at >= 1_000)
      asked = {
        at: now,
        answer: store.check().then(
          () => true,
          () => false,
        ),
      };
    return asked.answer;
  };
}
