/** What another process purged is gone from the desk at once: from its memory, its kept answers, and the browser's cache. */
import { execFile } from 'node:child_process';
import { request } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Match } from '../../../src/model/derived/match.ts';
import { MATCH } from '../../../testkit/report/example-match.ts';
import { openReplayWorld, type ReplayWorld } from '../replay/replay-world.ts';

const SITE = 'shop.example';
const PROGRAM = join(import.meta.dirname, '..', '..', '..', 'dist', 'src', 'cli', 'main.js');
let world: ReplayWorld;
/** On the desk and on the origin of replays. */
let pictures: string[] = [];
let comparison = '';

function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const { base, key } = world.desks.written;
  return fetch(`${base}${path}`, { ...init, headers: { authorization: `Bearer ${key}`, ...init.headers } });
}

/** A picture as a browser asks for it again. */
function picture(address: string, etag = ''): Promise<{ status: number; etag: string; cached: string }> {
  const { hostname, port, pathname } = new URL(address, world.desks.written.base);
  const isReplay = hostname.endsWith('.localhost');
  const key = { authorization: `Bearer ${world.desks.written.key}` };
  const headers = { host: `${hostname}:${port}`, 'if-none-match': etag, ...(isReplay ? {} : key) };
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: pathname, headers }, (answer) => {
      const { etag: tag = '', 'cache-control': cached = '' } = answer.headers;
      answer.resume().on('end', () => resolve({ status: answer.statusCode ?? 0, etag: tag, cached }));
    });
    sent.on('error', reject).end();
  });
}

async function readReplay(): Promise<string[]> {
  const frame =
    load(await (await ask(`/replay/${world.visit}/${world.captureNamed('honest')}`)).text())('iframe').attr('src') ??
    '';
  const { origin, host, port, pathname } = new URL(frame);
  const markup = await new Promise<string>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: pathname, headers: { host } }, (answer) => {
      answer.toArray().then((parts) => resolve(Buffer.concat(parts).toString()), reject);
    });
    sent.on('error', reject).end();
  });
  return [...new Set(markup.match(/\/picture\/[\w-]+\/[\w-]+/g) ?? [])].map((path) => `${origin}${path}`);
}

const post = (path: string, body: unknown, more: Record<string, string> = {}): Promise<Response> =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json', ...more }, body: JSON.stringify(body) });
const search = (): Promise<Response> =>
  post(
    '/api/v1/search/text',
    { text: `red goods of ${SITE} that one may buy in every size and colour` },
    { 'idempotency-key': 'before-the-purge' },
  );

beforeAll(async () => {
  world = await openReplayWorld();
  pictures = [`/pictures/${world.photo}`, ...(await readReplay())];
  const found = (id: string, left: string, right: string): Match => {
    const side = (site: string) => ({ ...MATCH.left, site, input: site, entity: null });
    return { ...MATCH, id: id.repeat(64), verdict: 'strong', left: side(left), right: side(right) };
  };
  const { ledger } = world.services.store;
  await ledger.saveFound([found('a', SITE, 'copy.example')], []);
  // The newest finding stays, so that the time of the last change tells nothing of the purge.
  await ledger.saveFound([found('b', 'one.example', 'two.example')], []);
  const begun = await post('/api/v1/comparisons', { left: 'http://s000.test/', right: 'http://s000.test/' });
  comparison = `/compare/${((await begun.json()) as { id: string }).id}`;
});
afterAll(() => world?.close());

describe('a purge by the program beside the desk', () => {
  const etags = new Map<string, string>();
  it('finds all of it on the desk before', async () => {
    expect(pictures).toHaveLength(2);
    for (const address of pictures) {
      const shown = await picture(address);
      expect
        .soft(shown, address)
        .toMatchObject({ status: 200, cached: 'private, no-cache', etag: expect.stringMatching(/^"\w+"$/) });
      expect.soft(await picture(address, shown.etag)).toMatchObject({ status: 304, cached: 'private, no-cache' });
      etags.set(address, shown.etag);
    }
    expect.soft((await ask(`/operators/${SITE}`)).status).toBe(200);
    expect.soft((await search()).status).toBe(200);
    expect.soft((await search()).headers.get('idempotency-replayed')).toBe('true');
    await expect.poll(async () => (await ask(comparison)).text()).toContain('bits');
  });

  it('leaves nothing of it', async () => {
    const { data } = world.services.settings;
    const wish = ['purge', '--data', data, '--site', SITE, '--yes', '--by', 'A. Admin', '--reason', 'asked'];
    await promisify(execFile)(process.execPath, [PROGRAM, ...wish]);
    expect.soft((await ask(`/sites/${SITE}`)).status).toBe(404);
    for (const address of pictures)
      for (const etag of ['', etags.get(address)])
        expect.soft((await picture(address, etag)).status, address).toBe(404);
    expect.soft((await ask(`/operators/${SITE}`)).status).toBe(404);
    expect.soft(await (await ask('/operators')).text()).not.toContain(SITE);
    const again = await search();
    expect.soft([again.status, await again.text()]).toEqual([409, expect.stringContaining('a purge came since')]);
    expect.soft((await ask(comparison)).status).toBe(404);
  });
});
