import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/model/limits.ts';
import type { Job, JobEnd } from '../../src/reader/child.ts';
import { openPool, type ReaderPool } from '../../src/reader/pool.ts';

const folder = mkdtempSync(join(tmpdir(), 'reader-pool-'));
afterAll(() => rmSync(folder, { recursive: true }));
/** Says which process it is: after a second when asked to `rest`, and never when asked to `stay`. */
const entry = join(folder, 'reader.mjs');
writeFileSync(
  entry,
  `process.on('message', ({ task: { work: { contentType } } }) => {
    if (contentType !== 'stay') setTimeout(() => process.send({ done: process.pid }), contentType === 'rest' ? 1_000 : 0);
  });
  process.send({ ready: true });`,
);

const job = (site?: string, contentType = ''): Job => ({
  ...{ work: { what: 'charset', contentType }, bodies: [], ms: 60_000 },
  ...(site !== undefined && { site }),
});
const pidOf = (end: JobEnd): unknown => (end.as === 'done' ? end.value : end);

describe('two readers', () => {
  const opened: ReaderPool[] = [];
  const open = (ownMs?: number): ReaderPool => {
    const pool = openPool({ ...LIMITS, readers: 2 }, entry, ownMs);
    opened.push(pool);
    return pool;
  };
  afterEach(async () => {
    for (const pool of opened.splice(0)) await pool.close();
  });

  it('share the sites, and all pages of a site go to one of them', async () => {
    const pool = open();
    const ask = (site: string) => pool.run(job(site)).then(pidOf);
    // The second site waits, so that the second reader is started.
    await Promise.all([pool.run(job('a.example', 'rest')), pool.run(job('b.example', 'rest'))]);
    const [a, b] = [await ask('a.example'), await ask('b.example')];
    expect(a).not.toBe(b);
    for (let n = 0; n < 3; n++) {
      expect(await ask('a.example')).toBe(a);
      expect(await ask('a.example')).toBe(a);
      expect(await ask('b.example')).toBe(b);
    }
  });

  it('do the work of a site whose reader is busy for long', async () => {
    const pool = open(50);
    const lost = pool.run(job('slow.example', 'stay'));
    const other = pidOf(await pool.run(job()));
    expect(pidOf(await pool.run(job('slow.example')))).toBe(other);
    expect(pidOf(await pool.run(job('slow.example')))).toBe(other);
    await pool.close();
    expect(await lost).toMatchObject({ as: 'lost' });
  });
});
