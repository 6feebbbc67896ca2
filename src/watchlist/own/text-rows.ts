import type { Row } from './rows.ts';

/** Rows of plain text: one address a line; blank lines and what follows a # at the start or after white space are left out. */
export function* textRows(text: string): Generator<Row> {
  for (const [index, content] of text.split('\n').entries()) {
    const url = content.replace(/(^|\s)#.*$/, '').trim();
    const line = index + 1;
    if (url !== '') yield { kind: 'seed', value: { url }, line, lineOf: () => line };
  }
}
