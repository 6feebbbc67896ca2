/** Real kills (SIGKILL) of the process that draws: no picture is lost, and none is stored twice. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../src/config.ts';
import { homeOf } from '../../../src/flow/evidence/draw-page.ts';
import { pagesToDraw } from '../../../src/flow/evidence/pages-to-draw.ts';
import { openServices } from '../../../src/services.ts';
import { openBench } from '../../../testkit/evidence/bench.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
/** Milliseconds of life after the first line; null: until it has done all. */
const LIVES = [0, 250, 700, 1_200, null];

/** Lines that a drawing process wrote before it was killed, or ended by itself. */
function drawFor(data: string, lifeMs: number | null): Promise<string[]> {
  const env = { ...process.env, REVENANT_DATA: data, REVENANT_BROWSER: 'home', REVENANT_LOG_LEVEL: 'silent' };
  const script = join(ROOT, 'testkit', 'flow', 'draw-worker.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => {
    if (said === '' && lifeMs !== null) setTimeout(() => child.kill('SIGKILL'), lifeMs);
    said += bytes.toString();
  });
  return new Promise((done) => child.once('close', () => done(said.split('\n'))));
}

describe('a process that draws and is killed', () => {
  it('loses no picture, draws none again that is kept, and leaves none in line', async () => {
    const bench = await openBench({ browser: 'home', limits: ['stalledMs=600000'] });
    const { match, shop } = bench;
    const { data } = shop.services.settings;
    await shop.services.store.ledger.saveFound([match], [], pagesToDraw([match], ['desktop', 'phone']));
    await shop.services.close();
    const said: string[] = [];
    for (const life of LIVES) said.push(...(await drawFor(data, life)));
    expect(said.at(-2)).toBe('done');

    const { store, close } = await openServices(readSettings({ data, browser: 'never', logLevel: 'silent' }, {}));
    const kept = await store.drawings.of([match.left.visit, match.right.visit]);
    for (const { visit: id } of [match.left, match.right]) {
      const home = homeOf((await store.ledger.visit(id))?.visit)?.id;
      const screens = kept.filter(({ capture }) => capture === home).map(({ screen }) => screen);
      expect(screens.sort()).toEqual(['desktop', 'phone']);
    }
    for (const { reason, picture } of kept)
      expect({ reason, isThere: picture !== null }).toEqual({ reason: null, isThere: true });
    const logged = (await store.log.entries(0, 10_000)).filter(({ kind }) => kind === 'drawing');
    expect(logged.map(({ subject }) => subject).sort()).toEqual(kept.map(({ id }) => id).sort());
    expect(await store.drawings.claim(1_000, 0)).toBeNull();
    await close();
    await bench.close();
  }, 400_000);
});
