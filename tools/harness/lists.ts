/**
 * What real watchlists hold and what taking them in costs: for each set of files rows, entities, values by kind, bad rows,
 * seconds and memory; for a folder of dated versions of one list, the deltas between them.
 * usage: npm run lists -- <folder>   each folder below it that holds a list is one set; the memory is that of a process for each
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { messageOf } from '../../src/errors.ts';
import { takeWatchlist } from '../../src/flow/lists/take-watchlist.ts';
import type { WatchlistChange } from '../../src/model/facts/watchlist.ts';
import { LIMITS } from '../../src/model/limits.ts';
import { openEmbedded } from '../../src/store/database/embedded.ts';
import { openStore } from '../../src/store/store.ts';
import { openLists } from '../../src/watchlist/open-list.ts';

const [folder = '', only] = process.argv.slice(2);
if (folder === '') {
  console.error('usage: npm run lists -- <folder>');
  process.exit(2);
}
if (only === undefined) {
  for (const set of setsIn(resolve(folder))) {
    const run = spawnSync(process.execPath, [...process.execArgv, import.meta.filename, set, 'one'], {
      encoding: 'utf8',
    });
    process.stdout.write(run.stdout);
    if (run.status !== 0) process.stdout.write(`${basename(set)}: ${run.stderr.trim().split('\n').at(-1)}\n`);
  }
} else await measure(folder);

function setsIn(top: string): string[] {
  const entries = readdirSync(top, { withFileTypes: true });
  const below = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(top, name));
  return [...(entries.some((entry) => entry.isFile()) ? [top] : []), ...below].sort();
}

/** One set, or the versions of one list in the order of their names, into a fresh data folder. */
async function measure(set: string): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'revenant-lists-'));
  const database = await openEmbedded(join(data, 'data'));
  try {
    const store = await openStore(database.pool);
    for (const input of await inputsOf(set)) {
      try {
        const { sources } = await openLists(input, { ...LIMITS, openSanctions: true });
        for (const found of sources) {
          // Samples of OpenSanctions are no versions of one another.
          const source = found.format.startsWith('ftm') ? { ...found, list: basename(found.files[0] ?? '') } : found;
          const reasons = new Map<string, number>();
          const began = performance.now();
          const { version } = await takeWatchlist(
            source,
            {
              onProblem: ({ field, reason }) =>
                reasons.set(`${field} ${reason}`, (reasons.get(`${field} ${reason}`) ?? 0) + 1),
              onProgress: () => undefined,
            },
            { store, clock: { now: () => new Date() } },
          );
          const seconds = (performance.now() - began) / 1_000;
          console.log(`${basename(set)}: ${version.files.join(', ')}`);
          console.log(
            `  ${version.counts.entities + version.counts.badRows} rows, ${seconds.toFixed(1)} s, peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB (database included)`,
          );
          console.log(`  ${JSON.stringify(version.counts)}`);
          for (const [reason, count] of [...reasons].slice(0, 5)) console.log(`  bad: ${count} × ${reason}`);
          if (version.ordinal > 1) await printDelta(version.date);
        }
      } catch (thrown) {
        console.log(`${basename(set)}: ${input.map((one) => basename(one)).join(', ')}: ${messageOf(thrown)}`);
      }
    }

    async function printDelta(date: string): Promise<void> {
      const kinds: Record<string, number> = {};
      const add = (key: string, by = 1): void => {
        if (by > 0) kinds[key] = (kinds[key] ?? 0) + by;
      };
      const samples: WatchlistChange[] = [];
      for await (const page of store.watchlists.changes({ since: date }))
        for (const change of page) {
          if (change.date !== date) continue;
          add(change.kind);
          if (change.kind !== 'changed') continue;
          for (const { field } of change.relabelled) add(`relabelled ${field}`);
          for (const { kind } of change.gained) add(`gained ${kind}`);
          for (const { kind } of change.lost) add(`lost ${kind}`);
          add('gained alias', change.aliases.gained.length);
          add('lost alias', change.aliases.lost.length);
          if (change.gained.some(({ kind }) => kind === 'website') && samples.length < 3) samples.push(change);
        }
      console.log(`  delta: ${JSON.stringify(kinds)}`);
      for (const { entity, gained } of samples)
        console.log(`    ${entity.id} gained ${gained.map(({ kind }) => kind).join(', ')}`);
    }
  } finally {
    await database.close();
    rmSync(data, { recursive: true, force: true });
  }
}

/** The whole folder, or file by file where it holds several versions. */
async function inputsOf(set: string): Promise<string[][]> {
  try {
    await openLists([set], { ...LIMITS, openSanctions: true });
    return [[set]];
  } catch {
    return readdirSync(set)
      .sort()
      .map((name) => [join(set, name)]);
  }
}
