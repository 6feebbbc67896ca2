/**
 * The example's successor over five crawls, and what each of them said: what came, what is absent, what was flagged, who was told.
 * usage: npm run timeline
 * The last line is JSON; exit code 1 when the third name is not flagged by the archived site alone, or the removal is not told once.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Timeline } from '../../src/model/derived/timeline.ts';
import { type Cli, crawlStages, type StageTold, THIRD } from '../../testkit/timeline/stages.ts';

const MAIN = join(import.meta.dirname, '..', '..', 'dist', 'src', 'cli', 'main.js');
const folder = await mkdtemp(join(tmpdir(), 'revenant-timeline-'));
const cli: Cli = (...args) =>
  new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], { cwd: folder, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr });
    });
  });
try {
  const { stages, timeline } = await crawlStages(cli, folder);
  console.log(
    '| crawl | found | what the timeline says | flagged | alerts | seconds |\n| --- | --- | --- | --- | --- | --- |',
  );
  for (const [index, stage] of stages.entries()) console.log(rowOf(stage, index, timeline));
  const third =
    stages.at(-1)?.flagged.some((pair) => pair.startsWith('qiruntuo-chem.example, ') && pair.includes(THIRD)) === true;
  const removals = stages.flatMap(({ alerts }) => alerts).filter(({ type }) => type === 'site.removed').length;
  const seconds = stages.reduce((sum, { ms }) => sum + ms / 1000, 0);
  console.log(
    JSON.stringify({ crawls: stages.length, thirdFlaggedFromArchive: third, removals, seconds: Math.round(seconds) }),
  );
  process.exitCode = third && removals === 1 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

function rowOf({ name, flagged, alerts, ms }: StageTold, index: number, { sightings, events }: Timeline): string {
  const sighting = sightings[index];
  const found =
    sighting === undefined ? '' : `${sighting.presence}${sighting.cause === null ? '' : ` (${sighting.cause})`}`;
  const told = events.filter(({ visit }) => visit === sighting?.visit).map(eventText);
  const sent = alerts.map(({ type, left, entity }) => `${type} ${left}${entity === null ? '' : ` (${entity.id})`}`);
  const cells = [name, found, told.join('; '), flagged.join('; '), sent.join('; '), (ms / 1000).toFixed(1)];
  return `| ${cells.join(' | ')} |`;
}

/** What happened, and of each thing that changed how many came and went. */
function eventText({ kind, changes }: Timeline['events'][number]): string {
  const counts = new Map<string, number>();
  for (const { what, about } of changes) counts.set(`${about} ${what}`, (counts.get(`${about} ${what}`) ?? 0) + 1);
  const parts = [...counts].map(([name, count]) => `${name} ${count}`);
  return parts.length === 0 ? kind : `${kind}: ${parts.join(', ')}`;
}
