/** Points a real worker, a process of its own, at hostile sites → what became of each, and what it cost. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readSettings } from '../../src/config.ts';
import type { Fingerprint } from '../../src/model/derived/fingerprint.ts';
import type { Visit } from '../../src/model/facts/visit.ts';
import { openServices } from '../../src/services.ts';
import type { HostileCase } from './hostile-case.ts';
import { type HostileServer, startHostileServer, urlOf } from './server.ts';

/** A site whose connection broke is asked again soon, so that the harness need not wait for it. */
const QUICK = ['leastRetryMs=100', 'mostRetryMs=200', 'stalledMs=1000'];
const main = join(import.meta.dirname, '..', '..', 'dist', 'src', 'cli', 'main.js');
const probe = pathToFileURL(join(import.meta.dirname, 'probe.mjs')).href;

export interface CaseResult {
  readonly name: string;
  readonly group: string;
  /** What is wrong; null: passed. */
  readonly miss: string | null;
  readonly outcome: string;
  readonly wallMs: number;
  /** Of the worker, while it took the site: megabytes above where it began. */
  readonly riseMegabytes: number;
}

export interface RunResult {
  readonly cases: readonly CaseResult[];
  readonly exit: number | null;
  readonly seconds: number;
  /** Longest time that the worker's event loop stood still, by the clock and by the CPU that it used in it, in ms. */
  readonly longestBlock: { readonly wallMs: number; readonly cpuMs: number; readonly during: string };
  /** Longest time from the end of one site to the start of one that was asked but once. */
  readonly nextStartMs: number;
  /** The site that ended before it. */
  readonly nextStartAfter: string;
  /** How many times as long as on an idle machine all took, at a guess: what is by the clock is judged by it. */
  readonly busy: number;
  readonly peakMegabytes: number;
  /** Lines of the worker's output that are no single JSON line, or carry a control character. */
  readonly badLines: readonly string[];
}

/** [time, longest gap, CPU in it, megabytes] */
type Sample = readonly [number, number, number, number];

