import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomOf } from '../generated-world.ts';
import { openBench } from './bench.ts';
import { Crew } from './crew.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

/** The one command of a user without servers, killed at any moment and given again until it ends by itself. */
export async function crawlKilled(options: { targets: number; kills: number; seed: number }): Promise<Outcome> {
  const start = Date.now();
  const random = randomOf(options.seed);
  const bench = await openBench({ backEnds: {}, targets: options.targets, delayMs: 20, concurrency: 8 });
  const list = join(bench.journal.folder, 'sites.txt');
  writeFileSync(list, bench.world.urls.slice(options.targets).join('\n'));
  const faults = { folder: bench.journal.folder, stage: '', most: 0 };
  const crew = new Crew({ args: ['crawl', list, '--quiet'], env: bench.env, faults });
  const unexpected: string[] = [];
  const recoveries: number[] = [];
  let kills = 0;
  try {
    for (;;) {
      const before = bench.journal.lines.length;
      const born = Date.now();
      const { child, ended } = crew.hire();
      if (kills < options.kills) {
        // Not before it has begun, then at any moment: while capturing, fingerprinting or writing.
        while (child.exitCode === null && bench.journal.lines.length === before) await sleep(20);
        if (kills > 0) recoveries.push(Date.now() - born);
        await Promise.race([ended, sleep(random() * 3_000)]);
        if (child.exitCode === null && child.kill('SIGKILL')) kills++;
      }
      const { code, signal, said } = await ended;
      if (signal === 'SIGKILL') continue;
      if (code !== 0) unexpected.push(`exit code ${code}, signal ${signal}: ${said}`);
      break;
    }
    recoveries.sort((a, b) => a - b);
    return await outcomeOf('crawl killed at any moment', bench, crew, { trials: kills, unexpected, start, recoveries });
  } finally {
    await crew.dismiss();
    await bench.close();
  }
}
