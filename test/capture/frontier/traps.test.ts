import { afterEach, describe, expect, it } from 'vitest';
import { captureSite } from '../../../src/capture/visit/capture-site.ts';
import { askPages } from '../../../src/flow/site/inspect.ts';
import type { CapturedSite } from '../../../src/model/facts/visit.ts';
import { LIMITS } from '../../../src/model/limits.ts';
import { memoryBlobs } from '../../../src/store/blobs/blobs.ts';
import { HOST, TRAPS, type TrapWorld, USEFUL } from '../../../testkit/capture/frontier/trap-worlds.ts';
import { egressTo, serveHttp } from '../../../testkit/egress/local-server.ts';
import { randomOf } from '../../../testkit/generated-world.ts';
import { readerHere } from '../../../testkit/reader-here.ts';

const PAGES = 60;
let close: () => Promise<void> = async () => undefined;
afterEach(() => close());

async function visit(trap: TrapWorld): Promise<CapturedSite & { asked: string[] }> {
  const random = randomOf(1);
  const asked: string[] = [];
  const server = await serveHttp((request, response) => {
    const url = new URL(`http://${request.headers.host ?? ''}${request.url ?? '/'}`);
    if (/\.(?:txt|ico)$/.test(url.pathname)) return void response.writeHead(404).end();
    asked.push(url.host === HOST ? url.pathname + url.search : url.href);
    const answer = trap.answer(url, random);
    if (answer === null) response.writeHead(404, { 'content-type': 'text/html' }).end('<title>Not found</title>');
    else if (typeof answer === 'string') response.writeHead(200, { 'content-type': 'text/html' }).end(answer);
    else response.writeHead(302, { location: answer.to }).end();
  });
  const egress = egressTo(server.port, { robots: { obey: true, reason: null } });
  close = async () => {
    await egress.close();
    await server.close();
  };
  const captured = await captureSite(
    { url: `http://${HOST}/`, kind: 'website', tags: [] },
    { id: 'v1', run: null, site: HOST, source: 'compare' },
    askPages('website', readerHere),
    { pages: PAGES, browser: 'never', timeoutMs: 20_000 },
    {
      egress,
      browser: {
        load: async () => undefined,
        drawStored: async () => ({ ok: false, code: 'render:unavailable', detail: 'none' }),
        prove: async () => null,
        found: null,
        render: async () => ({ ok: false, code: 'none', detail: '' }),
        close: async () => undefined,
      },
      blobs: memoryBlobs(),
      reader: readerHere,
      limits: LIMITS,
      clock: { now: () => new Date() },
    },
  );
  return { ...captured, asked };
}

describe('a site that would never end: the useful pages first, then an end with its reason', () => {
  it.each(TRAPS)('$name', async (trap) => {
    const { visit: visited, asked } = await visit(trap);
    const pages = visited.captures.filter(({ role, status }) => role === 'page' && status === 200);
    const paths = pages.map(({ url }) => url.replace(`http://${HOST}`, ''));
    expect(paths).toEqual(expect.arrayContaining(USEFUL));
    expect(asked.length - USEFUL.length).toBeLessThanOrEqual(trap.most);
    // Who they are and what they sell stands before the first step into the trap but one batch.
    for (const path of USEFUL) expect(asked.indexOf(path)).toBeLessThan(8);
    if (trap.mark !== null) expect(visited.marks).toContain(trap.mark);
    expect(visited).toMatchObject({ state: 'captured', condition: 'content' });
  });
});
