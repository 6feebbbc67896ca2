/** The sentence of each signal in the list, by id: for authors of reports. */
import { SIGNALS } from '../signals/list.ts';

export const SENTENCES: ReadonlyMap<string, string> = new Map(SIGNALS.map(({ id, sentence }) => [id, sentence]));
