/** A schedule whose worker was away, from the command line. */
import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listen } from '../../../src/cli/example-world.ts';
import { readSettings } from '../../../src/config.ts';
import type { ScheduleDocument, VisitDocument } from '../../../src/model/documents.ts';
import { openServices } from '../../../src/services.ts';
import { buildProgram, documents, runHere, start, temporaryFolder } from '../run-cli.ts';

const HOUR = 3_600_000;
const folder = temporaryFolder();
const cli = (...args: string[]) => runHere([...args, '--data', `${folder.path}/data`], folder.path);
const PAGE = '<html><body><main><p>Pens and quills in bulk, sent within a day of the order.</p></main></body></html>';
const server = createServer((_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE));
let world: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  buildProgram();
  world = await listen(server);
});
afterAll(async () => {
  await world.close();
  folder.remove();
});

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
async function workUntil(isDone: () => boolean): Promise<void> {
  const pin = ['--resolve', `*:80:127.0.0.1:${world.port}`, '--limits', 'stalledMs=300'];
  const worker = start(['worker', '--data', `${folder.path}/data`, ...pin], folder.path);
  await worker.said(/working/);
  for (const began = Date.now(); !isDone() && Date.now() - began < 60_000; )
    await new Promise((resolve) => setTimeout(resolve, 100));
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  worker.child.kill('SIGINT');
  expect((await worker.ended).code).toBe(0);
}

it('three runs that were missed are one when the worker is back, at the last of their times; a second start adds none', async () => {
  const added = await cli('schedule', 'add', 'http://quillmoor.example/', '--every', '1h', '--browser', 'never');
  expect(added.code, added.stderr).toBe(0);
  expect(added.stdout).toMatch(/ {2}every 1h {2}1 target .*last run never$/m);
  const createdAt = await age(3.5 * HOUR);

  let asked = 0;
  server.on('request', ({ url }) => {
    if (url === '/') asked++;
  });
  await workUntil(() => asked > 0);
  const seen = await visits();
  expect(seen).toEqual([expect.stringMatching(/^captured /)]);
  expect((await listed())?.lastRunAt).toBe(new Date(createdAt.getTime() + 3 * HOUR).toISOString());

  await workUntil(() => true);
  expect(await visits()).toEqual(seen);
  expect(asked).toBe(1);

  const removed = await cli('schedule', 'remove', (await listed())?.id ?? '');
  expect(removed.code).toBe(0);
  expect(await listed()).toBeUndefined();
});

it('a cron pattern is told with its zone', async () => {
  const added = await cli('schedule', 'add', 'http://quillmoor.example/', '--cron', '0 3 * * 1');
  expect(added.stdout).toContain('cron 0 3 * * 1 (UTC)');
  const wrong = await cli('schedule', 'add', 'http://quillmoor.example/', '--cron', '0 3 * *');
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toMatch(/not a cron pattern: 0 3 \* \* .*write five fields, in UTC/);
});
