/** RFC 9110, 5.6.7: the preferred form and the two obsolete ones. */
const HTTP_DATE =
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]+day, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4})$/;
/** Whole numbers by the standard; decimals are accepted. */
const SECONDS = /^\d{1,40}(?:\.\d{1,40})?(?:[eE]\+?\d{1,3})?$/;

/**
 * Milliseconds of a Retry-After (RFC 9110, 10.2.3), rounded up, at most `mostMs`; 0: passed; null: absent or no such
 * value.
 */
export function parseRetryAfter(value: string | undefined, nowMs: number, mostMs: number): number | null {
  const text = value?.trim() ?? '';
  if (SECONDS.test(text)) return Math.min(Math.ceil(Number(text)) * 1000, mostMs);
  if (!HTTP_DATE.test(text)) return null;
  const at = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(at) ? null : Math.min(Math.max(0, at - nowMs), mostMs);
}
