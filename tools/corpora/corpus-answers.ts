/**
 * The sites of a corpus as its own server answers for them, told apart by the Host header, for a server in this process.
 * A page that was saved with another ending than its links have answers too.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';

interface Served {
  readonly id: string;
  readonly host: string;
  readonly home: string;
}

const TYPES: Readonly<Record<string, string>> = {
  ...{ html: 'text/html', htm: 'text/html', css: 'text/css', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg' },
  ...{ gif: 'image/gif', webp: 'image/webp', avif: 'image/avif', svg: 'image/svg+xml', ico: 'image/x-icon' },
  ...{ bmp: 'image/bmp', xml: 'application/xml', txt: 'text/plain' },
};

export function corpusAnswers(corpus: string, sites: readonly Served[]): RequestListener {
  const byHost = new Map(sites.map((site) => [site.host, site]));
  return (request, response) => {
    const site = byHost.get((request.headers.host ?? '').toLowerCase().replace(/:\d+$/, ''));
    const send = (status: number, type: string, body: string | Buffer, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': type, ...headers });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    if (site === undefined) return send(421, 'text/plain', 'unknown host\n');
    const root = resolve(corpus, 'sites', site.id);
    const path = pathOf(request.url ?? '/');
    const asked = path === null ? null : resolve(root, `.${normalize(`/${path}`)}`);
    if (path === null || asked === null || !(asked === root || asked.startsWith(root + sep)))
      return send(403, 'text/html', 'forbidden\n');
    let file = asked;
    if (existsSync(asked) && statSync(asked).isDirectory()) {
      const index = ['index.html', 'index.htm'].find((name) => existsSync(join(asked, name)));
      if (index === undefined && asked === root && site.home !== '/')
        return send(302, 'text/html', '', { location: encodeURI(site.home) });
      if (index !== undefined && !path.endsWith('/'))
        return send(301, 'text/html', '', { location: encodeURI(`${path}/`) });
      file = join(asked, index ?? 'index.html');
    }
    if (!existsSync(file)) file = `${file.slice(0, file.length - extname(file).length)}.html`;
    if (!existsSync(file)) return send(404, 'text/html', '<!doctype html><title>404</title><h1>Not Found</h1>');
    const type = TYPES[extname(file).slice(1).toLowerCase()] ?? 'application/octet-stream';
    send(200, type, readFileSync(file), { 'last-modified': 'Thu, 01 Jan 2015 00:00:00 GMT' });
  };
}

function pathOf(url: string): string | null {
  try {
    return decodeURIComponent(new URL(url, 'http://host').pathname);
  } catch {
    return null;
  }
}
