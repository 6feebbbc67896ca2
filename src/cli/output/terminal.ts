import { createInterface } from 'node:readline/promises';
import pc from 'picocolors';
import { oneLine } from '../../model/text/clean-text.ts';
import { visible } from '../../report/escape.ts';
import { progressDisplay } from './progress.ts';

export { counted as count } from '../../model/counted.ts';

export type Terminal = ReturnType<typeof createTerminal>;

/**
 * Results go to stdout, the rest to stderr. A line may carry a stranger's words (a list, a page, a
 * server): control characters in it are replaced by their code points, so that none reaches the
 * terminal.
 */
export function createTerminal(flags: { readonly json?: boolean; readonly quiet?: boolean }) {
  const quiet = flags.quiet ?? false;
  const json = flags.json ?? false;
  const { state: progress, clear, end: endProgress } = progressDisplay(quiet || json);

  const terminal = {
    json,
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
    /** Asks a person. False where nobody sits at a terminal. */
    async confirm(question: string): Promise<boolean> {
      if (quiet || json || !process.stdin.isTTY || !process.stderr.isTTY) return false;
      clear();
      const asked = createInterface({ input: process.stdin, output: process.stderr });
      const answer = await asked.question(`${visible(question)} [y/N] `).finally(() => asked.close());
      return /^y(?:es)?$/i.test(answer.trim());
    },
    /** The state of long work; none with --quiet or --json. */
    progress,
    /** Before a result of long work. */
    endProgress,
  };
  return terminal;
}
