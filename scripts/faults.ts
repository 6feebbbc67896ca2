/**
 * Kills a crawl with SIGKILL, again and again, and counts what was lost, doubled or wrongly condemned.
 * usage: npm run faults -- [--targets 300] [--kills 10] [--seed 1]
 * Prints one JSON line; exit code 1 when anything is lost, doubled or quarantined.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomOf, startGeneratedWorld } from '../test/generated-world.ts';

const { values } = parseArgs({
  options: {
    targets: { type: 'string', default: '300' },
    kills: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
  },
});
const targets = Number(values.targets);
const kills = Number(values.kills);
const random = randomOf(Number(values.seed));
const main = join(import.meta.dirname, '..', 'dist', 'src', 'cli', 'main.js');

const folder = mkdtempSync(join(tmpdir(), 'revenant-faults-'));
const data = join(folder, 'data');
// Sites 1 and 2 carry what site 0, the dead predecessor, left: two findings that must be told once each.
const world = await startGeneratedWorld({ sites: targets, delayMs: 20, twins: { 1: 0, 2: 0 } });
const told: string[] = [];
const receiver = createServer((request, response) => {
  told.push(String(request.headers['webhook-id']));
  request.resume();
  response.writeHead(204).end();
});
await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
const receiverPort = (receiver.address() as AddressInfo).port;

writeFileSync(join(folder, 'old-site.html'), world.savedHome(0));
writeFileSync(join(folder, 'sites.txt'), world.urls.slice(1).join('\n'));
writeFileSync(
  join(folder, 'watchlist.json'),
  JSON.stringify({
    schema: 'revenant.watchlist/1',
    entities: [
      {
        id: 'e0',
        names: ['The predecessor'],
        captures: [{ path: 'old-site.html', url: 'http://old.test/', capturedAt: '2021-06-01' }],
      },
    ],
  }),
);
const common = ['--data', data, '--resolve', `*:80:127.0.0.1:${world.port}`, '--allow', `127.0.0.1:${receiverPort}`];
const crawl = [
  main,
  'crawl',
  join(folder, 'watchlist.json'),
  join(folder, 'sites.txt'),
  ...common,
  '--pages',
  '4',
  '--browser',
  'never',
  '--quiet',
];

const run = (args: string[]): string => {
  const done = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(`revenant ${args[0]} ${args[1]}: exit code ${done.status}\n${done.stderr}`);
  return done.stdout;
};
run(['hooks', 'add', `http://127.0.0.1:${receiverPort}/`, '--all', '--data', data]);

const started = Date.now();
let killed = 0;
let exit: number | null = null;
const resumes: number[] = [];
while (exit === null) {
  const child = spawn(process.execPath, crawl, { stdio: ['ignore', 'ignore', 'inherit'] });
  const born = Date.now();
  const requestsBefore = world.requests.size;
  let working: () => void = () => undefined;
  const atWork = new Promise<void>((done) => {
    working = done;
  });
  const watch = setInterval(() => {
    if (world.requests.size === requestsBefore) return;
    resumes.push(Date.now() - born);
    clearInterval(watch);
    working();
  }, 20);
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  if (killed < kills) {
    // Not before it has begun, then at any moment: while capturing, fingerprinting or writing.
    await Promise.race([ended, atWork]);
    await Promise.race([ended, new Promise((done) => setTimeout(done, random() * 3000))]);
    if (child.exitCode === null) {
      child.kill('SIGKILL');
      killed++;
    }
  }
  exit = await ended;
  clearInterval(watch);
  process.stderr.write(
    `faults: ${killed} kills, ${world.requests.size} pages asked for, ${((Date.now() - started) / 1000).toFixed(0)} s\n`,
  );
}

const lines = run(['visits', 'list', '--json', '--data', data])
  .trim()
  .split('\n')
  .map(
    (line) =>
      JSON.parse(line) as {
        target: string;
        run: string | null;
        state: string;
        final: boolean;
        reason: string | null;
        captures: string[];
      },
  );
const visits = lines.filter((line) => line.run !== null);
const perTarget = new Map<string, number>();
for (const { target } of visits) perTarget.set(target, (perTarget.get(target) ?? 0) + 1);
const matches = run(['matches', 'list', '--json', '--flagged', '--data', data]).trim().split('\n').filter(Boolean);
const result = {
  targets: targets - 1,
  kills: killed,
  exit,
  seconds: Math.round((Date.now() - started) / 1000),
  lost: world.urls.slice(1).filter((url) => !perTarget.has(url)).length,
  doubledVisits: [...perTarget.values()].filter((count) => count > 1).length,
  notFinal: visits.filter(({ final }) => !final).length,
  doubledCaptures: visits.filter(({ captures }) => new Set(captures).size !== captures.length || captures.length !== 5)
    .length,
  quarantined: visits.filter(({ reason }) => reason === 'crash:worker').length,
  notCaptured: visits.filter(({ state }) => state !== 'captured').length,
  flagged: matches.length,
  alerts: new Set(told).size,
  alertsSentAgain: told.length - new Set(told).size,
  resumeMs: { median: resumes.sort((a, b) => a - b)[resumes.length >> 1] ?? null, max: resumes.at(-1) ?? null },
};
console.log(JSON.stringify(result));
await world.close();
receiver.closeAllConnections();
receiver.close();
const wrong =
  result.lost +
  result.doubledVisits +
  result.notFinal +
  result.doubledCaptures +
  result.quarantined +
  result.notCaptured;
if (wrong > 0 || result.alerts !== result.flagged) {
  console.error(`kept for a look: ${folder}`);
  process.exitCode = 1;
} else rmSync(folder, { recursive: true, force: true });
