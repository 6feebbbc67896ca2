/**
 * A program of the operator: lines on its input, what it writes on its output. Time and output are
 * bounded, and its whole process group ends with it.
 */
import { type SpawnOptions, spawn } from 'node:child_process';

export interface ProgramEnd {
  /** Its output, up to the bound. */
  readonly output: string;
  /** Null: it ended well. */
  readonly problem: { readonly outcome: 'slow' | 'too-large' | 'failed'; readonly detail: string } | null;
}

export function runProgram(
  program: string,
  lines: readonly string[],
  { ms, outputBytes }: { readonly ms: number; readonly outputBytes: number },
  place: Pick<SpawnOptions, 'env' | 'cwd'>,
): Promise<ProgramEnd> {
  return new Promise((done) => {
    // A group of its own, so that what it started ends with it.
    const child = spawn(program, [], { ...place, stdio: ['pipe', 'pipe', 'ignore'], detached: true });
    const chunks: Buffer[] = [];
    let size = 0;
    let stopped: ProgramEnd['problem'] = null;
    const kill = (): void => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended.
      }
    };
    const stop = (outcome: 'slow' | 'too-large', detail: string): void => {
      stopped ??= { outcome, detail };
      kill();
      // A grandchild in a group of its own could hold the pipe open.
      child.stdout.destroy();
    };
    const timer = setTimeout(() => stop('slow', `it did not end within ${ms / 1000} s`), ms);
    const settle = (failure: string | null): void => {
      clearTimeout(timer);
      kill();
      const failed = failure === null ? null : { outcome: 'failed' as const, detail: failure };
      done({ output: Buffer.concat(chunks).toString('utf8'), problem: stopped ?? failed });
    };
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > outputBytes) stop('too-large', `it wrote more than ${outputBytes} bytes`);
      else chunks.push(chunk);
    });
    child.stdin.on('error', () => undefined);
    child.once('error', (error) => settle(error.message));
    child.once('close', (code, signal) => {
      if (code === 0) settle(null);
      else settle(code === null ? `it was ended by ${signal}` : `it ended with ${code}`);
    });
    child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  });
}
