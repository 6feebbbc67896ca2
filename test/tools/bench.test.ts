import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { interleaved, judge, median, percentile } from '../../tools/bench/bench.ts';
import { runCounted } from '../../tools/bench/processes.ts';
import { figure } from '../../tools/bench/table.ts';
import { shop } from '../../tools/bench/worlds/shop.ts';

const target = { of: 'ratio', better: 'less', must: 0.25, goal: 0.1 } as const;
const row = { what: 'time', unit: 'ms', ours: 20, peer: { name: 'other', value: 100 }, target };

it('judges a ratio, or our own figure, by the better direction', () => {
  expect(judge('crawl', row)).toMatchObject({ ratio: 0.2, met: 'must' });
  expect(judge('crawl', { ...row, ours: 10 }).met).toBe('goal');
  expect(judge('crawl', { ...row, ours: 26 }).met).toBe('missed');
  const own = { of: 'ours', better: 'more', must: 0.99, goal: 1 } as const;
  expect(judge('text', { ...row, ours: 0.98, target: own }).met).toBe('missed');
  expect(judge('text', { ...row, ours: 1, target: own }).met).toBe('goal');
});

it('judges nothing that was not measured', () => {
  expect(judge('crawl', { ...row, peer: { name: 'other', value: null } })).toMatchObject({
    ratio: null,
    met: 'not measured',
  });
  expect(judge('crawl', { ...row, ours: null }).met).toBe('not measured');
  expect(judge('crawl', { ...row, target: undefined }).met).toBeNull();
});

it('takes medians and percentiles, and runs contestants in turn', async () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(percentile([1, 2, 3, 4], 0.99)).toBe(4);
  expect([figure(12_345.6), figure(0.123_456), figure(7)]).toEqual(['12,346', '0.123', '7']);
  const order: string[] = [];
  const runs = await interleaved(2, {
    a: async () => order.push('a'),
    b: async () => order.push('b'),
  });
  expect(order.join('')).toBe('abba');
  expect(runs).toEqual({ a: [1, 4], b: [2, 3] });
});

it('counts the processor time of a grandchild that was killed, and the memory of all', async () => {
  const burn = `const end = process.cpuUsage().user + 200_000; while (process.cpuUsage().user < end); process.send('done'); setTimeout(() => {}, 60_000);`;
  const script = `
    import { fork } from 'node:child_process';
    import { writeFileSync } from 'node:fs';
    writeFileSync(process.argv[1], ${JSON.stringify(burn)});
    const child = fork(process.argv[1]);
    child.on('message', () => setTimeout(() => child.kill('SIGKILL'), 600));
    child.on('exit', () => console.log('{"ended":true}'));`;
  const file = join(process.env['TMPDIR'] ?? '/tmp', `bench-burn-${process.pid}.cjs`);
  const ran = await runCounted([process.execPath, '--input-type=module', '-e', script, file]);
  execFileSync('rm', ['-f', file]);
  expect(ran.output).toContain('{"ended":true}');
  expect(ran.cpuMs).toBeGreaterThanOrEqual(200);
  expect(ran.megabytes).toBeGreaterThan(8);
  await expect(runCounted([process.execPath, '-e', 'process.exit(3)'])).rejects.toThrow('ended with 3');
});

it('makes the same shop of the same number, with pages of the wanted length', async () => {
  const one = shop(3, 21, 4);
  expect(one.paths).toHaveLength(21);
  for (const path of one.paths) {
    const page = one.page(path);
    expect(page).toBe(shop(3, 21, 4).page(path));
    expect(Math.abs(page.length - 28_000)).toBeLessThan(1_000);
    // Every page leads to every other.
    for (const other of one.paths) expect(page).toContain(`href="${other}"`);
  }
  expect(one.page('/')).not.toBe(shop(4, 21, 4).page('/'));
  expect((await one.picture('/media/photo-1.jpg')).byteLength).toBeGreaterThan(10_000);
});
