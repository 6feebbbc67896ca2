/** Faults of the workers themselves, of their machines and of whoever they speak to. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Crew } from './crew.ts';
import type { Disturbance } from './disturb.ts';
import type { Shared } from './servers-fail.ts';

type Make = (shared: Shared, trials: number) => Promise<Disturbance & { close?(): Promise<void> }>;

const LOAD = { targets: 30, delayMs: 100, concurrency: 2 };
const HOUR = 3_600_000;

const anyOf = (crew: Crew, trial: number) => crew.members[trial % crew.members.length];

export const WORKER_FAULTS: Readonly<Record<string, Make>> = {
  'killed at any moment': async (shared, trials) => ({
    name: 'killed at any moment',
    options: { ...LOAD, targets: 2 * trials, backEnds: await shared.fresh() },
    workers: 3,
    trials,
    async happen(_, crew, trial) {
      anyOf(crew, trial)?.child.kill('SIGKILL');
      await sleep(200);
      return undefined;
    },
  }),
  'told to stop': async (shared, trials) => ({
    name: 'told to stop',
    options: { ...LOAD, targets: 2 * trials, backEnds: await shared.fresh() },
    workers: 3,
    trials,
    async happen(_, crew, trial) {
      const start = Date.now();
      const member = anyOf(crew, trial);
      member?.child.kill('SIGTERM');
      const end = await member?.ended;
      const ms = Date.now() - start;
      // The grace is 8 seconds. Before it hears of signals, a process that starts ends as any does.
      return (end?.code === 0 || end?.signal === 'SIGTERM') && ms < 9_000
        ? []
        : [`exit code ${end?.code} after ${ms} ms: ${end?.said}`];
    },
    mayEndWith: /exit code 0|signal SIGTERM/,
    async finally({ deaths }) {
      return (await deaths()).map((line) => `counted as a death: ${line}`);
    },
  }),
  'stopped longer than its lease': async (shared, trials) => ({
    name: 'stopped longer than its lease',
    options: { ...LOAD, backEnds: await shared.fresh() },
    workers: 3,
    trials,
    async happen(_, crew, trial) {
      const member = anyOf(crew, trial);
      member?.child.kill('SIGSTOP');
      await sleep(7_000);
      member?.child.kill('SIGCONT');
      return undefined;
    },
  }),
  'clocks wrong': async (shared, trials) => {
    const refused = new Set<string>();
    return {
      name: 'clocks wrong',
      options: {
        ...LOAD,
        targets: 2 * trials,
        backEnds: await shared.fresh(),
        // Each alert needs a second attempt, whose time is counted from a wrong clock.
        receive(id, _, response) {
          response.writeHead(refused.has(id) ? 204 : 500).end();
          refused.add(id);
        },
      },
      workers: 5,
      skewMs: [-24 * HOUR, -HOUR, 0, HOUR, 24 * HOUR],
      trials,
      async happen(_, crew, trial) {
        anyOf(crew, trial)?.child.kill('SIGKILL');
        return undefined;
      },
    };
  },
  'an input that kills': async (shared) => {
    let crew: Crew | undefined;
    let kills = 0;
    return {
      name: 'an input that kills',
      options: {
        ...LOAD,
        silent: 1,
        backEnds: await shared.fresh(),
        hear(host, request, _, { targets, journal }) {
          if (host !== [...targets.keys()][3] || crew?.kill(request.headers['user-agent']) !== true) return undefined;
          journal.note('deadly');
          kills++;
          return 'drop';
        },
      },
      workers: 3,
      trials: 1,
      hired: (hired) => {
        crew = hired;
      },
      happen: async () => undefined,
      expected: { deadly: 1 },
      // Once among others, three times alone.
      finally: async () => (kills >= 3 && kills <= 5 ? [] : [`it killed ${kills} workers`]),
    };
  },
  'answers after our time': async (shared) => {
    const heard = new Map<string, number>();
    return {
      name: 'answers after our time',
      options: {
        ...LOAD,
        targets: 10,
        backEnds: await shared.fresh(),
        receive(id, _, response) {
          const times = (heard.get(id) ?? 0) + 1;
          heard.set(id, times);
          // The first is taken, but we no longer listen.
          setTimeout(() => response.writeHead(204).end(), times === 1 ? 4_500 : 0);
        },
      },
      workers: 3,
      trials: 0,
      counted: () => heard.size,
      happen: async () => undefined,
    };
  },
  'disk full': async (shared) => {
    const folder = mkdtempSync(join(tmpdir(), 'revenant-full-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=600k', 'tmpfs', folder], { stdio: 'pipe' });
    return {
      name: 'disk full',
      options: { ...LOAD, blobs: folder, backEnds: await shared.fresh() },
      workers: 2,
      trials: 1,
      async happen(_, crew) {
        const end = await anyOf(crew, 0)?.ended;
        execFileSync('mount', ['-o', 'remount,size=64m', folder], { stdio: 'pipe' });
        return end?.code === 1 && /no room left in .*REVENANT_BLOB_URL/.test(end.said)
          ? []
          : [`exit code ${end?.code}: ${end?.said}`];
      },
      mayEndWith: /exit code 1,.*no room left in/s,
      async close() {
        execFileSync('umount', [folder], { stdio: 'pipe' });
        rmSync(folder, { recursive: true });
      },
    };
  },
  'proxy down': async (shared) => {
    let direct = 0;
    return {
      name: 'proxy down',
      stage: 'proxy down',
      options: {
        ...LOAD,
        targets: 8,
        browser: 'always',
        backEnds: await shared.fresh(),
        hear(_, request, __, { journal }) {
          if (request.headers['upgrade-insecure-requests'] === undefined) return undefined;
          // Whoever comes after the first has a proxy again.
          if (journal.done('proxy down') === 0) writeFileSync(join(journal.folder, 'proxy-down'), '');
          else if (request.headers['user-agent']?.includes('/w1w')) direct++;
          return undefined;
        },
      },
      workers: 1,
      trials: 1,
      mayEndWith: /exit code 1,.*nothing is drawn/s,
      async happen({ journal }) {
        for (let waited = 0; journal.done('proxy down') === 0; waited += 100) {
          if (waited > 60_000) return ['the browser never asked its proxy'];
          await sleep(100);
        }
        return [];
      },
      finally: async () => (direct === 0 ? [] : [`${direct} requests of the browser past its proxy`]),
    };
  },
};
