/** One reader process, as seen by the process that started it. */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { orElse } from '../errors.ts';
import { command } from '../model/text/program.ts';
import { type Body, MESSAGE_BYTES, type Order, type ReaderLimits, type Report, type Work } from './messages.ts';

/** Milliseconds until a reader that is started must say that it is ready. */
const START_MS = 30_000;
const WATCH_MS = 50;
/** Clock time a job may take, in multiples of its processor time: machines may be busy. */
const PATIENCE = 6;
const MIB = 1024 * 1024;
/** Share of a reader's memory for the JavaScript heap; the rest is for bytes and pixels. */
const HEAP_SHARE = 0.75;
/** Megabytes of each half of the space for young objects: V8's 16 cost a tenth of the time. */
const YOUNG_MEGABYTES = 32;
/**
 * A function is optimised when it has run three times as long as V8's own budget (66 kB of
 * bytecode) allows, and with less of what it calls: by then fewer are optimised twice. Newer Nodes
 * wait longer by themselves, and refuse the first flag.
 */
const COMPILER = [
  ...(process.version.startsWith('v20.') ? ['--interrupt-budget=200000'] : []),
  '--max-inlined-bytecode-size-cumulative=400',
];
/** Environment variables of a reader: libraries and scratch files, never a password. */
const ENVIRONMENT = ['LD_LIBRARY_PATH', 'SystemRoot', 'TMPDIR', 'TEMP'];

/** The reader process of this build or the sources. This code may stand in a bundle elsewhere. */
export const ENTRY = join(import.meta.dirname, '..', 'reader', `process${extname(import.meta.filename)}`);

export interface Job {
  readonly work: Work;
  /** The reader that has the other pages of the site does it. */
  readonly site?: string;
  readonly bodies: readonly Body[];
  /** Milliseconds of processor time; several times as many by the clock. */
  readonly ms: number;
}

/** How a job ended. `lost`: its process is gone, killed by us (time, memory) or crashed. */
export type JobEnd =
  | { readonly as: 'done'; readonly value: unknown }
  | { readonly as: 'threw'; readonly message: string }
  | { readonly as: 'lost'; readonly why: Loss; readonly detail: string; readonly found: unknown };
type Loss = 'time' | 'memory' | 'crash';

export class ReaderChild {
  jobs = 0;
  gone = false;
  readonly #process: ChildProcess;
  readonly #megabytes: number;
  readonly #ready: Promise<void>;
  readonly #exit: Promise<void>;
  #output = '';
  #onReport: (report: Report) => void = () => undefined;
  #onExit: (how: string) => void = () => undefined;

