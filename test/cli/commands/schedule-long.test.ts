/** A schedule whose worker was away, from the command line. */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listen } from '../../../src/cli/example-world.ts';
import { readSettings } from '../../../src/config.ts';
import type { ScheduleDocument, VisitDocument } from '../../../src/model/documents.ts';
import { openServices } from '../../../src/services.ts';
import { documents, runHere, start, temporaryFolder } from '../../../testkit/cli/run-cli.ts';

const HOUR = 3_600_000;
const folder = temporaryFolder();
const cli = (...args: string[]) => runHere([...args, '--data', `${folder.path}/data`], folder.path);
const PAGE = '<html><body><main><p>Pens and quills in bulk, sent within a day of the order.</p></main></body></html>';
const server = createServer((_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE));
let world: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  world = await listen(server);
});
afterAll(async () => {
  await world.close();
  folder.remove();
});

let homePages = 0;
server.on('request', ({ url }) => {
  if (url === '/') homePages++;
});
const asked = (): number => homePages;

async function listed(): Promise<ScheduleDocument | undefined> {
  return documents<ScheduleDocument>((await cli('schedule', 'list', '--json')).stdout, 'revenant.schedule-1')[0];
}
async function visits(): Promise<string[]> {
  const { stdout } = await cli('visits', 'list', '--json');
  return documents<VisitDocument>(stdout, 'revenant.visit-1').map(({ state, run }) => `${state} ${run}`);
}

/** As if it had been added so long ago. */
async function age(ms: number): Promise<Date> {
  const services = await openServices(readSettings({ data: `${folder.path}/data` }, {}));
  try {
    const [schedule] = await services.store.schedules.list();
    if (schedule === undefined) throw new Error('one was added');
    const createdAt = new Date(Date.now() - ms);
    await services.store.schedules.add({ ...schedule, createdAt: createdAt.toISOString() });
    return createdAt;
  } finally {
    await services.close();
  }
}

/** Works until what it said matches; then, for a while, whatever else there is. */
async function workUntil(isDone: () => boolean, says: RegExp | null, ...more: string[]): Promise<string> {
  const pin = ['--resolve', `*:80:127.0.0.1:${world.port}`, '--limits', 'stalledMs=300'];
  const worker = start(['worker', '--data', `${folder.path}/data`, ...pin, ...more], folder.path);
  if (says !== null) await worker.said(says);
  for (const began = Date.now(); !isDone() && Date.now() - began < 60_000; )
    await new Promise((resolve) => setTimeout(resolve, 100));
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  worker.child.kill('SIGINT');
  const { code, stdout, stderr } = await worker.ended;
  expect([code, stdout]).toEqual([0, '']);
  return stderr;
}

it('three runs that were missed are one when the worker is back, at the last of their times; a second start adds none', async () => {
  const added = await cli(
    'schedule',
    'add',
    'http://quillmoor.example/',
    '--every',
    '1h',
    '--later',
    '--browser',
    'never',
  );
  expect(added.code, added.stderr).toBe(0);
  expect(added.stdout).toMatch(/^SCHEDULE .*NEXT RUN .*\n.* {2}every 1h +1 target .* UTC +never +\S/m);
  const createdAt = await age(3.5 * HOUR);

  const said = await workUntil(() => asked() > 0, / ends after /, '--verbose');
  expect(said).toMatch(/^run [0-9a-f]{12} \(http:\/\/quillmoor\.example\/\) starts: 1 target$/m);
  expect(said).toMatch(/^http:\/\/quillmoor\.example\/: captured/m);
  expect(said).toMatch(
    /^run [0-9a-f]{12} \(http:\/\/quillmoor\.example\/\) ends after \d+ seconds?: 1 captured, 0 flagged$/m,
  );
  const seen = await visits();
  expect(seen).toEqual([expect.stringMatching(/^captured /)]);
  expect((await listed())?.lastRunAt).toBe(new Date(createdAt.getTime() + 3 * HOUR).toISOString());

  expect(await workUntil(() => true, /working/)).toBe('working; Ctrl-C stops and hands unfinished work back\n');
  expect(await visits()).toEqual(seen);
  expect(asked()).toBe(1);

  const removed = await cli('schedule', 'remove', (await listed())?.id ?? '');
  expect(removed.code).toBe(0);
  expect(await listed()).toBeUndefined();
});

