import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sifted, writeArchives } from '../../../testkit/flow/sift-kills.ts';

/** Fifty of them: npm run sift-kills */
it('three kills lose nothing and double nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'revenant-killed-'));
  try {
    const files = writeArchives(join(folder, 'crawl'), 2, 300);
    const env = { REVENANT_LIMITS: 'siftSliceBytes=200000,readers=1' };
    const { killed: none, ...whole } = await sifted({ data: join(folder, 'whole'), files, env }, 0, 1);
    expect(whole.document?.counts).toMatchObject({ pages: 1_800, passed: 18 });
    expect(whole.visits).toHaveLength(6);
    const { killed, ...torn } = await sifted({ data: join(folder, 'torn'), files, env }, 3, 1_500);
    expect(torn).toEqual(whole);
    expect([none, killed > 0]).toEqual([0, true]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 600_000);
