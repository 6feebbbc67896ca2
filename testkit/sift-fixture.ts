/** Invented sites as records of an archive: a listed firm's own, its successor's, and strangers'. */
import { gzipSync } from 'node:zlib';
import { of } from './archive/warc-fixture.ts';
import { randomOf } from './generated-world.ts';

const SYLLABLES = 'ba co du fe gi ha jo ku le mi no pu ra se ti vo wa xe yu zi'.split(' ');

/** Words that nobody uses, the same for the same seed. */
export function writerOf(seed: number) {
  const random = randomOf(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const word = (): string => Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(SYLLABLES)).join('');
  const sentence = (): string => {
    const words = Array.from({ length: 10 + Math.floor(random() * 8) }, word).join(' ');
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  };
  return { random, word, sentence, text: (count: number) => Array.from({ length: count }, sentence).join(' ') };
}

export interface InventedShop {
  readonly host: string;
  readonly name: string;
  readonly mail: string;
  readonly phone: string;
  /** Its sentences; the same seed writes the same. */
  readonly words: number;
  readonly head?: string;
}

export function shopPages({ host, name, mail, phone, words, head = '' }: InventedShop): Record<string, string> {
  const page = (title: string, main: string): string =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}<title>${title} | ${name}</title></head><body>
<header><a href="/">${name}</a> <nav><a href="/about.html">About</a> <a href="/contact.html">Contact</a></nav></header>
<main>${main}</main><footer>© 2024 ${name}. <a href="mailto:${mail}">${mail}</a> <a href="tel:${phone}">${phone}</a></footer></body></html>`;
  const { text } = writerOf(words);
  const paragraphs = Array.from({ length: 6 }, () => `<p>${text(3)}</p>`);
  return {
    [`http://${host}/`]: page('Pumps', paragraphs.slice(0, 3).join('\n')),
    [`http://${host}/about.html`]: page('About', paragraphs.slice(3).join('\n')),
    [`http://${host}/contact.html`]: page(
      'Contact',
      `<p>Write to <a href="mailto:${mail}">${mail}</a> or call ${phone}.</p>`,
    ),
  };
}

const head = (type: string, more = ''): string => `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n${more}\r\n`;

export const recordsOf = (pages: Readonly<Record<string, string>>, more = ''): Buffer[] =>
  Object.entries(pages).map(([url, html]) => of('response', url, head('text/html; charset=utf-8', more) + html));

export const robotsRecord = (host: string, text: string): Buffer =>
  of('response', `http://${host}/robots.txt`, head('text/plain') + text);

/** A shop of somebody else, with names, numbers and sentences of its own. */
export function strangerShop(number: number): InventedShop {
  const { word, random } = writerOf(1_000_000 + number);
  const host = `${word()}${number}.example`;
  const digits = String(Math.floor(1e6 + random() * 9e6));
  return {
    host,
    name: `${word()} ${word()} Ltd`,
    mail: `info@${host}`,
    phone: `+44 20 ${digits}`,
    words: 5_000 + number,
  };
}

/** Each record a gzip member, as crawls are published. */
export const packedRecords = (records: readonly Buffer[]): Buffer => Buffer.concat(records.map((one) => gzipSync(one)));
