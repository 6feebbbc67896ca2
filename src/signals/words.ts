/** The nouns for a signal's values, by its id in documents. */
import { signalOf } from './list.ts';
import type { Noun } from './signal.ts';

/** Falls back to the words of the id: old documents and list entries have ids without a signal. */
export function nounOf(id: string): Noun {
  const words = id.replaceAll('-', ' ');
  return signalOf(id)?.noun ?? [words, `${words}s`];
}

/** For alerts about contacts. */
export function alertNounOf(id: string): Noun {
  const signal = signalOf(id);
  return signal?.alertNoun ?? signal?.noun ?? [id, id];
}
