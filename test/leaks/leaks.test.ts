import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../src/capture/browser/find-browser.ts';
import { tryAddresses } from '../../testkit/leaks/by-address.ts';
import { tryBrowser } from '../../testkit/leaks/by-browser.ts';
import { type Ground, openGround, type Row } from '../../testkit/leaks/ground.ts';
import { tryRebinding } from '../../testkit/leaks/rebinding.ts';
import { tryHeaders, tryTiming } from '../../testkit/leaks/side-channels.ts';

/** The short form of `npm run leaks`. */
let ground: Ground;
beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground.close());

const executable = findBrowser(process.env['REVENANT_BROWSER_PATH'], process.env['PATH']);

/** Nothing leaked, all ended as it should, and an unguarded client got through with at least that share of it. */
function expectClosed(rows: readonly Row[], least: number): void {
  for (const { path, attempts, leaks, wrong } of rows) {
    expect({ path, leaks, wrong }).toEqual({ path, leaks: 0, wrong: [] });
    expect(attempts).toBeGreaterThan(0);
  }
  const controls = rows.flatMap(({ control }) => control ?? []);
  const total = (of: (one: NonNullable<Row['control']>) => number) => controls.reduce((sum, one) => sum + of(one), 0);
  expect(total(({ reached }) => reached)).toBeGreaterThanOrEqual(least * total((one) => one.of));
}

describe('what a hostile site can say reaches nothing of ours', () => {
  it('every spelling of an address, as seed, redirect and webhook', async () => {
    expectClosed(await tryAddresses(ground), 0.9);
  });

  it.skipIf(executable === null)(
    'every trick of a page in the browser (skipped where no Chromium is installed)',
    async () => {
      expectClosed(await tryBrowser(executable ?? '', ground, true), 0.5);
    },
    // A busy machine needs its time; an idle one a tenth of it.
    240_000,
  );

  it('names that change sides', async () => {
    expectClosed(await tryRebinding(ground, 50), 0.2);
  });

  it('secrets in headers, and the time that a refusal takes', async () => {
    expectClosed([await tryHeaders(ground), await tryTiming(ground, 10)], 0);
  });
});
