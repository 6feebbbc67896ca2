/** A worker of a fleet as its machine sees it: signals, disk, a newer program beside it, long lists. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser } from '../../src/capture/browser/find-browser.ts';
import { readSettings } from '../../src/config.ts';
import { refill } from '../../src/flow/crawl/run-progress.ts';
import { openServices } from '../../src/services.ts';
import { NEWEST } from '../../src/store/database/migrations.ts';
import { type Running, start, temporaryFolder } from '../../testkit/cli/run-cli.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../testkit/generated-world.ts';
import { startPostgres, startRedis } from '../../testkit/servers.ts';

const top = join(import.meta.dirname, '..', '..');
const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
const folder = temporaryFolder();
const workers: Running[] = [];
/** Hosts that do not answer now. */
const silent = new Set<string>();
let world: GeneratedWorld;
let pool: pg.Pool;
let environment: Record<string, string>;
let number = 0;

beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 6, hear: (host) => (silent.has(host) ? 'drop' : undefined) });
});
beforeEach(async () => {
  if (postgres === null || redis === null) return;
  silent.clear();
  const name = `fleet${++number}`;
  const server = new pg.Client({ connectionString: postgres.url });
  await server.connect();
  await server.query(`create database ${name}`);
  await server.end();
  const databaseUrl = postgres.url.replace(/postgres$/, name);
  pool = new pg.Pool({ connectionString: databaseUrl }).on('error', () => undefined);
  environment = {
    REVENANT_DATABASE_URL: databaseUrl,
    REVENANT_QUEUE_URL: `${redis.url}/${number}`,
    REVENANT_BLOB_URL: `file:${join(folder.path, name)}`,
    REVENANT_RESOLVE: `*:80:127.0.0.1:${world.port}`,
    REVENANT_BROWSER: 'never',
    REVENANT_LIMITS: 'lockMs=3000,stalledMs=600,readers=1,firstByteMs=300000,totalMs=300000',
    REVENANT_TIMEOUT: '300',
  };
});
afterEach(() => {
  for (const { child } of workers.splice(0)) child.kill('SIGKILL');
});
afterAll(async () => {
  await Promise.all([postgres?.stop(), redis?.stop(), world.close()]);
  folder.remove();
});

function work(args: readonly string[] = [], more: Record<string, string> = {}): Running {
  const worker = start(['worker', ...args], folder.path, { ...environment, ...more });
  workers.push(worker);
  return worker;
}
async function open(urls: readonly string[] = world.urls, more: Record<string, string> = {}): Promise<void> {
  writeFileSync(join(folder.path, 'list.txt'), urls.join('\n'));
  const asked = { ...environment, ...more };
  const { code, stderr } = await start(['crawl', 'list.txt', '--detach', '--new'], folder.path, asked).ended;
  expect({ code, stderr }).toMatchObject({ code: 0 });
}
const count = async (where: string): Promise<number> =>
  (await pool.query<{ n: number }>(`select count(*)::int as n from ${where}`)).rows[0]?.n ?? -1;
const finished = () =>
  expect.poll(() => count('revenant_targets where step is not null'), { timeout: 300_000 }).toBe(0);
async function expectWhole(): Promise<void> {
  await finished();
  expect(await count('revenant_visits where final')).toBe(world.urls.length);
  expect(await count("revenant_visits where state <> 'captured'")).toBe(0);
  expect(await count('revenant_fingerprints')).toBe(world.urls.length);
}

