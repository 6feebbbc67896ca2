/** Dates as people write them, with the order of day and month told by the whole column. */

export type DateOrder = 'day-first' | 'month-first';

/** Where nothing in the column tells the order: points part days first, everywhere. */
export interface ColumnOrder {
  readonly order: DateOrder;
  readonly isCertain: boolean;
}

const ISO = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/;
const NUMBERS = /^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/;
const HAN = /^(\d{4})\s?[年년]\s?(?:(\d{1,2})\s?[月월]\s?(?:(\d{1,2})\s?[日일])?)?$/;
/** `5 March 2021`, `5. März 2021`, `5 de marzo de 2021`, `March 5, 2021`, `март 2021 г.` */
const NAMED =
  /^(?:(\d{1,2})(?:st|nd|rd|th|\.|er|º)?\s*(?:de |of )?)?(\p{L}[\p{L}\p{M}]{1,14})\.?\s*(?:(\d{1,2})(?:st|nd|rd|th)?,)?\s*(?:de |of )?(\d{4})(?:\s*(?:г|р|год)\.?)?$/u;
/** Days since 1899 of a spreadsheet: 1990 to 2060. */
const SERIAL = { from: 32_874, to: 58_440 };

/** Languages of the month names; the names themselves are those of the standard library. */
const LANGUAGES =
  `en de fr es it pt nl sv da nb fi pl cs sk hu ro bg ru uk be sr hr sl el tr az kk uz fa ar he hi id ms vi et lv lt sq ka hy`.split(
    ' ',
  );

/** Month names in the genitive and the nominative, long and short, of all languages → the month. */
const monthNames = (() => {
  let names: Map<string, number> | null = null;
  return (): Map<string, number> => {
    if (names !== null) return names;
    names = new Map();
    for (const language of LANGUAGES)
      for (const month of ['long', 'short'] as const)
        for (const day of ['numeric', undefined] as const) {
          const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, {
            month,
            ...(day && { day }),
            timeZone: 'UTC',
          });
          for (let at = 0; at < 12; at += 1) {
            const part = format.formatToParts(Date.UTC(2021, at, 5)).find(({ type }) => type === 'month');
            const name = plain(part?.value ?? '');
            if (/\p{L}{2}/u.test(name) && !names.has(name)) names.set(name, at + 1);
          }
        }
    return names;
  };
})();

const plain = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}.]/gu, '');

/** True for a date with a day, a month or a year and month; a bare year is a number. */
export function isWrittenDate(cell: string): boolean {
  const text = cell.trim();
  if (/^\d{4}$/.test(text) || text.length > 40) return false;
  return ISO.test(text) || NUMBERS.test(text) || HAN.test(text) || (NAMED.test(text) && named(text) !== null);
}

/** The order of day and month in a column. */
export function orderOf(cells: readonly string[]): ColumnOrder {
  let [day, month, points, others] = [0, 0, 0, 0];
  for (const cell of cells) {
    const [, first = '', mark, second = ''] = NUMBERS.exec(cell.trim()) ?? [];
    if (mark === undefined) continue;
    if (Number(first) > 12) day += 1;
    else if (Number(second) > 12) month += 1;
    if (mark === '.') points += 1;
    else others += 1;
  }
  if (day > 0 || month > 0)
    return { order: day >= month ? 'day-first' : 'month-first', isCertain: day === 0 || month === 0 };
  return { order: 'day-first', isCertain: points > 0 || others === 0 };
}

/** ISO date as far as known; null: it cannot be read, or there is no such day. */
export function dateIn(cell: string, order: DateOrder): string | null {
  const text = cell.trim();
  const [, year, month, day] = ISO.exec(text) ?? HAN.exec(text) ?? [];
  if (year !== undefined && !(month === undefined && Number(year) > 2_200)) return written(year, month, day);
  const [, first, , second, last = ''] = NUMBERS.exec(text) ?? [];
  if (first !== undefined && second !== undefined) {
    const whole = last.length === 4 ? last : String(Number(last) + (Number(last) > 50 ? 1900 : 2000));
    return order === 'day-first' ? written(whole, second, first) : written(whole, first, second);
  }
  const serial = Number(text);
  if (/^\d{5}(?:\.0+)?$/.test(text) && serial >= SERIAL.from && serial <= SERIAL.to)
    return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
  return named(text);
}

function named(text: string): string | null {
  const [, before, name = '', after, year] = NAMED.exec(text) ?? [];
  const month = monthNames().get(plain(name));
  if (year === undefined || month === undefined) return null;
  return written(year, String(month), before ?? after);
}

function written(year: string, month: string | undefined, day: string | undefined): string | null {
  if (month === undefined) return year;
  const [m, d] = [Number(month), Number(day ?? 1)];
  const time = new Date(Date.UTC(Number(year), m - 1, d));
  if (m < 1 || m > 12 || time.getUTCMonth() !== m - 1 || time.getUTCDate() !== d) return null;
  const first = `${year}-${String(m).padStart(2, '0')}`;
  return day === undefined ? first : `${first}-${String(d).padStart(2, '0')}`;
}
