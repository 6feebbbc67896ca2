/** The sentence and the words of each signal in the list, by id: for authors of reports. */
import type { RowWords } from '../report/row-title.ts';
import { SIGNALS } from '../signals/list.ts';

export const SENTENCES: ReadonlyMap<string, string> = new Map(SIGNALS.map(({ id, sentence }) => [id, sentence]));

/** The words for a row of each signal. */
export const ROW_WORDS: ReadonlyMap<string, RowWords> = new Map(
  SIGNALS.map(({ id, noun, rowName }) => [id, { noun, rowName }]),
);
