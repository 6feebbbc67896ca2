import pc from 'picocolors';
import { oneLine } from '../../model/text/clean-text.ts';
import { visible } from '../../report/escape.ts';

export { counted as count } from '../../model/counted.ts';

export type Terminal = ReturnType<typeof createTerminal>;

const EVERY_MS = 5_000;

/**
 * Results go to stdout, the rest to stderr. A line may carry a stranger's words (a list, a page, a
 * server): control characters in it are replaced by their code points, so that none reaches the
 * terminal.
 */
export function createTerminal(flags: { readonly json?: boolean; readonly quiet?: boolean }) {
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

  const terminal = {
    json: flags.json ?? false,
    /** A result: with --json the document on one line, else its lines. */
    result(document: unknown, lines: () => string | readonly string[]): void {
      if (terminal.json) terminal.document(document);
      else for (const line of [lines()].flat()) terminal.out(line);
    },
    color: pc.isColorSupported && process.stdout.isTTY,
    width: Math.min(process.stdout.columns ?? 100, 120),
    /** A line of a result. */
    out(line: string): void {
      clear();
      process.stdout.write(`${visible(line)}\n`);
    },
    /** Text that the report room made: clean already, perhaps coloured. */
    block(text: string): void {
      clear();
      process.stdout.write(`${text}\n`);
    },
    /** One JSON document on one line. */
    document(value: unknown): void {
      clear();
      process.stdout.write(`${oneLine(JSON.stringify(value))}\n`);
    },
    /** A note on stderr; silent with --quiet. */
    note(line: string): void {
      clear();
      if (!quiet) process.stderr.write(`${visible(line)}\n`);
    },
    /** A fault; --quiet does not hide it. */
    warn(line: string): void {
      clear();
      const clean = visible(line);
      process.stderr.write(`${pc.isColorSupported && process.stderr.isTTY ? pc.yellow(clean) : clean}\n`);
    },
    /**
     * The state of long work: redrawn in place on a terminal, elsewhere a line every five seconds.
     */
    progress(text: string): void {
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
    endProgress(): void {
      if (drawn) process.stderr.write('\n');
      // The last state may have come too soon after the line before it.
      else if (!live && latest !== written) process.stderr.write(`${latest}\n`);
      drawn = false;
      latest = '';
      written = '';
    },
  };
  return terminal;
}

/** `[######------] 50 %`, for progress lines; full only when all is done. */
export function bar(done: number, total: number, width = 24): string {
  const share = total === 0 ? 1 : done / total;
  const filled = Math.floor(share * width);
  return `[${'#'.repeat(filled)}${'-'.repeat(width - filled)}] ${Math.floor(share * 100)} %`;
}
