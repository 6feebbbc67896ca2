/** Dates of the advanced XML are ranges of days → a year, a month or a day. */
import { child, textOf, type XmlElement } from './xml-records.ts';

/** Year, Month and Day as they stand; null without a year. */
export function pointOf(element: XmlElement | undefined): string | null {
  const year = textOf(element, 'Year');
  if (!/^\d{4}$/.test(year)) return null;
  const [month, day] = [textOf(element, 'Month'), textOf(element, 'Day')];
  if (!/^\d{1,2}$/.test(month)) return year;
  const first = `${year}-${month.padStart(2, '0')}`;
  return /^\d{1,2}$/.test(day) ? `${first}-${day.padStart(2, '0')}` : first;
}

/**
 * A range from the first to the last day of a year means "that year", of a month "that month"; what is wider means no more
 * than the years it begins with. Null where nothing is said.
 */
export function datePeriod(period: XmlElement | undefined): string | null {
  const start = child(period, 'Start');
  const end = child(period, 'End');
  const from = pointOf(child(start, 'From'));
  const to = pointOf(child(end, 'To')) ?? pointOf(child(start, 'To')) ?? from;
  if (from === null || to === null || from === to) return from;
  if (from.slice(0, 4) !== to.slice(0, 4)) return from.slice(0, 4);
  const [, month, day] = from.split('-');
  const [, lastMonth, lastDay] = to.split('-');
  if (month === '01' && day === '01' && lastMonth === '12' && lastDay === '31') return from.slice(0, 4);
  return month === lastMonth ? from.slice(0, 7) : from.slice(0, 4);
}
