import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const main = join(import.meta.dirname, '..', '..', 'dist', 'src', 'cli', 'main.js');
const preload = join(import.meta.dirname, 'kill-at.mjs');

export interface CrewOptions {
  /** Arguments of the program: `['worker', …]`. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What the preload is told. */
  readonly faults: { readonly folder: string; readonly stage: string; readonly most: number; readonly nth?: number };
  /** How far the clock of each is off, in milliseconds. */
  readonly skewMs?: readonly number[];
}

export interface Member {
  readonly name: string;
  readonly child: ChildProcess;
  readonly ended: Promise<{
    readonly code: number | null;
    readonly signal: NodeJS.Signals | null;
    readonly said: string;
  }>;
}

/** Processes of the built program, each with a name that stands in its user agent, so that the world knows who asks. */
export class Crew {
  readonly #options: CrewOptions;
  readonly #members = new Map<string, Member>();
  readonly #tag = `${process.pid}-${Math.random().toString(36).slice(2)}`;
  #hired = 0;
  #open = true;

  constructor(options: CrewOptions) {
    this.#options = options;
  }

  get members(): Member[] {
    return [...this.#members.values()];
  }

  /** @param post which of the crew: its clock is set by it */
  hire(post = 0): Member {
    const { args, env, faults, skewMs } = this.#options;
    const name = `w${++this.#hired}w`;
    const child = spawn(process.execPath, ['--import', preload, main, ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith('REVENANT_'))),
        ...env,
        REVENANT_USER_AGENT: `revenant/0.1.0 (+https://crew.example/${name})`,
        FAULTS: JSON.stringify({ ...faults, skewMs: skewMs?.[post] ?? 0 }),
        FAULTS_TAG: this.#tag,
      },
    });
    let said = '';
    child.stderr?.on('data', (part: Buffer) => {
      said = (said + part.toString()).slice(-4_000);
    });
    const ended = once(child, 'close').then(([code, signal]) => {
      this.#members.delete(name);
      return { code: code as number | null, signal: signal as NodeJS.Signals | null, said };
    });
    const member = { name, child, ended };
    this.#members.set(name, member);
    return member;
  }

  /**
   * Keeps so many at work: whoever is killed is followed by another. Anybody who ends otherwise is told; where servers fail
   * (`mayRefuse`), whoever finds one gone as he starts may say so in one line, and end.
   */
  keep(count: number, unexpected: (how: string) => void, mayRefuse = false): void {
    for (let post = 0; post < count; post++) this.#keepOne(post, unexpected, mayRefuse);
  }

  #keepOne(post: number, unexpected: (how: string) => void, mayRefuse: boolean): void {
    void this.hire(post).ended.then(({ code, signal, said }) => {
      if (!this.#open) return;
      const refused = code === 1 && !said.includes('working;') && /^revenant: [^\n]+\n$/.test(said);
      if (signal !== 'SIGKILL' && !(refused && mayRefuse)) unexpected(`exit code ${code}, signal ${signal}: ${said}`);
      this.#keepOne(post, unexpected, mayRefuse);
    });
  }

  /** Kills whoever sent a request with this user agent. False: it is nobody of this crew any more. */
  kill(userAgent: string | undefined): boolean {
    const name = /crew\.example\/(w\d+w)/.exec(userAgent ?? '')?.[1] ?? '';
    return this.#members.get(name)?.child.kill('SIGKILL') ?? false;
  }

  /** Ends all with SIGTERM, and says how each ended. */
  async dismiss(): Promise<{ code: number | null; signal: NodeJS.Signals | null; ms: number; said: string }[]> {
    this.#open = false;
    const start = Date.now();
    const ends = this.members.map(async ({ child, ended }) => {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 30_000);
      const how = await ended;
      clearTimeout(late);
      return { ...how, ms: Date.now() - start };
    });
    return Promise.all(ends);
  }

  /** Command lines of processes that any of the crew started and that are still there (Linux; elsewhere none are seen). */
  async leftovers(): Promise<string[]> {
    for (let waited = 0; ; waited += 100) {
      const found = processesWith(`FAULTS_TAG=${this.#tag}`);
      if (found.length === 0 || waited >= 5_000) return found;
      await sleep(100);
    }
  }
}

function processesWith(variable: string): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        if (!readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(variable)) return [];
        return [readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ').slice(0, 200)];
      } catch {
        return [];
      }
    });
}
