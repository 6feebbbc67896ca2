/** Every kind of file that can be imported beside WARC and its kin, written by the writers of this folder. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Written } from './measure.ts';
import type { Shop } from './shop.ts';
import { attachedHar, chromiumHar, firefoxHar, oldHar, proxyHar, writeAttached, zippedHar } from './write-har.ts';
import { binaryMhtml, chromiumMhtml, explorerMhtml, officeMhtml } from './write-mhtml.ts';
import {
  browserComplete,
  folderOfSingles,
  httrackMirror,
  monolith,
  renamedComplete,
  savePageWe,
  scrapbook,
  singleFile,
  wgetMirror,
} from './write-saved.ts';

export interface Kind extends Written<Shop> {
  /** What the file says of when it was taken. */
  readonly time: 'known' | 'unknown';
}

async function one(folder: string, name: string, body: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, body);
  return path;
}

const site = (name: string, write: Kind['write'], more: Partial<Kind> = {}): Kind => ({
  name,
  write,
  holds: 'site',
  time: 'known',
  ...more,
});
const page = (name: string, write: Kind['write'], more: Partial<Kind> = {}): Kind => ({
  name,
  write,
  holds: 'page',
  time: 'known',
  ...more,
});

/** Of what does not say where it was published. */
const URL = 'http://tarnwick-felt.example/';
const HINTS = { url: URL, at: '2021-06-30' };

export const KINDS: readonly Kind[] = [
  site('HAR, Chromium', (shop, folder) => one(folder, 'a.har', chromiumHar(shop))),
  site('HAR, Firefox', (shop, folder) => one(folder, 'a.har', firefoxHar(shop))),
  site('HAR 1.1, in a call', (shop, folder) => one(folder, 'a.har', oldHar(shop))),
  site('HAR, proxy, packed', (shop, folder) => one(folder, 'a.har.gz', gzipSync(proxyHar(shop)))),
  site('HAR, UTF-16', (shop, folder) => one(folder, 'a.har', Buffer.from(`\ufeff${firefoxHar(shop)}`, 'utf16le'))),
  site('HAR, bodies beside it', (shop, folder) => writeAttached(folder, attachedHar(shop))),
  site('HAR, in a ZIP file', (shop, folder) => one(folder, 'a.zip', zippedHar(attachedHar(shop)))),
  page('MHTML, Chromium', (shop, folder) => one(folder, 'a.mhtml', chromiumMhtml(shop, '/'))),
  page('MHTML, Internet Explorer', (shop, folder) => one(folder, 'a.mht', explorerMhtml(shop, '/'))),
  page('MHTML, office program', (shop, folder) => one(folder, 'a.mht', officeMhtml(shop, '/')), { said: HINTS }),
  page('MHTML, binary', (shop, folder) => one(folder, 'a.mht', binaryMhtml(shop, '/'))),
  page('saved page with folder', (shop, folder) => browserComplete(shop, '/', folder), { time: 'unknown' }),
  page('saved page, renamed', (shop, folder) => renamedComplete(shop, '/', folder), {
    ...{ time: 'unknown', said: { url: URL } },
  }),
  page('single file, SingleFile', (shop, folder) => one(folder, 'a.html', singleFile(shop, '/'))),
  page('single file, Save Page WE', (shop, folder) => one(folder, 'a.html', savePageWe(shop, '/')), { said: HINTS }),
  page('single file, monolith', (shop, folder) => one(folder, 'a.html', monolith(shop, '/'))),
  page('folder, WebScrapBook', (shop, folder) => scrapbook(shop, '/', folder), { said: HINTS }),
  site('folder of MHTML', async (shop, folder) => {
    for (const [i, path] of [...shop.pages.keys()].entries())
      await one(folder, `${i}.mhtml`, explorerMhtml(shop, path));
    return folder;
  }),
  site('copied site, wget', (shop, folder) => wgetMirror(shop, folder), { time: 'unknown', said: { url: URL } }),
  site('copied site, wget for Windows', (shop, folder) => wgetMirror(shop, folder, true), { said: HINTS }),
  site('copied site, HTTrack', (shop, folder) => httrackMirror(shop, folder), { said: HINTS }),
];

/** Without the page in windows-1251, which the writer of single files does not write. */
export const SINGLES: Kind = site('folder of single files', (shop, folder) => folderOfSingles(shop, folder));

export interface Refused {
  readonly name: string;
  readonly reason: RegExp;
  write(shop: Shop, folder: string): Promise<string>;
}

/** What cannot be read, and what is said of it. */
export const REFUSED: readonly Refused[] = [
  {
    name: 'HAR without bodies',
    reason: /left out the contents of \d+ .*export again/,
    write: (shop, folder) => one(folder, 'a.har', firefoxHar(shop, false)),
  },
  {
    name: 'JSON that is no HAR',
    reason: /is no archive that can be read/,
    write: (_, folder) => one(folder, 'a.har', '{"entities": []}'),
  },
  {
    name: 'a letter',
    reason: /an e-mail message, not a saved page/,
    write: (_, folder) =>
      one(
        folder,
        'a.mht',
        'From: Ada <ada@post.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<html><p>Dear Sir',
      ),
  },
  {
    name: 'Safari web archive',
    reason: /a Safari web archive/,
    write: (_, folder) => one(folder, 'a.html', 'bplist00\xd1\x01\x02_WebMainResource'),
  },
  { name: 'PDF', reason: /a PDF document/, write: (_, folder) => one(folder, 'a.mhtml', '%PDF-1.4\n') },
  { name: 'empty folder', reason: /holds no readable page/, write: async (_, folder) => folder },
  { name: 'empty file', reason: /is no archive that can be read/, write: (_, folder) => one(folder, 'a.har', '') },
  {
    name: 'MHTML of pictures alone',
    reason: /none of its parts is a page/,
    write: (_, folder) =>
      one(
        folder,
        'a.mht',
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\nPNG\r\n--x--\r\n',
      ),
  },
];
