import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One row of robots-facts.txt, with the file that it speaks of. */
export interface Fact {
  readonly sources: readonly string[];
  readonly title: string;
  readonly file: Buffer;
  readonly kind: string;
  /** What the row says, octets undone. */
  readonly says: string;
}

/** Reads the table next to this file; its form is told at its head. */
export function readFacts(): Fact[] {
  const text = readFileSync(join(import.meta.dirname, 'robots-facts.txt'), 'utf8');
  const facts: Fact[] = [];
  for (const block of text.split(/^@/m).slice(1)) {
    const [head = '', ...rows] = block.trimEnd().split('\n');
    const [sources = '', ...title] = head.split(' ');
    let file = Buffer.alloc(0);
    for (const row of rows) {
      const [, sign = '', body = ''] = /^(>>?|[-+=:~])(?: (.*))?$/.exec(row) ?? [];
      if (sign.startsWith('>')) file = Buffer.concat([file, octetsOf(body + (sign === '>' ? '\n' : ''))]);
      else if (sign === '') throw new Error(`robots-facts.txt: what is "${row}"?`);
      else if (row !== '-')
        facts.push({
          sources: sources.split(','),
          title: title.join(' '),
          file,
          kind: sign,
          says: octetsOf(body).toString('utf8'),
        });
    }
  }
  return facts;
}

function octetsOf(text: string): Buffer {
  const parts = text.split(/(\{[0-9A-F]{2}\}|\{[a-z]\*\d+\})/).map((part) => {
    if (/^\{[0-9A-F]{2}\}$/.test(part)) return Buffer.from(part.slice(1, 3), 'hex');
    const [, letter, times] = /^\{([a-z])\*(\d+)\}$/.exec(part) ?? [];
    return Buffer.from(letter === undefined ? part : letter.repeat(Number(times)), 'utf8');
  });
  return Buffer.concat(parts);
}