  /** @param entry file of the process */
  constructor(megabytes: number, entry: string) {
    this.#megabytes = megabytes;
    // Sources need the loader that development runs with; compiled code needs none.
    const loader = entry.endsWith('.ts')
      ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]
      : [];
    const child = fork(entry, [command('')], {
      execArgv: [
        `--max-old-space-size=${Math.ceil(megabytes * HEAP_SHARE)}`,
        `--max-semi-space-size=${YOUNG_MEGABYTES}`,
        ...COMPILER,
        ...loader,
      ],
      env: Object.fromEntries(ENVIRONMENT.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#process = child;
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#output = (this.#output + text).slice(-4_000);
    });
    this.#ready = new Promise((resolve) => {
      child.on('message', (message: Report) => ('ready' in message ? resolve() : this.#onReport(message)));
    });
    // A message to a process that has just ended: `exit` follows.
    child.on('error', () => undefined);
    this.#exit = new Promise((resolve) => {
      // Not `exit`: its last output is needed too.
      child.once('close', (code, signal) => {
        this.gone = true;
        this.#onExit(signal ?? `exit code ${code}`);
        resolve();
      });
    });
    this.#hold(false);
  }

  /** Does one job; the caller gives no second one before it has ended. Never rejects. */
  run({ work, bodies, ms }: Job, limits: ReaderLimits): Promise<JobEnd> {
    this.#hold(true);
    return new Promise((resolve) => {
      let found: unknown;
      let why: 'time' | 'memory' | null = null;
      const kill = (reason: 'time' | 'memory'): void => {
        why ??= reason;
        this.#process.kill('SIGKILL');
      };
      let timer = setTimeout(kill, START_MS, 'time');
      let begun: number | null = null;
      const watch = setInterval(() => {
        if (this.memory() > this.#megabytes) kill('memory');
        if (begun !== null && this.#processorMs() - begun > ms) kill('time');
      }, WATCH_MS);
      const end = (how: JobEnd): void => {
        clearTimeout(timer);
        clearInterval(watch);
        this.#onReport = this.#onExit = () => undefined;
        this.jobs++;
        this.#hold(false);
        resolve(how);
      };
      const lost = (how: string): void => {
        const full = why === null && /heap out of memory|Array buffer allocation failed/.test(this.#output);
        end({ as: 'lost', why: why ?? (full ? 'memory' : 'crash'), detail: this.#reasonOf(how), found });
      };
      this.#onExit = lost;
      this.#onReport = (report) => {
        if ('found' in report) ({ found } = report);
        else if ('done' in report) end({ as: 'done', value: report.done });
        else if ('threw' in report) end({ as: 'threw', message: report.threw });
      };
      if (this.gone) return lost('it had ended');
      void this.#ready.then(async () => {
        clearTimeout(timer);
        begun = this.#processorMs();
        timer = setTimeout(kill, begun === 0 ? ms : PATIENCE * ms, 'time');
        const groups = groupsOf(bodies);
        for (const group of groups.slice(0, -1)) await this.#send({ bodies: group });
        await this.#send({ bodies: groups.at(-1) ?? [], task: { work, limits } });
      });
    });
  }

  /** Megabytes that it holds now; 0 where the system does not tell. */
  memory(): number {
    // Second field: resident pages (proc(5)), of 4 KiB on all systems that have this file and a
    // picture decoder.
    return (Number(this.#proc('statm').split(' ')[1] ?? 0) * 4096) / MIB;
  }

  /** Milliseconds of the processor that all its threads have used; 0: the system does not tell. */
  #processorMs(): number {
    // Fields 14 and 15, utime and stime, in ticks of 10 ms (proc(5)); the name before them may hold
    // anything.
    const fields = this.#proc('stat').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
  }

  #proc(file: 'stat' | 'statm'): string {
    return orElse(() => readFileSync(`/proc/${this.#process.pid}/${file}`, 'latin1'), '');
  }

  async stop(): Promise<void> {
    // Our process must not end before it.
    this.#hold(true);
    if (!this.gone) this.#process.kill('SIGKILL');
    await this.#exit;
  }

  #send(order: Order): Promise<void> {
    return new Promise((resolve) => this.#process.send(order, () => resolve()));
  }

  /** While it is idle, our process does not wait for it. */
  #hold(busy: boolean): void {
    const { stderr, channel } = this.#process;
    const handles = [this.#process, channel, stderr as unknown as { ref(): void; unref(): void } | null];
    for (const handle of handles) handle?.[busy ? 'ref' : 'unref']();
  }

  #reasonOf(how: string): string {
    const last = this.#output.split('\n').find((line) => /error|fatal/i.test(line)) ?? '';
    return last === '' ? how : `${how}: ${last.trim().slice(0, 200)}`;
  }
}

function groupsOf(bodies: readonly Body[]): Body[][] {
  const groups: Body[][] = [];
  let room = 0;
  for (const one of bodies) {
    if (groups.length === 0 || one.body.byteLength > room) {
      groups.push([]);
      room = MESSAGE_BYTES;
    }
    groups.at(-1)?.push(one);
    room -= one.body.byteLength;
  }
  return groups;
}
