/** Writers of HAR files as several makers are known to write them, from the HAR 1.2 specification and from their exports. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import type { Shop, ShopFile } from './shop.ts';

export const TAKEN = Date.UTC(2021, 5, 30, 9, 15, 0);

interface Answer {
  readonly url: string;
  readonly file: ShopFile;
  readonly page: number;
  readonly at: number;
}

function answersOf({ host, pages, pictures }: Shop): Answer[] {
  const answers: Answer[] = [];
  for (const [i, [path, file]] of [...pages].entries())
    answers.push({ url: `http://${host}${path}`, file, page: i, at: TAKEN + i * 60_000 });
  for (const [i, [path, file]] of [...pictures].entries())
    answers.push({ url: `http://${host}${path}`, file, page: 0, at: TAKEN + 500 + i });
  return answers;
}

const isText = ({ type }: ShopFile) => type.startsWith('text/');
const textOf = ({ type, body }: ShopFile) =>
  new TextDecoder(type.includes('utf-8') ? 'utf-8' : 'windows-1251').decode(body);
const headers = (all: Record<string, string>) => Object.entries(all).map(([name, value]) => ({ name, value }));

/** Chromium's developer tools: text as text, the rest base64; sizes of -1; fields of its own. A redirect and an advert beside the site. */
export function chromiumHar(shop: Shop): string {
  const entries = answersOf(shop).map(({ url, file, page, at }) => ({
    _connectionId: '81',
    _initiator: {
      type: 'parser',
      url,
      lineNumber: 12,
      stack: { callFrames: [], parent: { description: 'load', callFrames: [] } },
    },
    _priority: 'VeryHigh',
    _resourceType: isText(file) ? 'document' : 'image',
    cache: {},
    pageref: `page_${page + 1}`,
    request: {
      method: 'GET',
      url,
      httpVersion: 'http/2.0',
      headers: headers({ ':authority': shop.host }),
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: 200,
      statusText: '',
      httpVersion: 'http/2.0',
      headers: headers({ 'Content-Type': file.type, 'Content-Encoding': 'br', Vary: 'Accept-Encoding' }),
      cookies: [],
      content: isText(file)
        ? { size: file.body.length, mimeType: file.type.split(';')[0], text: textOf(file) }
        : { size: file.body.length, mimeType: file.type, text: file.body.toString('base64'), encoding: 'base64' },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      _transferSize: 4242,
      _error: null,
    },
    serverIPAddress: '[2001:db8::17]',
    startedDateTime: new Date(at).toISOString(),
    time: 33.1,
    timings: { blocked: 1, dns: -1, ssl: -1, connect: -1, send: 0.1, wait: 30, receive: 2, _blocked_queueing: 0.7 },
  }));
  const redirect = {
    ...entries[0],
    request: { ...entries[0]?.request, url: `http://${shop.host}/index.php` },
    response: {
      ...entries[0]?.response,
      status: 301,
      headers: headers({ Location: `http://${shop.host}/` }),
      redirectURL: `http://${shop.host}/`,
      content: { size: 0, mimeType: 'x-unknown' },
    },
  };
  const advert = (n: number) => ({
    ...entries[0],
    request: { ...entries[0]?.request, url: `https://adverts.example/frame/${n}` },
    response: {
      ...entries[0]?.response,
      content: {
        size: 70,
        mimeType: 'text/html',
        text: `<!doctype html><title>Advert ${n}</title><p>Buy boots number ${n}`,
      },
    },
  });
  const blocked = {
    ...entries[0],
    request: { ...entries[0]?.request, url: 'https://counter.example/p.gif' },
    response: {
      status: 0,
      statusText: '',
      headers: [],
      cookies: [],
      content: { size: 0, mimeType: 'x-unknown' },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      _error: 'net::ERR_BLOCKED_BY_CLIENT',
    },
  };
  const pages = [...shop.pages.keys()].map((path, i) => ({
    startedDateTime: new Date(TAKEN + i * 60_000).toISOString(),
    id: `page_${i + 1}`,
    title: `http://${shop.host}${path}`,
    pageTimings: { onContentLoad: 120, onLoad: 240 },
  }));
  const all = [redirect, ...entries, ...[1, 2, 3, 4, 5, 6, 7].map(advert), blocked];
  return JSON.stringify(
    { log: { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, pages, entries: all } },
    null,
    2,
  );
}

/** Firefox: local time with its offset, sizes of the transfer, text of every kind as text, a comment where a body is missing. */
export function firefoxHar(shop: Shop, bodies = true): string {
  const local = (at: number) => `${new Date(at + 7_200_000).toISOString().slice(0, -1)}+02:00`;
  const entries = answersOf(shop).map(({ url, file, page, at }) => ({
    startedDateTime: local(at),
    request: {
      bodySize: 0,
      method: 'GET',
      url,
      httpVersion: 'HTTP/1.1',
      headers: [],
      cookies: [],
      queryString: [],
      headersSize: 300,
    },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: 'HTTP/1.1',
      headers: headers({ 'content-type': file.type }),
      cookies: [],
      content: !bodies
        ? { mimeType: file.type, size: file.body.length, comment: 'Response bodies are not included.' }
        : isText(file)
          ? { mimeType: file.type, size: file.body.length, text: textOf(file) }
          : { mimeType: file.type, size: file.body.length, encoding: 'base64', text: file.body.toString('base64') },
      redirectURL: '',
      headersSize: 200,
      bodySize: file.body.length + 200,
    },
    cache: {},
    timings: { blocked: 0, dns: 0, connect: 0, ssl: 0, send: 0, wait: 9, receive: 0 },
    time: 9,
    _securityState: 'insecure',
    serverIPAddress: '192.0.2.17',
    connection: '80',
    pageref: `page_${page + 1}`,
  }));
  const pages = [...shop.pages.keys()].map((path, i) => ({
    id: `page_${i + 1}`,
    pageTimings: { onContentLoad: -1, onLoad: -1 },
    startedDateTime: local(TAKEN),
    title: path,
  }));
  return JSON.stringify({
    log: {
      version: '1.2',
      creator: { name: 'Firefox', version: '128.0' },
      browser: { name: 'Firefox', version: '128.0' },
      pages,
      entries,
    },
  });
}

