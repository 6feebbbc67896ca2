import pc from 'picocolors';
import { oneLine } from '../../model/clean-text.ts';
import { visible } from '../../report/escape.ts';

/**
 * What a command may say: results to stdout, the rest to stderr. A line may carry what a stranger wrote (a list, a page, a
 * server): control characters in it are shown by their code point, so that none reaches the terminal.
 */
export interface Terminal {
  readonly json: boolean;
  readonly color: boolean;
  readonly width: number;
  /** A result in one line. */
  out(line: string): void;
  /** A result of many lines that is clean already and may be coloured: what the report room made. */
  block(text: string): void;
  /** One JSON document on its own line. */
  document(value: unknown): void;
  /** A remark for the person at the keyboard; silent with --quiet. */
  note(line: string): void;
  /** Something that is wrong and that no --quiet hides. */
  warn(line: string): void;
  /** The state of long work: redrawn in place on a terminal, a line now and then elsewhere. */
  progress(line: string): void;
  endProgress(): void;
}

const EVERY_MS = 5_000;

export function createTerminal(flags: { readonly json?: boolean; readonly quiet?: boolean }): Terminal {
  const quiet = flags.quiet ?? false;
  const live = process.stderr.isTTY && !quiet;
  let drawn = false;
  let last = 0;
  let latest = '';
  let written = '';

  function clear(): void {
    if (drawn) process.stderr.write('\r\u001b[2K');
    drawn = false;
  }

  return {
    json: flags.json ?? false,
    color: pc.isColorSupported && process.stdout.isTTY,
    width: Math.min(process.stdout.columns ?? 100, 120),
    out(line) {
      clear();
      process.stdout.write(`${visible(line)}\n`);
    },
    block(text) {
      clear();
      process.stdout.write(`${text}\n`);
    },
    document(value) {
      clear();
      process.stdout.write(`${oneLine(JSON.stringify(value))}\n`);
    },
    note(line) {
      clear();
      if (!quiet) process.stderr.write(`${visible(line)}\n`);
    },
    warn(line) {
      clear();
      const clean = visible(line);
      process.stderr.write(`${pc.isColorSupported && process.stderr.isTTY ? pc.yellow(clean) : clean}\n`);
    },
    progress(text) {
      const line = visible(text);
      if (quiet || line === latest) return;
      latest = line;
      if (live) {
        process.stderr.write(`\r\u001b[2K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
        drawn = true;
      } else if (Date.now() - last > EVERY_MS) {
        last = Date.now();
        written = line;
        process.stderr.write(`${line}\n`);
      }
    },
    endProgress() {
      if (drawn) process.stderr.write('\n');
      // Elsewhere than on a terminal the last state may have come too soon after the line before it.
      else if (!live && latest !== written) process.stderr.write(`${latest}\n`);
      drawn = false;
      latest = '';
      written = '';
    },
  };
}

/** `[######------] 50 %`, for progress lines; full only when all is done. */
export function bar(done: number, total: number, width = 24): string {
  const share = total === 0 ? 1 : done / total;
  const filled = Math.floor(share * width);
  return `[${'#'.repeat(filled)}${'-'.repeat(width - filled)}] ${Math.floor(share * 100)} %`;
}
