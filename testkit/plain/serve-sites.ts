import type { RequestListener } from 'node:http';
import { drawPicture, type SitePicture } from './picture.ts';

export interface ServedFile {
  readonly type: string;
  readonly body: string | SitePicture;
}

/** By host, then by path. */
export type ServedSites = ReadonlyMap<string, ReadonlyMap<string, ServedFile>>;

/** Answers for all sites, told apart by the Host header. */
export function answersOf(sites: ServedSites): RequestListener {
  return (request, response) => {
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
  };
}
