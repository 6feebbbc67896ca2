/** Serves the invented shops on loopback, told apart by the Host header, and counts what is asked for. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { shop } from '../worlds/shop.ts';

export interface ShopWorld {
  readonly shops: number;
  readonly pages: number;
  readonly pictures: number;
  /** So many pages of each shop are empty until a script has run. */
  readonly shells?: number;
  /** Bytes of a page. */
  readonly size?: number;
}
export type Counts = Record<'pages' | 'pictures' | 'others', number>;

const given = JSON.parse(process.argv[2] ?? '{}') as ShopWorld;
const ROBOTS = Buffer.from('User-agent: *\nAllow: /\n');
/** Bodies are made before anybody is measured; of more shops than this, when a page is asked for. */
const MADE_FIRST = 1_000;
const HTML = 'text/html; charset=utf-8';
const bodies = new Map<string, { type: string; body: Buffer }>();
for (let number = 0; number < given.shops && given.shops <= MADE_FIRST; number++) {
  const { host, paths, pictures, page, picture } = shop(number, given.pages, given.pictures, given.size);
  for (const [i, path] of paths.entries()) {
    const isShell = i >= paths.length - (given.shells ?? 0);
    const body = Buffer.from(isShell ? shellOf(page(path)) : page(path));
    bodies.set(host + path, { type: HTML, body });
  }
  for (const path of pictures) bodies.set(host + path, { type: 'image/jpeg', body: await picture(path) });
  bodies.set(`${host}/robots.txt`, { type: 'text/plain', body: ROBOTS });
}

/** Of a shop whose bodies were not made before. */
function madeNow(host: string, path: string): { type: string; body: Buffer } | undefined {
  const number = Number(/^shop-(\d+)\.test$/.exec(host)?.[1] ?? Number.NaN);
  if (given.shops <= MADE_FIRST || !(number < given.shops)) return undefined;
  if (path === '/robots.txt') return { type: 'text/plain', body: ROBOTS };
  const { paths, page } = shop(number, given.pages, 0, given.size);
  return paths.includes(path) ? { type: HTML, body: Buffer.from(page(path)) } : undefined;
}

/** The page as an app sends it: an empty root, and a script that fills it. */
function shellOf(page: string): string {
  const [head = '', body = ''] = page.split(/<body[^>]*>/);
  const content = JSON.stringify(body.replace(/<script[\s\S]*$/, '')).replaceAll('<', '\\u003c');
  return `${head}<body><div id="root"></div><script>document.getElementById('root').innerHTML = ${content};</script></body></html>`;
}

let counts: Counts = { pages: 0, pictures: 0, others: 0 };
const server = createServer((request, response) => {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const path = request.url ?? '/';
  const found = bodies.get(host + path) ?? madeNow(host, path);
  const kind = found?.type.startsWith('text/html') ? 'pages' : found?.type.startsWith('image/') ? 'pictures' : 'others';
  counts[kind]++;
  if (found === undefined) response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
  else response.writeHead(200, { 'content-type': found.type, 'content-length': found.body.length }).end(found.body);
});
server.keepAliveTimeout = 30_000;
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('message', () => {
  process.send?.(counts);
  counts = { pages: 0, pictures: 0, others: 0 };
});
process.on('disconnect', () => process.exit(0));
