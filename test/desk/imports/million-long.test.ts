/** A list of a million rows: its reader process pays for it, the desk answers meanwhile and says how far it is. */
import { createWriteStream, mkdtempSync, openAsBlob, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../../src/desk/desk.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';

const KEY = 'k'.repeat(32);
const ROWS = 1_000_000;
/** Megabytes of JavaScript that the desk's process may have more than before: ids of the rows and what waits. */
const MOST_MEGABYTES = 400;
/** The longest that another page may wait, in milliseconds, on a shared machine. */
const LONGEST_MS = 5_000;

let world: GeneratedWorld;
let shop: Workshop;
let desk: Desk;
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'revenant-million-'));
  world = await startGeneratedWorld({ sites: 1 });
  // A reader holds the rows of a list until it is previewed.
  shop = await openWorkshop(world, { limits: { parseMegabytes: 1_500 } });
  desk = await openDesk(shop.services, { host: '127.0.0.1', port: 0, key: KEY });
});
afterAll(async () => {
  await desk.close();
  await shop.close();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

it('is previewed with its counts; the desk answers within seconds, in bounded memory, and tells its progress', async () => {
  const path = join(folder, 'million.csv');
  const rows = function* () {
    yield 'id,name,type\n';
    for (let i = 0; i < ROWS; i++) yield `m${i},Tarn Felt Works ${i} Ltd,company\n`;
  };
  await pipeline(Readable.from(rows()), createWriteStream(path));
  const headers = { authorization: `Bearer ${KEY}` };
  const form = new FormData();
  form.append('by', 'Ada');
  form.append('list', 'Million');
  form.append('file', await openAsBlob(path), 'million.csv');
  const before = process.memoryUsage().heapUsed;
  const sent = await fetch(`${desk.base}/api/v1/imports/lists`, { method: 'POST', headers, body: form });
  const { id } = (await sent.json()) as { id: string };
  let [most, longest] = [0, 0];
  const told = new Set<string>();
  let one: { state: string; problem: string | null; lists: { version: { counts: { entities: number } } }[] };
  for (;;) {
    const asked = performance.now();
    const page = load(await (await fetch(`${desk.base}/imports/${id}`, { headers })).text());
    longest = Math.max(longest, performance.now() - asked);
    most = Math.max(most, process.memoryUsage().heapUsed - before);
    told.add(page('[role=status]').first().text());
    one = (await (await fetch(`${desk.base}/api/v1/imports/${id}`, { headers })).json()) as typeof one;
    if (!/^(?:waiting|reading)$/.test(one.state)) break;
    await new Promise((done) => setTimeout(done, 500));
  }
  const figures = `${Math.round(most / 1e6)} MB more, longest answer ${Math.round(longest)} ms, ${told.size} steps told`;
  process.stdout.write(`a million rows cost the desk ${figures}\n`);
  expect([one.state, one.problem]).toEqual(['ready', null]);
  expect(one.lists[0]?.version.counts.entities).toBe(ROWS);
  expect(most / 1e6).toBeLessThan(MOST_MEGABYTES);
  expect(longest).toBeLessThan(LONGEST_MS);
  expect([...told].filter((text) => /MB of rows/.test(text)).length).toBeGreaterThan(0);
  expect([...told].filter((text) => /\d entities so far/.test(text)).length).toBeGreaterThan(1);
}, 1_500_000);
