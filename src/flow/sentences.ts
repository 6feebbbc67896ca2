/** The list of signals → what each of them is, in its own sentence, by id: for those who write reports. */
import { SIGNALS } from '../signals/list.ts';

export const SENTENCES: ReadonlyMap<string, string> = new Map(SIGNALS.map(({ id, sentence }) => [id, sentence]));