/** Works all of these in one worker, one at a time, in their order. */
export async function runHostile(
  cases: readonly HostileCase[],
  options: { readonly browser: 'never' | 'always'; readonly limits?: readonly string[]; readonly timeout?: number },
): Promise<RunResult> {
  const folder = mkdtempSync(join(tmpdir(), 'revenant-hostile-'));
  const server = await startHostileServer(cases);
  const started = Date.now();
  try {
    writeFileSync(join(folder, 'sites.txt'), cases.map(urlOf).join('\n'));
    const ended = await work(folder, server, options);
    return await judge(cases, folder, server, { ...ended, seconds: (Date.now() - started) / 1000 });
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Ended {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

function work(
  folder: string,
  { port }: HostileServer,
  { browser, limits = [], timeout = 60 }: Parameters<typeof runHostile>[1],
): Promise<Omit<Ended, 'seconds'>> {
  const args = ['crawl', join(folder, 'sites.txt'), '--data', join(folder, 'data'), '--json', '--verbose'];
  args.push('--resolve', `*:80:127.0.0.1:${port}`, '--pages', '5', '--browser', browser, '--timeout', String(timeout));
  for (const limit of [...QUICK, ...limits]) args.push('--limits', limit);
  const { HOME, PATH, TMPDIR } = process.env;
  const env = { HOME, PATH, TMPDIR, NO_COLOR: '1', REVENANT_CONCURRENCY: '1', HOSTILE_PROBE: join(folder, 'probe') };
  const child = spawn(process.execPath, ['--import', probe, main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (stdout += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (stderr += part));
  return new Promise((resolve) => child.once('close', (exit) => resolve({ exit, stdout, stderr })));
}

async function judge(
  cases: readonly HostileCase[],
  folder: string,
  { requests, times }: HostileServer,
  { exit, stdout, stderr, seconds }: Ended,
): Promise<RunResult> {
  const samples = readFileSync(join(folder, 'probe'), 'utf8')
    .split('\n')
    .flatMap((line) => (line.endsWith(']') ? [JSON.parse(line) as Sample] : []));
  const services = await openServices(readSettings({ data: join(folder, 'data'), logLevel: 'silent' }, {}));
  try {
    const found = new Map<string, { visit: Visit; fingerprint: Fingerprint | null }>();
    for (const { visit } of await services.store.ledger.visits({})) {
      const fingerprint = await services.store.fingerprints.get(visit.id);
      found.set(visit.target, { visit: (await services.store.ledger.visit(visit.id))?.visit ?? visit, fingerprint });
    }
    const inOrder = [...found.values()]
      .map(({ visit }) => ({ url: visit.target, from: Date.parse(visit.startedAt), to: Date.parse(visit.endedAt) }))
      .sort((a, b) => a.from - b.from);
    const first = inOrder[0]?.from ?? 0;
    // Until the first site is taken the program loads itself: no page has a part in that.
    const during = samples.filter(([time]) => time > first);
    const block = during.reduce<Sample>((most, one) => (one[2] > most[2] ? one : most), [0, 0, 0, 0]);
    // Who was asked again has waited because it should.
    const once = inOrder.filter(({ url }) => (requests.get(`${new URL(url).host} /`) ?? 0) <= 1);
    const waits = once.slice(1).map(({ from }) => {
      const before = inOrder.findLast(({ to }) => to <= from);
      // A visit that is made again has lost its first attempt's times: its requests tell that nobody stood still.
      const asked = times.findLast((time) => time <= from) ?? 0;
      return { ms: from - Math.max(before?.to ?? from, asked), after: before?.url ?? '' };
    });
    const longest = waits.reduce((most, one) => (one.ms > most.ms ? one : most), { ms: 0, after: '' });
    return {
      cases: cases.map((one) => judged(one, found.get(urlOf(one)), requests, samples)),
      exit,
      seconds: Math.round(seconds),
      longestBlock: {
        wallMs: Math.max(0, ...during.map(([, gap]) => gap)),
        cpuMs: block[2],
        during: inOrder.findLast(({ from }) => from <= block[0])?.url ?? '',
      },
      nextStartMs: longest.ms,
      nextStartAfter: longest.after,
      busy: Math.max(1, Math.round((loadavg()[0] ?? 0) / cpus().length)),
      peakMegabytes: Math.max(0, ...samples.map((sample) => sample[3])),
      badLines: [...badLinesOf(stdout), ...badLinesOf(stderr)],
    };
  } finally {
    await services.close();
  }
}

function judged(
  { name, group, expect }: HostileCase,
  found: { readonly visit: Visit; readonly fingerprint: Fingerprint | null } | undefined,
  requests: ReadonlyMap<string, number>,
  samples: readonly Sample[],
): CaseResult {
  if (found === undefined)
    return { name, group, miss: 'no visit was stored', outcome: 'lost', wallMs: 0, riseMegabytes: 0 };
  const { visit, fingerprint } = found;
  const [from, to] = [Date.parse(visit.startedAt), Date.parse(visit.endedAt)];
  const held = samples.filter(([time]) => time >= from - 100 && time <= to + 200).map((sample) => sample[3]);
  const said = [visit.state, visit.reason, ...visit.marks].filter((part) => part !== null).join(' ');
  const most = Math.max(
    0,
    ...[...requests].flatMap(([key, count]) => (key.startsWith(`${name}.test `) ? [count] : [])),
  );
  const wrong = [
    [expect.state].flat().includes(visit.state) ? null : `state ${visit.state}`,
    expect.reason === undefined || [expect.reason].flat().includes(visit.reason)
      ? null
      : `reason ${visit.reason} (${visit.detail})`,
    expect.condition === undefined || expect.condition === visit.condition ? null : `condition ${visit.condition}`,
    ...(expect.marks ?? []).map((mark) => (visit.marks.includes(mark) ? null : `no mark ${mark}`)),
    expect.asked === undefined || most <= expect.asked ? null : `one path was asked for ${most} times`,
    expect.check?.(visit, fingerprint) ?? null,
  ].filter((part) => part !== null);
  return {
    name,
    group,
    miss: wrong.length === 0 ? null : wrong.join('; '),
    outcome: said,
    wallMs: to - from,
    riseMegabytes: held.length === 0 ? 0 : Math.max(...held) - (held[0] as number),
  };
}

/** One event is one JSON line, and no control character of a page reaches the terminal (B64). */
function badLinesOf(output: string): string[] {
  const lines = output.split(/\r?\n|[\u0085\u2028\u2029]/).filter((line) => line !== '');
  const isBad = (line: string): boolean =>
    /[\u0000-\u001f\u007f-\u009f]/.test(line) || (/^\s*["{}]/.test(line) && !isJson(line));
  return lines.filter(isBad);
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
