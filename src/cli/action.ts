import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { CommanderError } from 'commander';
import { unknownSettings } from '../config.ts';
import { ConfigError, InputError, messageOf, TransientError, UsageError } from '../errors.ts';
import { refanged } from '../model/text/defanged.ts';
import { visible } from '../report/escape.ts';
import type { Flags } from './options.ts';
import { createTerminal, type Terminal } from './output/terminal.ts';

/** Exit codes; documented in the README. */
export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  incomplete: 3,
  flagged: 10,
  interrupted: 130,
  terminated: 143,
} as const;

/**
 * Runs a command, and turns an error into one line and an exit code. `work` returns an exit code,
 * or nothing when done.
 */
export function action<Arguments extends unknown[]>(
  work: (terminal: Terminal, ...given: Arguments) => Promise<number | void>,
): (...given: Arguments) => Promise<void> {
  return async (...typed) => {
    const given = typed.map((one, i) =>
      i === typed.length - 2 ? refangedFlags(one) : refangedArgument(one),
    ) as Arguments;
    const flags = flagsOf(given);
    const terminal = createTerminal(flags);
    for (const line of unknownSettings(process.env)) terminal.warn(line);
    try {
      process.exitCode = (await work(terminal, ...given)) ?? EXIT.done;
    } catch (error) {
      terminal.endProgress();
      if (error instanceof CommanderError) throw error;
      process.exitCode = exitCodeOf(error);
      process.stderr.write(`revenant: ${visible(lineOf(error))}\n`);
      if (!flags.verbose || !(error instanceof Error)) return;
      for (const line of error.stack?.split('\n') ?? []) process.stderr.write(`${visible(line)}\n`);
    }
  };
}

/** Addresses are often passed on as `hxxps://old[.]example`. A file of that name stays one. */
function refangedArgument(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(refangedArgument);
  return typeof given === 'string' && !existsSync(given) ? refanged(given) : given;
}

/** Options whose values are web addresses or sites. */
const OF_ADDRESSES = ['site', 'url', 'fromArchive'];

function refangedFlags(flags: unknown): unknown {
  if (typeof flags !== 'object' || flags === null) return flags;
  const changed = Object.entries(flags).filter(([name]) => OF_ADDRESSES.includes(name));
  return { ...flags, ...Object.fromEntries(changed.map(([name, value]) => [name, refangedArgument(value)])) };
}

/** Commander passes (…arguments, options, command). */
export const flagsOf = (given: readonly unknown[]): Flags => (given.at(-2) ?? {}) as Flags;

function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError || error instanceof InputError) return EXIT.usage;
  if (error instanceof Interrupted) return codeOfSignal(error.by);
  return EXIT.failed;
}

function lineOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOSPC')
    return 'the disk is full: free some space and run the same command again; finished work is kept';
  if (code === 'EROFS' || code === 'EACCES') return `${messageOf(error)}: choose another data folder with --data`;
  if (error instanceof InputError && error.fields.length > 0)
    return `${error.message} (${error.fields.map(optionOf).join(', ')})`;
  const forUser = [ConfigError, InputError, UsageError, Interrupted].find((one) => error instanceof one);
  if (forUser !== undefined) return (error as Error).message;
  if (error instanceof TransientError) return `${error.message}; run the same command later`;
  return `${messageOf(error)} (for details: --verbose)`;
}

/** Options that have another name than their field. A password never stands on a command line. */
const OTHER_OPTIONS: Readonly<Record<string, string>> = {
  password: '--password-file or REVENANT_MAIL_PASSWORD',
  lists: '--list',
};

function optionOf(field: string): string {
  const name = field.slice(field.lastIndexOf('.') + 1);
  return OTHER_OPTIONS[name] ?? `--${name}`;
}

type Stop = 'SIGINT' | 'SIGTERM';

/** Ctrl-C or SIGTERM; finished work is kept. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  readonly by: Stop;
  constructor(message: string, signal: AbortSignal | Stop) {
    super(message);
    this.by = typeof signal === 'string' ? signal : (signal.reason as Interrupted).by;
  }
}

/** As in a shell: 128 plus the number of the signal. */
function codeOfSignal(signal: Stop): number {
  return signal === 'SIGTERM' ? EXIT.terminated : EXIT.interrupted;
}

/** Runs `work` with a signal that Ctrl-C or SIGTERM aborts; the second ends the process at once. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (signal: NodeJS.Signals): void => {
    const by = signal === 'SIGTERM' ? 'SIGTERM' : 'SIGINT';
    if (controller.signal.aborted) process.exit(codeOfSignal(by));
    controller.abort(new Interrupted('stopped', by));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

/** Resolves when the signal comes; it may have come already. */
export async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}
