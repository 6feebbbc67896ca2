/** Servers that behave as the published interfaces of sources do, by host name on one local port. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Behave = (
  request: { readonly url: URL; readonly headers: IncomingMessage['headers'] },
  response: ServerResponse,
) => void;

export interface SourceServer {
  readonly port: number;
  /** Addresses that were asked, in order. */
  readonly asked: string[];
  /** Replaces how a host behaves. */
  set(host: string, behave: Behave): void;
  close(): Promise<void>;
}

export async function startSources(): Promise<SourceServer> {
  const hosts = new Map<string, Behave>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const url = new URL(request.url ?? '/', `http://${host}`);
    const behave = hosts.get(host);
    if (url.pathname === '/robots.txt') return void response.writeHead(404).end();
    asked.push(url.href);
    if (behave === undefined) return void response.writeHead(404).end();
    behave({ url, headers: request.headers }, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    set: (host, behave) => void hosts.set(host, behave),
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

export const json =
  (value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Behave =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));

/** SearXNG: pages of results by `pageno`; 403 without the format json; engines may be silent. */
export const searxngOf =
  (pages: readonly (readonly string[])[], silent: readonly (readonly [string, string])[] = []): Behave =>
  ({ url }, response) => {
    if (url.searchParams.get('format') !== 'json') return void response.writeHead(403).end();
    const page = Number(url.searchParams.get('pageno') ?? '1');
    const results = (pages[page - 1] ?? []).map((one) => ({
      url: one,
      title: '<b>t</b>',
      content: '<script>x</script>',
      engine: 'e',
    }));
    json({
      query: url.searchParams.get('q'),
      number_of_results: 0,
      results,
      answers: [],
      unresponsive_engines: silent,
    })({ url, headers: {} }, response);
  };

/** CDX server: rows of the captures that it holds, `limit` at a time, with a key to go on. */
export const cdxOf =
  (held: Readonly<Record<string, readonly (readonly [original: string, timestamp: string])[]>>): Behave =>
  ({ url }, response) => {
    const rows = held[url.searchParams.get('url') ?? ''] ?? [];
    const limit = Number(url.searchParams.get('limit') ?? rows.length);
    const from = Number(url.searchParams.get('resumeKey') ?? 0);
    const page = rows.slice(from, from + limit);
    const hasMore = url.searchParams.get('showResumeKey') === 'true' && from + limit < rows.length;
    const answer =
      page.length === 0 ? [] : [['original', 'timestamp'], ...page, ...(hasMore ? [[], [`${from + limit}`]] : [])];
    json(answer)({ url, headers: {} }, response);
  };

/** Common Crawl: a list of crawls; a line a capture; 404 with a message where it holds none. */
export const commonCrawlOf =
  (held: Readonly<Record<string, readonly (readonly [url: string, timestamp: string])[]>>): Behave =>
  ({ url, headers }, response) => {
    const [crawl, older] = ['CC-MAIN-2026-40', 'CC-MAIN-2025-51'].map((id) => ({
      ...{ id, name: id, timegate: `http://${url.host}/${id}/` },
      'cdx-api': `http://${url.host}/${id}-index`,
    }));
    if (url.pathname === '/collinfo.json') return json([crawl, older])({ url, headers }, response);
    const rows = held[url.searchParams.get('url') ?? ''] ?? [];
    if (rows.length === 0)
      return json({ message: `No Captures found for: ${url.searchParams.get('url')}` }, 404)(
        { url, headers },
        response,
      );
    const lines = rows.map(([address, timestamp]) => JSON.stringify({ url: address, timestamp }));
    response.writeHead(200, { 'content-type': 'text/x-ndjson' }).end(`${lines.join('\n')}\n`);
  };

/** urlscan: `size` at a time, `has_more` and `search_after`; 401 without a key. */
export const urlscanOf =
  (urls: readonly string[], size: number, key: string): Behave =>
  ({ url, headers }, response) => {
    if (headers['api-key'] !== key) return json({ message: 'no key', status: 401 }, 401)({ url, headers }, response);
    const after = Number((url.searchParams.get('search_after') ?? '-1').split(',')[0]);
    const page = urls.map((one, at) => ({ page: { url: one }, sort: [at, 'id'] })).slice(after + 1, after + 1 + size);
    json({ results: page, total: urls.length, took: 3, has_more: after + 1 + size < urls.length })(
      { url, headers },
      response,
    );
  };

/** Brave: pages by `offset`, `more_results_available`; 422 without a token. */
export const braveOf =
  (pages: readonly (readonly string[])[], token: string): Behave =>
  ({ url, headers }, response) => {
    if (headers['x-subscription-token'] !== token)
      return json({ type: 'ErrorResponse', error: { code: 'SUBSCRIPTION_TOKEN_INVALID', status: 422 } }, 422)(
        { url, headers },
        response,
      );
    const at = Number(url.searchParams.get('offset') ?? '0');
    const results = (pages[at] ?? []).map((one) => ({ url: one, title: 't', description: 'd' }));
    const query = { original: url.searchParams.get('q'), more_results_available: at + 1 < pages.length };
    json({ type: 'search', query, web: { type: 'search', results } })({ url, headers }, response);
  };
