/** Writes WARC files of many sites and of any size, streaming: most of them packed text, or plain with holes that take no room. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { bytes, HTML, of } from './warc-fixture.ts';

export interface LargeWarc {
  /** Unpacked; of the sparse form the length of the file. */
  readonly bytes: number;
  readonly records: number;
  readonly sites: number;
}

const PAGES_A_SITE = 20;

/** Pages of invented firms, of about 200 kB each, gzip of each record. Every site has the same paths. */
export async function writePackedWarc(path: string, size: number): Promise<LargeWarc> {
  const out = createWriteStream(path);
  let [written, records] = [0, 0];
  for (; written < size; records += 1) {
    const block = page(Math.floor(records / PAGES_A_SITE), records % PAGES_A_SITE);
    written += block.length;
    if (!out.write(gzipSync(block, { level: 1 }))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return { bytes: written, records, sites: Math.ceil(records / PAGES_A_SITE) };
}

/** The same in one gzip over all would be read from front to back; here films of `hole` bytes lie between the pages, as holes. */
export async function writeSparseWarc(path: string, size: number, hole = 64 << 20): Promise<LargeWarc> {
  const file = await open(path, 'w');
  let [at, records] = [0, 0];
  try {
    for (; at < size; records += 2) {
      const block = page(Math.floor(records / 2 / PAGES_A_SITE), (records / 2) % PAGES_A_SITE);
      await file.write(block, 0, block.length, at);
      at += block.length;
      const head = bytes('HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n');
      const film = of('response', `http://films.example/${records}.mp4`, head, [], head.length + hole).subarray(0, -4);
      await file.write(film, 0, film.length, at);
      at += film.length + hole;
      await file.write(bytes('\r\n\r\n'), 0, 4, at);
      at += 4;
    }
  } finally {
    await file.close();
  }
  return { bytes: at, records, sites: Math.ceil(records / 2 / PAGES_A_SITE) };
}

/** A few texts, made once: what differs is the firm. */
const texts = new Map<number, string>();
const TEXTS = 40;

function page(site: number, number: number): Buffer {
  const url = `http://firm-${site}.example/${number === 0 ? '' : `page-${number}`}`;
  const text = texts.get((site + number) % TEXTS) ?? textOf((site + number) % TEXTS);
  texts.set((site + number) % TEXTS, text);
  return of(
    'response',
    url,
    `${HTML}<!doctype html><title>Firm ${site}</title><h1>Page ${number} of firm ${site}</h1><p>${text}</p>`,
  );
}
const WORDS =
  'drum valve pump resin solvent barrel export quality certificate shipment container factory delivery packing order price sample catalogue laboratory purity grade powder liquid tank seal gasket flange bearing motor winding copper alloy steel'.split(
    ' ',
  );

function textOf(seed: number): string {
  const words: string[] = [];
  let state = seed + 1;
  for (let i = 0; i < 24_000; i += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    words.push(WORDS[(state >> 12) % WORDS.length] as string);
  }
  return words.join(' ');
}
