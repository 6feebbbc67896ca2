/** The dates of registries, in whatever form → `YYYY-MM-DD`; undefined where it could be read in two ways. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * RFC 3339, `2016-05-02 10:00:00`, `2016-May-02`, `2016.05.02`, `2016/05/02`, `20160502`, `02-May-2016`, `May 2 2016`, `Mon May 02 2016`,
 * `02.05.2016` (with dots the day stands first). `02/05/2016` may be either, so it is read only where one of both is no month.
 * The day is that of the text, in whatever zone the registry keeps.
 */
export function registryDate(text: string): string | undefined {
  const line = text.slice(0, 100).trim().toLowerCase();
  const yearFirst = /^(\d{4})[-./年 ]{1,2}(\d{1,2})[-./月 ]{1,2}(\d{1,2})(?!\d)/.exec(line);
  if (yearFirst !== null) return dayOf(yearFirst[1], yearFirst[2], yearFirst[3]);
  const yearAndName = /^(\d{4})[-./ ]([a-z]{3,9})[-./ ](\d{1,2})(?!\d)/.exec(line);
  if (yearAndName !== null) return dayOf(yearAndName[1], monthOf(yearAndName[2]), yearAndName[3]);
  const squeezed = /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(line);
  if (squeezed !== null) return dayOf(squeezed[1], squeezed[2], squeezed[3]);
  const named = /^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[-./ ]([a-z]{3,9})[-./, ]{1,2}(\d{4})(?!\d)/.exec(line);
  if (named !== null) return dayOf(named[3], monthOf(named[2]), named[1]);
  const monthFirst =
    /^(?:[a-z]{3,9},? )?([a-z]{3,9})\.? {1,2}(\d{1,2})(?:st|nd|rd|th)?,?(?: [\d:]{5,8})?(?: [a-z]{3,4})? (\d{4})(?!\d)/.exec(
      line,
    );
  if (monthFirst !== null) return dayOf(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/.exec(line);
  if (dotted !== null) return dayOf(dotted[3], dotted[2], dotted[1]);
  const yearLast = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?!\d)/.exec(line);
  if (yearLast === null) return undefined;
  const [, first, second, year] = yearLast;
  if (Number(first) > 12) return dayOf(year, second, first);
  if (Number(second) > 12) return dayOf(year, first, second);
  return first === second ? dayOf(year, first, second) : undefined;
}

function monthOf(name = ''): string {
  return String(MONTHS.indexOf(name.slice(0, 3)) + 1);
}

/** Names began in 1985; a day beyond this century is a slip or a joke. */
function dayOf(year = '', month = '', day = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${text}T00:00:00Z`);
  const isDay = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
  return isDay && year >= '1980' && year < '2100' ? text : undefined;
}
