/** Names of rows for people: "Same e-mail address" instead of `contact-email identical`. */
import type { Evidence } from '../model/derived/match.ts';

/** The words of one signal: a value, several, and the whole name where "same …" would be wrong. */
export interface RowWords {
  readonly noun: readonly [one: string, many: string];
  readonly rowName?: string | undefined;
}

const LEVELS: Readonly<Record<Evidence['level'], string>> = {
  identical: 'Same',
  close: 'Nearly the same',
  partial: 'Partly the same',
  different: 'Different',
};

/** @param words by the id of the signal; undefined: the id is shown */
export function rowTitle(
  { signal, level, shared }: Pick<Evidence, 'signal' | 'level' | 'shared'>,
  words: ReadonlyMap<string, RowWords> | undefined,
): string {
  const known = words?.get(signal);
  if (known === undefined) return words === undefined ? signal : capital(signal.replaceAll('-', ' '));
  if (known.rowName !== undefined && level !== 'different') return known.rowName;
  const [one, many] = known.noun;
  return `${LEVELS[level]} ${level === 'different' || (shared?.count ?? 1) > 1 ? many : one}`;
}

/** For a narrow label, such as that of a bar. */
export function shortTitle({ signal }: Pick<Evidence, 'signal'>, words: ReadonlyMap<string, RowWords> | undefined) {
  const known = words?.get(signal);
  return known === undefined ? signal : capital(known.noun[1]);
}

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
