export interface CsvRecord {
  readonly fields: readonly string[];
  /** Line on which the record begins, counted from 1. */
  readonly line: number;
  /** Null, or why the record is not to be trusted: its quotes do not match. */
  readonly fault: string | null;
}

/** Fields beyond this many characters are a quote that was never closed. */
const MAX_FIELD = 1 << 16;

/**
 * Records of a CSV text (RFC 4180): quoted fields may hold separators, doubled quotes and line ends. Line ends are \n.
 * Blank lines are passed over. After a quote that does not close, reading goes on at the next line, so that one bad row
 * does not swallow the list.
 */
export function* parseCsv(text: string, separator: string): Generator<CsvRecord> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const start = at;
    const record = readRecord(text, at, separator);
    if (record.fault !== null) {
      const end = text.indexOf('\n', start);
      at = end === -1 ? text.length : end + 1;
    } else at = record.next;
    const raw = text.slice(start, at);
    if (raw.trim() !== '') yield { fields: record.fields, line, fault: record.fault };
    for (const character of raw) if (character === '\n') line += 1;
  }
}

function readRecord(
  text: string,
  from: number,
  separator: string,
): { fields: string[]; next: number; fault: string | null } {
  const fields: string[] = [];
  let at = from;
  for (;;) {
    let field = '';
    if (text[at] === '"') {
      for (at += 1; ; ) {
        const quote = text.indexOf('"', at);
        if (quote === -1 || quote - at + field.length > MAX_FIELD)
          return { fields, next: at, fault: 'a quote does not close' };
        field += text.slice(at, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        field += '"';
        at += 1;
      }
      const after = text[at];
      if (after !== undefined && after !== separator && after !== '\n')
        return { fields, next: at, fault: 'text follows a closing quote' };
    } else {
      let end = at;
      while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1;
      field = text.slice(at, end);
      at = end;
    }
    fields.push(field.trim());
    if (text[at] !== separator) return { fields, next: at + 1, fault: null };
    at += 1;
  }
}
