import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { drawPicture, type SitePicture } from './picture.ts';

export interface ServedFile {
  readonly type: string;
  readonly body: string | SitePicture;
}

/** By host, then by path. */
export type ServedSites = ReadonlyMap<string, ReadonlyMap<string, ServedFile>>;

/** All sites on one loopback port by plain http, told apart by the Host header. */
export async function serveSites(sites: ServedSites) {
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').toLowerCase().replace(/:\d+$/, '');
    const files = sites.get(host);
    const file = files?.get((request.url ?? '/').split('?', 1)[0] ?? '/');
    if (file === undefined) {
      response
        .writeHead(files === undefined ? 421 : 404, { 'content-type': 'text/html' })
        .end('<title>Not found</title>');
      return;
    }
    const { type, body } = file;
    const bytes = typeof body === 'string' ? Promise.resolve(body) : drawPicture(body);
    void bytes.then((sent) => response.writeHead(200, { 'content-type': type }).end(sent));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
