/** Runs the built program as a user does: a process of its own, in a folder of its own. */

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { z } from 'zod';
import { buildProgram } from '../../src/cli/program.ts';
import { jsonSchema } from '../../src/model/schemas.ts';
import { setDataFolder } from '../../src/model/text/program.ts';
import { openDataFolder } from '../../src/store/database/data-folder.ts';
import { QUICK_CODE } from '../quick-code.ts';

const top = join(import.meta.dirname, '..', '..');
const main = join(top, 'dist', 'src', 'cli', 'main.js');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when this has been written to either stream. */
  said(pattern: RegExp): Promise<void>;
  /** What it has written so far. */
  text(): string;
}

export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'revenant-cli-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export function start(
  args: readonly string[],
  cwd: string,
  environment: Record<string, string> = {},
  program = main,
): Running {
  // Nothing of the developer's own settings, nor colours, may reach the program.
  const clean = Object.entries(process.env).filter(([name]) => !/^(REVENANT_|NO_COLOR|FORCE_COLOR)/.test(name));
  const env = { REVENANT_PROGRAM: 'revenant', ...Object.fromEntries(clean), ...environment };
  const child = spawn(process.execPath, [...QUICK_CODE, program, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const waiting = new Set<() => void>();
  const heard = (): void => {
    for (const look of waiting) look();
  };
  child.stdout.on('data', (part: Buffer) => {
    stdout += part.toString();
    heard();
  });
  child.stderr.on('data', (part: Buffer) => {
    stderr += part.toString();
    heard();
  });
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
  return {
    child,
    text: () => stdout + stderr,
    ended,
    said: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!pattern.test(stdout + stderr)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
        void ended.then((result) => reject(new Error(`ended without saying ${pattern}: ${JSON.stringify(result)}`)));
      }),
  };
}

export function run(args: readonly string[], cwd: string, environment: Record<string, string> = {}): Promise<Ended> {
  return start(args, cwd, environment).ended;
}

let running: Promise<unknown> = Promise.resolve();

/**
 * The same command line in this process: no start to wait for, but nothing of signals, pipes or the entry file is tested.
 * Calls queue up, since output, folder and environment are the process's own.
 */
export function runHere(
  args: readonly string[],
  cwd: string,
  environment: Record<string, string> = {},
): Promise<Ended> {
  const ended = running.then(() => runNow(args, cwd, environment));
  running = ended.catch(() => undefined);
  return ended;
}

async function runNow(args: readonly string[], cwd: string, environment: Record<string, string>): Promise<Ended> {
  const written = { stdout: '', stderr: '' };
  const before = process.cwd();
  const ours = { ...process.env };
  for (const name of ['stdout', 'stderr'] as const)
    vi.spyOn(process[name], 'write').mockImplementation((part) => {
      written[name] += typeof part === 'string' ? part : Buffer.from(part).toString();
      return true;
    });
  for (const name of Object.keys(process.env)) if (name.startsWith('REVENANT_')) delete process.env[name];
  Object.assign(process.env, environment);
  process.chdir(cwd);
  try {
    await (await buildProgram(args)).parseAsync(args, { from: 'user' });
    return { code: Number(process.exitCode ?? 0), ...written };
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { code: error.exitCode === 0 ? 0 : 2, ...written };
  } finally {
    process.exitCode = undefined;
    process.chdir(before);
    setDataFolder('');
    for (const name of Object.keys(process.env)) if (!(name in ours)) delete process.env[name];
    Object.assign(process.env, ours);
    vi.restoreAllMocks();
  }
}

/**
 * Holds the data folder of a file's tests, as `serve` does: its commands then join a running database instead of starting
 * one each, which takes longer than most of them.
 */
export function holdData(folder: string): void {
  let held: ReturnType<typeof openDataFolder>;
  beforeAll(async () => {
    held = openDataFolder(folder, { share: true });
    await held;
  });
  afterAll(async () => (await held).close());
}

/** One line, by us, without a stack: what every failure must look like. */
export function expectOneLine({ stderr }: Ended, pattern: RegExp): void {
  const lines = stderr.trimEnd().split('\n');
  expect(lines.at(-1)).toMatch(/^revenant: /);
  expect(lines.at(-1)).toMatch(pattern);
  expect(lines.filter((line) => line.startsWith('revenant: '))).toHaveLength(1);
  expect(stderr).not.toMatch(/^\s+at /m);
}

/** The JSON documents of an output, each checked against its published schema. */
export function documents<T = Record<string, unknown>>(stdout: string, name: string): T[] {
  const schema = z.fromJSONSchema(jsonSchema(name) as Parameters<typeof z.fromJSONSchema>[0]);
  return stdout
    .trimEnd()
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const value: unknown = JSON.parse(line);
      const read = schema.safeParse(value);
      expect(read.error?.issues ?? [], line).toEqual([]);
      return value as T;
    });
}