describe.skipIf(postgres === null || redis === null)('a worker (skipped without PostgreSQL and redis-server)', () => {
  it('ends within its drain: what can end ends, a slow site is handed back, its port says so, and another takes it', async () => {
    silent.add('s005.test');
    await open();
    const worker = work(['--drain', '8', '--metrics-port', '0']);
    await worker.said(/figures at http:\S+\/metrics\n/);
    const url = /figures at (http:\S+)\/metrics/.exec(worker.text())?.[1] ?? '';
    const ask = (path: string, headers = {}) => fetch(url + path, { headers });
    await expect.poll(() => count("revenant_targets where step = 'screen'"), { timeout: 300_000 }).toBe(5);
    const figures = await (await ask('/metrics')).text();
    expect(figures).toContain('revenant_targets_in_progress{step="capture"} 1\n');
    expect(figures).toMatch(/revenant_workers\{version="[\d.]+"\} 1\n/);
    expect([(await ask('/readyz')).status, (await ask('/healthz')).status, (await ask('/else')).status]).toEqual([
      200, 200, 404,
    ]);
    await expect
      .poll(async () => (await (await ask('/metrics')).text()).match(/^revenant_pages_total (\d+)$/m)?.[1])
      .toBe('20');
    const asked = Date.now();
    worker.child.kill('SIGTERM');
    await expect.poll(async () => (await ask('/readyz').catch(() => null))?.status ?? 503).toBe(503);
    expect((await worker.ended).code).toBe(0);
    expect(Date.now() - asked).toBeLessThan(45_000);
    expect(
      await count("revenant_targets where step = 'capture' and worker is null and not suspect and deaths = 0"),
    ).toBe(1);
    expect(await count('revenant_workers')).toBe(0);
    silent.clear();
    const next = work();
    await expectWhole();
    next.child.kill('SIGTERM');
    expect((await next.ended).code).toBe(0);
  });

  it('ends at once at a second signal, and another takes up its target when the lease is over', async () => {
    silent.add('s005.test');
    await open();
    const worker = work(['--drain', '60']);
    await expect.poll(() => count("revenant_targets where step = 'screen'"), { timeout: 300_000 }).toBe(5);
    worker.child.kill('SIGTERM');
    await sleep(500);
    const asked = Date.now();
    worker.child.kill('SIGTERM');
    expect((await worker.ended).code).toBe(143);
    expect(Date.now() - asked).toBeLessThan(30_000);
    silent.clear();
    work();
    await expectWhole();
  });

  it('holds a host for long: other hosts go on meanwhile, on any machine; when it is killed, its host is free after the lease', async () => {
    const address = '127.0.0.2';
    const other = createServer((socket) => socket.pipe(connect(world.port, '127.0.0.1')).pipe(socket));
    await once(other.listen(world.port, address), 'listening');
    try {
      silent.add('s000.test');
      const near = ['s003', 's004', 's005'].map((name) => `${name}.test:80:${address}:${world.port}`);
      const paced = { REVENANT_DELAY: '0.1', REVENANT_RESOLVE: [...near, environment['REVENANT_RESOLVE']].join(',') };
      const states = async () =>
        (await pool.query<{ step: string }>('select step from revenant_targets order by ordinal')).rows.map(
          (row) => row.step,
        );
      await open();
      const slow = work([], { ...paced, REVENANT_CONCURRENCY: '1' });
      await expect.poll(() => count('revenant_targets where worker is not null'), { timeout: 300_000 }).toBe(1);
      work([], { ...paced, REVENANT_CONCURRENCY: '2' });
      const [waiting, read] = ['capture', 'screen'];
      await expect.poll(states, { timeout: 300_000 }).toEqual([waiting, waiting, waiting, read, read, read]);
      await expect.poll(() => count('revenant_targets where waits_for is not null')).toBe(2);
      silent.clear();
      const killed = Date.now();
      slow.child.kill('SIGKILL');
      await expectWhole();
      const { rows } = await pool.query<{ first: Date }>(
        "select min((doc->>'startedAt')::timestamptz) as first from revenant_visits where site in ('s001.test', 's002.test')",
      );
      // The lease was renewed at most 10 s before, for 30 s.
      expect(Number(rows[0]?.first) - killed).toBeGreaterThan(15_000);
      expect(Number(rows[0]?.first) - killed).toBeLessThan(120_000);
    } finally {
      other.close();
    }
  });

  it('takes only the steps that it is told to, and others the rest, each at once', async () => {
    await open();
    const capturing = work(['--queues', 'sweep,capture', '--metrics-port', '0']);
    await capturing.said(/takes sweep, capture; other workers must take render, fingerprint, screen, notify/);
    await expect.poll(() => count("revenant_targets where step = 'fingerprint'"), { timeout: 300_000 }).toBe(6);
    await sleep(1_500);
    expect(await count('revenant_fingerprints')).toBe(0);
    work(['--queues', 'fingerprint,screen,notify']);
    await expectWhole();
    // Written after the last step of a target, and at each worker's next sign of life.
    await expect.poll(() => count('revenant_runs where finished_at is not null')).toBe(1);
    await expect.poll(() => count('revenant_workers where at_once = 0')).toBe(1);
    await expect.poll(() => count('revenant_workers where pressure is not null')).toBe(0);
    const blind = work(['--queues', 'render'], { REVENANT_BROWSER: 'never' });
    await blind.said(/takes render, but has no browser/);
    const wrong = work(['--queues', 'capture,drawing']);
    expect(await wrong.ended).toMatchObject({ code: 2, stderr: expect.stringContaining('drawing is none of sweep') });
  });

  it('hands a page that needs a browser on to a worker that has one, and captures the others itself (skipped without a browser)', async ({
    skip,
  }) => {
    if (findBrowser(undefined, process.env['PATH']) === null) return skip('no browser');
    const text = 'Brass fittings and valves for boats, made to order in our own yard since the year 1962. '.repeat(8);
    const fill = `document.getElementById('root').innerHTML = '<h1>Harbour Valves</h1><p>${text}</p>'`;
    const shell = createHttp((request, response) => {
      const isHome = request.url === '/';
      response.writeHead(isHome ? 200 : 404, { 'content-type': 'text/html' });
      response.end(isHome ? `<title>Valves</title><div id="root"></div><script>${fill}</script>` : 'none');
    });
    await once(shell.listen(0, '127.0.0.1'), 'listening');
    try {
      const { port } = shell.address() as AddressInfo;
      const resolve = `shell.test:80:127.0.0.1:${port},${environment['REVENANT_RESOLVE']}`;
      const asked = { REVENANT_RESOLVE: resolve, REVENANT_BROWSER: 'auto' };
      await open(['http://shell.test/', ...world.urls.slice(0, 2)], asked);
      const fetching = ['--queues', 'sweep,capture,fingerprint,screen,notify'];
      work(fetching, { ...asked, REVENANT_BROWSER: 'never' });
      await expect.poll(() => count('revenant_targets where needs_browser'), { timeout: 300_000 }).toBe(1);
      await expect.poll(() => count("revenant_targets where step = 'screen'"), { timeout: 300_000 }).toBe(2);
      await sleep(1_500);
      expect(await count('revenant_visits')).toBe(2);
      work(['--queues', 'render'], asked);
      await finished();
      const { rows } = await pool.query<{ state: string; drawn: boolean }>(
        `select v.state, exists (select from revenant_captures c where c.visit = v.id and c.doc->>'rendered' = 'true') as drawn
        from revenant_visits v where site = 'shell.test' and final`,
      );
      expect(rows).toEqual([{ state: 'captured', drawn: true }]);
      expect(await count('revenant_visits where final')).toBe(3);
    } finally {
      shell.close();
    }
  });

  it('takes no target on a full disk, says so, and goes on when there is space (skipped without the right to mount)', async ({
    skip,
  }) => {
    const blobs = join(folder.path, `fleet${number}`);
    mkdirSync(blobs);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', blobs], { stdio: 'pipe' });
    } catch {
      return skip('no right to mount');
    }
    try {
      await open();
      const limits = { REVENANT_LIMITS: `${environment['REVENANT_LIMITS']},freeBytes=16777216` };
      const worker = work([], limits);
      await worker.said(/no new targets are taken until there is more free space/);
      await expect.poll(() => count("revenant_workers where at_once = 0 and pressure = 'disk'")).toBe(1);
      await sleep(1_500);
      expect(await count('revenant_visits')).toBe(0);
      execFileSync('mount', ['-o', 'remount,size=64m', blobs], { stdio: 'pipe' });
      await worker.said(/enough free space again/);
      await expectWhole();
      worker.child.kill('SIGTERM');
      expect((await worker.ended).code).toBe(0);
    } finally {
      execFileSync('umount', ['-l', blobs], { stdio: 'pipe' });
    }
  });

  describe('beside a newer program', () => {
    it('stops with what is to do where the newer one has changed what it uses, and loses nothing', async () => {
      const newer = newerProgram('changed', '');
      silent.add('s005.test');
      await open();
      const old = work(['--drain', '6']);
      await expect.poll(() => count("revenant_targets where step = 'screen'"), { timeout: 300_000 }).toBe(5);
      execFileSync(process.execPath, [newer, 'tokens', 'list'], {
        env: { ...process.env, ...environment },
        cwd: folder.path,
      });
      const { code, stderr } = await old.ended;
      expect(code).toBe(1);
      expect(stderr).toContain(
        `the database has version ${NEWEST + 1}, this program knows ${NEWEST}: use the newer revenant`,
      );
      expect((await work().ended).code).toBe(1);
      silent.clear();
      const next = start(['worker'], folder.path, environment, newer);
      workers.push(next);
      await expectWhole();
      next.child.kill('SIGTERM');
      expect((await next.ended).code).toBe(0);
    });

    it('goes on where the newer one has only added, and starts too', async () => {
      const newer = newerProgram('added', `, oldest: ${NEWEST}`);
      await open(world.urls.slice(0, 3));
      execFileSync(process.execPath, [newer, 'tokens', 'list'], {
        env: { ...process.env, ...environment },
        cwd: folder.path,
      });
      expect(await count(`revenant_migrations where version = ${NEWEST + 1}`)).toBe(1);
      const old = work();
      await finished();
      expect(await count("revenant_visits where final and state = 'captured'")).toBe(3);
      old.child.kill('SIGTERM');
      expect((await old.ended).code).toBe(0);
    });
  });

  it('finds the next hints in the queue, never all of a long list', async () => {
    await open(Array.from({ length: 5_300 }, (_, site) => `http://l${site}.test/`));
    const services = await openServices(readSettings({ logLevel: 'silent' }, environment));
    try {
      const waiting = async () => (await services.queue.counts()).capture.waiting;
      expect(await waiting()).toBe(5_000);
      await refill(services);
      expect(await waiting()).toBe(5_000);
      expect((await services.store.fleet.steps()).capture.ready).toBe(5_300);
      await pool.query('update revenant_targets set step = null where ordinal < 4000');
      await services.queue.clear();
      await refill(services);
      expect(await waiting()).toBe(1_300);
    } finally {
      await services.close();
    }
  });
});

/** This program with one more step in its history, built into a folder of its own. */
function newerProgram(name: string, more: string): string {
  const built = join(folder.path, name);
  cpSync(join(top, 'dist'), join(built, 'dist'), { recursive: true });
  for (const part of ['node_modules', 'package.json', 'seeds', 'schemas'])
    symlinkSync(join(top, part), join(built, part));
  const before = 'var MIGRATIONS =';
  const commands = join(built, 'dist', 'src', 'cli');
  const path = readdirSync(commands)
    .map((name) => join(commands, name))
    .find((file) => file.endsWith('.js') && readFileSync(file, 'utf8').includes(before));
  if (path === undefined) throw new Error(`no file of ${commands} has the history of the database`);
  const text = readFileSync(path, 'utf8');
  const step = `HISTORY['${name}'] = { sql: 'create table revenant_${name} (a integer)'${more} };\n`;
  writeFileSync(path, text.replace(before, step + before));
  return join(commands, 'main.js');
}
