/** A crawl that is stopped twice and goes on, from the command line. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { documents, expectOneLine, runHere, start, temporaryFolder } from '../../../testkit/cli/run-cli.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';

const folder = temporaryFolder();
const at = (name: string): string => join(folder.path, name);
let world: GeneratedWorld;
let live: string[];
/** Further addresses are answered when the gate opens, so that no crawl ends before it is stopped. */
let most = 0;
let gate = closedGate();

function closedGate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((done) => {
    open = done;
  });
  return { opened, open };
}

beforeAll(async () => {
  const hear = () => (world.requests.size > most ? gate.opened : undefined);
  world = await startGeneratedWorld({ sites: 18, twins: { 1: 0 }, hear });
  live = ['--resolve', `*:80:127.0.0.1:${world.port}`, '--browser', 'never'];
});
afterAll(async () => {
  await world.close();
  folder.remove();
});

it('goes on after SIGINT and after SIGTERM, and fetches no target twice but those in flight', async () => {
  writeFileSync(at('long.txt'), `${world.urls.slice(0, 18).join('\n')}\n`);
  const args = ['crawl', 'long.txt', '--data', 'cut', ...live];
  const env = { REVENANT_CONCURRENCY: '3', REVENANT_LIMITS: 'firstByteMs=300000,totalMs=300000' };
  world.requests.clear();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    most = world.requests.size + 24;
    gate = closedGate();
    const running = start(args, folder.path, env);
    await expect.poll(() => world.requests.size, { timeout: 90_000 }).toBeGreaterThan(most);
    const listed = signal === 'SIGINT' ? await runHere(['visits', 'list', '--data', 'cut'], folder.path) : null;
    running.child.kill(signal);
    gate.open();
    const ended = await running.ended;
    expect(ended.code).toBe(signal === 'SIGINT' ? 130 : 143);
    expectOneLine(ended, /stopped: \d+ of 18 targets captured, \d+ done; the same command resumes/);
    if (listed !== null) {
      expect(listed.code, 'another command works beside it').toBe(0);
    }
  }
  most = Number.POSITIVE_INFINITY;
  const whole = await runHere([...args, '--json'], folder.path, env);
  expect(whole.code).toBe(0);
  expect(whole.stderr).toContain(', resumed');
  expect(documents(whole.stdout, 'revenant.visit-1')).toHaveLength(18);
  const homes = world.urls.slice(0, 18).map((url) => world.requests.get(`${new URL(url).host}/`) ?? 0);
  expect(Math.min(...homes)).toBe(1);
  // Two stops, three in flight at each.
  expect(homes.filter((times) => times > 1).length).toBeLessThanOrEqual(6);
  const again = await runHere([...args, '--quiet'], folder.path, env);
  expect(again).toMatchObject({ code: 0, stderr: '' });
}, 400_000);
