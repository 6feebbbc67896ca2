/** Absolute web address without fragment; null for anything else. Some writers of WARC 1.0 put it in angle brackets. */
export function webAddress(text: string | null | undefined, base?: string): string | null {
  const trimmed = (text ?? '').trim().replace(/^<([^<>]*)>$/, '$1');
  if (!URL.canParse(trimmed, base)) return null;
  const url = new URL(trimmed, base);
  url.hash = '';
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}

/** ISO 8601 instant of a date as archives write it; null for none. */
export function instant(text: string | null | undefined): string | null {
  const time = Date.parse((text ?? '').trim());
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
