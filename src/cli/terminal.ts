import pc from 'picocolors';

/** What a command may say: results to stdout, the rest to stderr. */
export interface Terminal {
  readonly json: boolean;
  readonly color: boolean;
  readonly width: number;
  /** A result: a line of text, or of JSON. */
  out(line: string): void;
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
      process.stdout.write(`${line}\n`);
    },
    document(value) {
      clear();
      process.stdout.write(`${JSON.stringify(value)}\n`);
    },
    note(line) {
      clear();
      if (!quiet) process.stderr.write(`${line}\n`);
    },
    warn(line) {
      clear();
      process.stderr.write(`${pc.isColorSupported && process.stderr.isTTY ? pc.yellow(line) : line}\n`);
    },
    progress(line) {
      if (quiet || line === latest) return;
      latest = line;
      if (live) {
        process.stderr.write(`\r\u001b[2K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
        drawn = true;
      } else if (Date.now() - last > EVERY_MS) {
        last = Date.now();
        process.stderr.write(`${line}\n`);
      }
    },
    endProgress() {
      if (drawn) process.stderr.write('\n');
      drawn = false;
      latest = '';
    },
  };
}

/** `[####----] 12/40`, for progress lines. */
export function bar(done: number, total: number, width = 24): string {
  const filled = total === 0 ? width : Math.round((done / total) * width);
  return `[${'#'.repeat(filled)}${'-'.repeat(width - filled)}] ${done}/${total}`;
}