it('a cron pattern is told with its zone', async () => {
  const added = await cli('schedule', 'add', 'http://quillmoor.example/', '--cron', '0 3 * * 1', '--later');
  expect(added.stdout).toContain('cron 0 3 * * 1 (UTC)');
  const wrong = await cli('schedule', 'add', 'http://quillmoor.example/', '--cron', '0 3 * *');
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toMatch(/not a cron pattern: 0 3 \* \* .*write five fields, in UTC/);
  const zoned = await cli(
    'schedule',
    'add',
    'http://quillmoor.example/',
    '--cron',
    '@daily',
    '--later',
    '--timezone',
    'Europe/Berlin',
  );
  expect(zoned.stdout).toMatch(/cron 0 0 \* \* \* \(Europe\/Berlin\) .* (22|23):00 UTC/);
  expect(zoned.stderr).toContain('changed the schedule');
  expect((await cli('schedule', 'list')).stdout.trimEnd().split('\n')).toHaveLength(2);
  const lost = await cli(
    'schedule',
    'add',
    'http://quillmoor.example/',
    '--every',
    '1d',
    '--timezone',
    'Europe/Berlin',
  );
  expect([lost.code, lost.stderr]).toEqual([2, expect.stringContaining('--timezone is of --cron')]);
  expect((await cli('schedule', 'remove', 'http://quillmoor.example/')).code).toBe(0);
});

it('is one thing with a name: begins at once, is changed, paused, resumed, run and removed by it', async () => {
  const list = `${folder.path}/watch.json`;
  const write = (...seeds: object[]) => writeFileSync(list, JSON.stringify({ schema: 'revenant.sweep/1', seeds }));
  write({ url: 'http://quillmoor.example/' }, { url: 'http://quillmoor.example/b', interval: '12h' });
  const added = await cli('schedule', 'add', list, '--every', '7d', '--name', 'pens');
  expect(added.code, added.stderr).toBe(0);
  expect(added.stderr).toContain('1 row of the list with interval 12h: it outranks the schedule’s');
  expect(added.stderr).toContain('the first run is queued now');
  const all = async () =>
    documents<ScheduleDocument>((await cli('schedule', 'list', '--json')).stdout, 'revenant.schedule-1');
  const first = await all();
  expect(first.map(({ every }) => every).sort((a, b) => String(a).localeCompare(String(b)))).toEqual(['12h', '7d']);
  for (const { lastRunAt, createdAt } of first) expect(lastRunAt !== null && lastRunAt >= createdAt).toBe(true);

  write({ url: 'http://quillmoor.example/' }, { url: 'http://quillmoor.example/c' });
  const changed = await cli('schedule', 'add', list, '--every', '2d', '--name', 'pens');
  expect(changed.stderr).toContain('changed the schedule pens');
  expect(changed.stderr).not.toContain('first run');
  const [one, ...more] = await all();
  expect(more).toEqual([]);
  const kept = first.find(({ every }) => every === '7d');
  expect(one).toMatchObject({ id: kept?.id, every: '2d', createdAt: kept?.createdAt, lastRunAt: kept?.lastRunAt });
  expect(one?.seeds).toHaveLength(2);

  expect((await cli('schedule', 'pause', 'pens')).code).toBe(0);
  expect((await cli('schedule', 'list')).stdout).toContain('  paused  ');
  const resumed = await cli('schedule', 'resume', one?.id ?? '');
  expect(resumed.stdout).toMatch(/ UTC {2}/);
  const ran = await cli('schedule', 'run', 'pens');
  expect(ran.stderr).toMatch(/^pens: run [0-9a-f]{12}, 2 targets queued/m);
  // Four runs wait by now; a quiet worker says nothing of them.
  const before = asked();
  expect(await workUntil(() => asked() > before, null, '--quiet')).toBe('');
  expect(Date.parse((await all())[0]?.lastRunAt ?? '')).toBeGreaterThan(Date.parse(kept?.lastRunAt ?? ''));
  expect((await cli('schedule', 'remove', 'pens')).code).toBe(0);
  const gone = await cli('schedule', 'pause', 'pens');
  expect([gone.code, gone.stderr]).toEqual([
    2,
    expect.stringContaining('no schedule pens (see revenant schedule list'),
  ]);
});
