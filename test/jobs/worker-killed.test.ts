import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openTestRun, openWorkshop } from '../../testkit/flow/crawl-services.ts';
import { startGeneratedWorld } from '../../testkit/generated-world.ts';

it('sets aside an input that kills every worker, and ends the run with the others whole', async () => {
  const world = await startGeneratedWorld({ sites: 8 });
  const shop = await openWorkshop(world);
  const { services } = shop;
  const run = await openTestRun(world, services, [1, 2, 3, 4]);
  const data = services.settings.data;
  const deadly = world.urls[2] ?? '';
  await services.close();
  let deaths = 0;
  for (;;) {
    const args = [
      '--liftoff-only',
      join(import.meta.dirname, 'deadly-worker.mjs'),
      data,
      String(world.port),
      deadly,
      run.id,
    ];
    const [code, signal] = await once(
      spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] }),
      'exit',
    );
    if (signal === 'SIGKILL') deaths++;
    else {
      expect(code).toBe(0);
      break;
    }
    expect(deaths).toBeLessThan(8);
  }
  const after = await shop.again();
  const visits = await after.store.ledger.visits({ run: run.id });
  expect(visits.map(({ visit }) => [visit.target, visit.state, visit.reason])).toEqual([
    [world.urls[1], 'captured', null],
    [world.urls[2], 'failed', 'crash:worker'],
    [world.urls[3], 'captured', null],
    [world.urls[4], 'captured', null],
  ]);
  // Once among others, then three times alone.
  expect(deaths).toBe(4);
  await shop.close();
  await world.close();
});