/** HAR 1.1 as Firebug's exporter wrapped it: a byte order mark, a call, `log` last, no `pageref` where it is not known. */
export function oldHar(shop: Shop): string {
  const entries = answersOf(shop).map(({ url, file, at }) => ({
    startedDateTime: new Date(at).toISOString().replace('Z', '+00:00'),
    time: 20,
    request: {
      method: 'GET',
      url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: [],
      queryString: [],
      headersSize: 10,
      bodySize: -1,
    },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: headers({ 'Content-Type': file.type, 'Content-Length': '0' }),
      content: isText(file)
        ? { mimeType: file.type, size: -1, text: textOf(file) }
        : {
            mimeType: file.type,
            size: 0,
            text: file.body.toString('base64').replace(/.{76}/g, '$&\n'),
            encoding: 'base64',
          },
      redirectURL: '',
      headersSize: 10,
      bodySize: -1,
    },
    cache: {},
    timings: { dns: 0, connect: 0, blocked: 0, send: 0, wait: 20, receive: 0 },
  }));
  const log = {
    version: '1.1',
    creator: { name: 'Firebug', version: '1.7' },
    browser: { name: 'Firefox', version: '4.0' },
    pages: [],
    entries,
  };
  return `\ufeffonInputData(${JSON.stringify({ comment: 'an export', log })});`;
}

/** A proxy that keeps bytes as they came: base64 throughout, still packed, dates with seven digits, no pages. */
export function proxyHar(shop: Shop): string {
  const entries = answersOf(shop).map(({ url, file, at }) => {
    const packed = isText(file) ? gzipSync(file.body) : file.body;
    return {
      startedDateTime: new Date(at).toISOString().replace(/(\.\d{3})Z/, '$10000Z'),
      request: { method: 'GET', url },
      response: {
        status: 200,
        headers: [
          { name: 'Content-Type', value: file.type },
          ...(isText(file) ? [{ name: 'Content-Encoding', value: 'gzip' }] : []),
        ],
        content: { size: packed.length, mimeType: file.type, text: packed.toString('base64'), encoding: 'base64' },
      },
      serverIPAddress: '192.0.2.17',
    };
  });
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'A proxy', version: '5' }, entries } });
}

interface Attached {
  readonly har: string;
  readonly files: ReadonlyMap<string, Buffer>;
}

/** A browser driver that attaches bodies as files named by their SHA-1. */
export function attachedHar(shop: Shop): Attached {
  const files = new Map<string, Buffer>();
  const entries = answersOf(shop).map(({ url, file, page, at }) => {
    const name = `${createHash('sha1').update(file.body).digest('hex')}.${isText(file) ? 'html' : file.type.slice(6)}`;
    files.set(name, file.body);
    return {
      pageref: `page@${page}`,
      startedDateTime: new Date(at).toISOString(),
      request: {
        method: 'GET',
        url,
        httpVersion: 'HTTP/1.1',
        cookies: [],
        headers: [],
        queryString: [],
        headersSize: -1,
        bodySize: 0,
      },
      response: {
        status: 200,
        statusText: 'OK',
        httpVersion: 'HTTP/1.1',
        cookies: [],
        headers: headers({ 'content-type': file.type }),
        content: { size: -1, mimeType: file.type, _file: name },
        headersSize: -1,
        bodySize: -1,
        redirectURL: '',
      },
      cache: {},
      timings: { send: -1, wait: -1, receive: 1 },
    };
  });
  const pages = [...shop.pages.keys()].map((_, i) => ({
    id: `page@${i}`,
    startedDateTime: new Date(TAKEN).toISOString(),
    title: '',
    pageTimings: {},
  }));
  return {
    har: JSON.stringify({ log: { version: '1.2', creator: { name: 'Driver', version: '1' }, pages, entries } }),
    files,
  };
}

export async function writeAttached(folder: string, { har, files }: Attached): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [name, body] of files) await writeFile(join(folder, name), body);
  await writeFile(join(folder, 'shop.har'), har);
  return join(folder, 'shop.har');
}

export function zippedHar({ har, files }: Attached): Uint8Array {
  return zipOf([['har.har', Buffer.from(har)], ...files]);
}

/** A ZIP file (APPNOTE 6.3): each file deflated, then the directory. */
export function zipOf(files: readonly (readonly [string, Buffer])[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, body] of files) {
    const packed = deflateRawSync(body);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(body), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(body.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), fields, place, Buffer.from(name));
    const local = [Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), packed];
    parts.push(...local);
    at += local.reduce((sum, { length }) => sum + length, 0);
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}
