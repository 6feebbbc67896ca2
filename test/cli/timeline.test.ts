/** The example's successor over five crawls: it appears, copies, takes the names out, is gone, and a third name comes. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listen } from '../../src/cli/example-world.ts';
import type { Match } from '../../src/model/match.ts';
import type { Timeline } from '../../src/model/timeline.ts';
import { buildProgram, documents, runHere, temporaryFolder } from './run-cli.ts';

const EXAMPLE = join(import.meta.dirname, '..', '..', 'seeds', 'example');
const SECOND = 'panmulan-chem.example';
const THIRD = 'tolverne-chem.example';
const folder = temporaryFolder();
const cli = (...args: string[]) => runHere(args, folder.path);
let stage = 1;
const alerts: { type: string; left: string; entity: { id: string } | null }[] = [];

const server = createServer((request, response) => {
  if (request.method === 'POST') {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString();
    });
    request.on('end', () => {
      alerts.push(JSON.parse(body) as (typeof alerts)[number]);
      response.writeHead(204).end();
    });
    return;
  }
  answer((request.headers.host ?? '').replace(/:\d+$/, ''), request.url ?? '/', response);
});
let world: Awaited<ReturnType<typeof listen>>;

function answer(host: string, path: string, response: ServerResponse): void {
  const there = host === SECOND ? stage <= 3 : host === THIRD && stage === 5;
  if (!there) return void response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404 Not Found</h1>');
  if (stage === 1) return void response.writeHead(path === '/' ? 200 : 404, HTML).end(path === '/' ? OPENING : '');
  const file = join(EXAMPLE, 'sites', SECOND, path.endsWith('/') ? `${path}index.html` : path);
  if ((stage === 3 && path === '/samples.html') || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
    return void response.writeHead(404, HTML).end('<h1>404 Not Found</h1>');
  }
  if (!file.endsWith('.html')) return void response.writeHead(200).end(readFileSync(file));
  response.writeHead(200, HTML).end(rewritten(readFileSync(file, 'utf8')));
}

function rewritten(html: string): string {
  const nameless = stage === 3 ? html.replace(/[^<>]*(?:Qiruntuo|qiruntuo)[^<>]*/g, 'All rights reserved.') : html;
  if (stage !== 5) return nameless;
  return nameless
    .replaceAll('Longxu Panmulan', 'Oster Tolverne')
    .replaceAll('Panmulan', 'Tolverne')
    .replaceAll(SECOND, THIRD)
    .replaceAll('Ren Bolin', 'Wen Dasha')
    .replaceAll('ren.bolin', 'wen.dasha');
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const OPENING = `<!doctype html><html lang="en"><head><title>Panmulan Chem</title></head><body><main><h1>Panmulan Chem</h1>
<p>We are setting up our shop for fine chemicals and shall open it in the spring. Until then our desk answers every letter about deliveries, lots and papers within one working day.</p>
<p>Write to <a href="mailto:hello@panmulan-chem.example">hello@panmulan-chem.example</a>.</p></main>
<footer><p>© 2021 Longxu Panmulan Import and Export Co., Ltd.</p></footer></body></html>`;

async function crawl(...urls: string[]) {
  writeFileSync(join(folder.path, 'sweep.txt'), urls.join('\n'));
  const pin = ['--resolve', `*:80:127.0.0.1:${world.port}`, '--allow', `127.0.0.1:${world.port}`];
  const ended = await cli('crawl', join(EXAMPLE, 'watchlist.json'), 'sweep.txt', '--new', '--browser', 'never', ...pin);
  expect([0, 3], ended.stderr).toContain(ended.code);
  stage++;
}

async function timeline(site: string): Promise<Timeline> {
  const { stdout } = await cli('site', 'timeline', site, '--json');
  return documents<Timeline>(stdout, 'revenant.timeline-1')[0] as Timeline;
}

beforeAll(async () => {
  buildProgram();
  world = await listen(server);
  // Crawls of seconds apart stand for weeks.
  writeFileSync(join(folder.path, 'revenant.config.json'), JSON.stringify({ limits: { confirmMs: 1 } }));
  await cli('hooks', 'add', `http://127.0.0.1:${world.port}/`);
});
afterAll(async () => {
  await world.close();
  folder.remove();
});

it('tells what came and what is absent, removal once it is confirmed, and flags the third name from archives alone', async () => {
  for (const urls of [[SECOND], [SECOND], [SECOND], [SECOND], [SECOND, THIRD]])
    await crawl(...urls.map((host) => `http://${host}/`));

  const { events, sightings } = await timeline(SECOND);
  expect(sightings.map(({ presence }) => presence)).toEqual(['present', 'present', 'present', 'gone', 'gone']);
  expect(events.map(({ kind }) => kind).filter((kind) => kind !== 'matched')).toEqual([
    ...['first-seen', 'changed', 'changed', 'absent', 'removed'],
  ]);
  const [copies, cleans] = events.filter(({ kind }) => kind === 'changed').map(({ changes }) => changes);
  const told = (changes: typeof copies) => (changes ?? []).map(({ what, value }) => `${what} ${value}`).join('\n');
  expect(told(copies)).toMatch(/^appeared samples@qiruntuo-chem\.example$/m);
  expect(told(copies)).toMatch(/^absent hello@panmulan-chem\.example$/m);
  expect(told(cleans)).toMatch(/^absent samples@qiruntuo-chem\.example$/m);
  expect(told(cleans)).toMatch(/^absent .*qiruntuo/im);
  expect(told(cleans)).toMatch(/^absent http:\/\/panmulan-chem\.example\/samples\.html$/m);
  expect(cleans?.[0]?.about).toBe('contact');
  expect(events.find(({ kind }) => kind === 'removed')?.text).toMatch(/^Present at .+, absent at .+ and at .+/);

  const { stdout } = await cli('matches', 'list', '--flagged', '--json');
  const flagged = documents<Match>(stdout, 'revenant.match-1').map(({ left, right }) => [left.site, right.site]);
  expect(flagged).toContainEqual(['qiruntuo-chem.example', THIRD]);
  const removed = alerts.filter(({ type }) => type === 'site.removed');
  expect(removed).toMatchObject([{ left: SECOND, entity: { id: 'hanbei-qiruntuo' } }]);

  const text = await cli('site', 'timeline', `http://${SECOND}/`);
  expect(text.stdout).toMatch(/− contact-email: samples@qiruntuo-chem\.example/);
  expect(text.stdout).not.toMatch(/deleted/i);
}, 300_000);
