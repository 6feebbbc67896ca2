import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type PaceFigures, startPaceWorld } from './pace-world.ts';

/** What one worker process is told. */
export interface PaceWork {
  readonly databaseUrl: string;
  readonly pins: readonly string[];
  readonly hosts: readonly string[];
  /** To each host. */
  readonly requests: number;
  /** Seconds. */
  readonly delay: number;
  readonly skewMs: number;
}

export interface PaceResult extends PaceFigures {
  readonly seconds: number;
  readonly killed: number;
}

/**
 * Several processes ask the same hosts, at the same time, over one database; their clocks are hours apart. With `kill`
 * the first of them is killed while it is at work.
 */
export async function measurePace(options: {
  readonly databaseUrl: string;
  readonly processes: number;
  readonly hosts: number;
  readonly addresses: number;
  /** To each host, from each process. */
  readonly requests: number;
  readonly delay: number;
  readonly kill: boolean;
}): Promise<PaceResult> {
  const { databaseUrl, requests, delay, kill } = options;
  const world = await startPaceWorld({ ...options, answerMs: 5 });
  const started = performance.now();
  const children = Array.from({ length: options.processes }, (_, i) => {
    const { hosts, pins } = world;
    const work: PaceWork = { databaseUrl, pins, hosts, requests, delay, skewMs: (i - 1) * 7 * 3_600_000 };
    return spawn(
      process.execPath,
      ['--import', 'tsx', join(import.meta.dirname, 'pace-worker.ts'), JSON.stringify(work)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
  });
  try {
    const ends = children.map(ended);
    let killed = 0;
    if (kill && children[0] !== undefined) {
      await once(children[0].stdout, 'data');
      while (world.figures().requests < options.hosts) await new Promise((done) => setTimeout(done, 5));
      killed += Number(children[0].kill('SIGKILL'));
    }
    const codes = (await Promise.all(ends)).slice(killed);
    if (codes.some((code) => code !== 0)) throw new Error(`a worker failed: exit codes ${codes.join(', ')}`);
    return { ...world.figures(), seconds: (performance.now() - started) / 1000, killed };
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await world.close();
  }
}

async function ended(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}
