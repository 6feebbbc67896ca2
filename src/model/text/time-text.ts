import { UNKNOWN_TIME } from '../words.ts';

const MONTHS = ' Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/**
 * For people: `27 Nov 2026 08:16 UTC`; a date as far as it is known: `27 Nov 2026`, `Nov 2026`,
 * `2026`.
 */
export function timeText(instant: string | null): string {
  if (instant === null || instant === UNKNOWN_TIME) return 'unknown time';
  const [year = '', month, day] = instant.slice(0, 10).split('-');
  const name = month === undefined ? '' : (MONTHS[Number(month)] ?? month);
  const date = [day === undefined ? '' : String(Number(day)), name, year].filter((part) => part !== '').join(' ');
  return instant.length > 10 ? `${date} ${instant.slice(11, 16)} UTC` : date;
}
