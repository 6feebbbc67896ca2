const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * `19 Nov 1991`, `Nov 1991`, `circa 1969`, `12/15/2021` (OFAC: month first) → ISO date, as far as
 * known.
 */
export function writtenDate(text: string): string | null {
  const plain = text
    .trim()
    .replace(/^(?:circa|approximately|c\.)\s+/i, '')
    .replace(/\.$/, '');
  const iso = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/.exec(plain);
  if (iso !== null) return whole(iso[1], iso[2], iso[3]);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(plain);
  if (american !== null) return whole(american[3], american[1], american[2]);
  const [, day, name, year] = /^(?:(?:(\d{1,2})\s+)?([A-Za-z]{3,9})\.?\s+)?(\d{4})$/.exec(plain) ?? [];
  if (year === undefined) return null;
  if (name === undefined) return whole(year, undefined, undefined);
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? null : whole(year, String(month), day);
}

/**
 * `15/12/2021`, `15.12.2021`, `dd/mm/1957`, `00/00/1957` (Europe: day first), and every other form
 * of `writtenDate`.
 */
export function dayFirstDate(text: string): string | null {
  const plain = text.trim();
  const [, day = '', month = '', year] = /^(\d{1,2}|dd)[/.](\d{1,2}|mm)[/.](\d{4})$/i.exec(plain) ?? [];
  if (year === undefined) return writtenDate(plain.replaceAll('-', /^\d{4}-/.test(plain) ? '-' : ' '));
  const known = (part: string): string | undefined => (Number(part) > 0 ? part : undefined);
  return whole(year, known(month), known(month) && known(day));
}

/** The first day, by a reader of dates; null: none can be read. */
export function earliest(written: readonly string[], read: typeof writtenDate): string | null {
  const days = written.map(read).filter((day) => day !== null);
  return days.sort()[0] ?? null;
}

/** Null for an impossible month or day. */
function whole(year = '', month: string | undefined, day: string | undefined): string | null {
  if (month === undefined) return year;
  if (Number(month) < 1 || Number(month) > 12) return null;
  const first = `${year}-${month.padStart(2, '0')}`;
  if (day === undefined) return first;
  return Number(day) < 1 || Number(day) > 31 ? null : `${first}-${day.padStart(2, '0')}`;
}
