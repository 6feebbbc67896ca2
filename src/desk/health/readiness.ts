import type { Services } from '../../services.ts';
import { keptAnswer } from '../frame/kept-answer.ts';

/** Anybody may ask, so the database is asked once a second at most. */
export function openReadiness(store: Services['store']): () => Promise<boolean> {
  return keptAnswer(1_000, () =>
    store.check().then(
      () => true,
      () => false,
    ),
  );
}
