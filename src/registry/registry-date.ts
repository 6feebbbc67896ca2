/** Dates as registries write them → `YYYY-MM-DD`; undefined where a date is ambiguous. */

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * Forms, and which of their groups are year, month (number or name) and day. With dots the day
 * comes first.
 */
const FORMS: readonly (readonly [form: RegExp, year: number, month: number, day: number])[] = [
  // RFC 3339, 2016-05-02 10:00:00, 2016.05.02, 2016/05/02, 2016年05月02日
  [/^(\d{4})[-./年 ]{1,2}(\d{1,2})[-./月 ]{1,2}(\d{1,2})(?!\d)/, 1, 2, 3],
  // 2016-May-02
  [/^(\d{4})[-./ ]([a-z]{3,9})[-./ ](\d{1,2})(?!\d)/, 1, 2, 3],
  // 20160502
  [/^(\d{4})(\d{2})(\d{2})(?!\d)/, 1, 2, 3],
  // 02-May-2016
  [/^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[-./ ]([a-z]{3,9})[-./, ]{1,2}(\d{4})(?!\d)/, 3, 2, 1],
  // May 2 2016, Mon May 02 10:00:00 GMT 2016
  [
    /^(?:[a-z]{3,9},? )?([a-z]{3,9})\.? {1,2}(\d{1,2})(?:st|nd|rd|th)?,?(?: [\d:]{5,8})?(?: [a-z]{3,4})? (\d{4})(?!\d)/,
    ...([3, 1, 2] as const),
  ],
  [/^(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/, 3, 2, 1],
  // 02/05/2016 may be either, so it is read only where one of both cannot be a month, or both are
  // the same.
  [/^(1[3-9]|[23]\d)[-/](\d{1,2})[-/](\d{4})(?!\d)/, 3, 2, 1],
  [/^(\d{1,2})[-/](1[3-9]|[23]\d)[-/](\d{4})(?!\d)/, 3, 1, 2],
  [/^(\d{1,2})[-/](\1)[-/](\d{4})(?!\d)/, 3, 2, 1],
];

/** The day as written, in the registry's time zone. */
export function registryDate(text: string): string | undefined {
  const line = text.slice(0, 100).trim().toLowerCase();
  for (const [form, year, month, day] of FORMS) {
    const parts = form.exec(line);
    if (parts !== null) return dayOf(parts[year], monthOf(parts[month]), parts[day]);
  }
  return undefined;
}

function monthOf(written = ''): string {
  return /^\d/.test(written) ? written : String(MONTHS.indexOf(written.slice(0, 3)) + 1);
}

/** The first .com was registered in 1985; a day beyond this century is an error. */
function dayOf(year = '', month = '', day = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${text}T00:00:00Z`);
  const isDay = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
  return isDay && year >= '1980' && year < '2100' ? text : undefined;
}
