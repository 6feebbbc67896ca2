/** Settings → the sources that are switched on, and the program of the operator. */
import { spawn } from 'node:child_process';
import type { Settings } from '../config.ts';
import type { AskProgram, ProgramAnswer, SwitchedSources } from '../model/ports/sources.ts';

export const PROGRAM_LIMITS = { ms: 30_000, outputBytes: 1_000_000 };

export function switchedSources(settings: Settings): SwitchedSources {
  const { sources, searxngUrl, archiveEndpoint, braveKey, urlscanKey, sourceProgram } = settings;
  const base = (url: string) => url.replace(/[?#].*$/, '').replace(/\/+$/, '');
  return {
    on: [...new Set(sources)],
    urls: {
      ...(searxngUrl && { searxng: base(searxngUrl) }),
      ...(archiveEndpoint && { archive: base(archiveEndpoint) }),
    },
    keys: { ...(braveKey && { brave: braveKey }), ...(urlscanKey && { urlscan: urlscanKey }) },
    program: sourceProgram === undefined ? null : sourceProgramAt(sourceProgram),
  };
}

/**
 * Runs the operator's program with lines on its input. Its environment is empty, so no secret of
 * ours reaches it. Time and output are bounded, and its whole process group ends with it.
 */
export function sourceProgramAt(program: string, limits = PROGRAM_LIMITS): AskProgram {
  return (lines) =>
    new Promise<ProgramAnswer>((done) => {
      const child = spawn(program, [], { stdio: ['pipe', 'pipe', 'ignore'], env: {}, cwd: '/', detached: true });
      const chunks: Buffer[] = [];
      let size = 0;
      let failed: ProgramAnswer | null = null;
      const end = (outcome: 'slow' | 'too-large', detail: string): void => {
        failed ??= { ok: false, outcome, detail };
        kill(child.pid);
        // A grandchild in a group of its own could hold the pipe open.
        child.stdout.destroy();
      };
      const timer = setTimeout(() => end('slow', `it did not end within ${limits.ms / 1000} s`), limits.ms);
      const settle = (answer: ProgramAnswer): void => {
        clearTimeout(timer);
        kill(child.pid);
        done(failed ?? answer);
      };
      const fail = (detail: string): void => settle({ ok: false, outcome: 'failed', detail });
      child.stdout.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > limits.outputBytes) end('too-large', `it wrote more than ${limits.outputBytes} bytes`);
        else chunks.push(chunk);
      });
      child.stdin.on('error', () => undefined);
      child.once('error', (error) => fail(error.message));
      child.once('close', (code, signal) => {
        if (code !== 0) fail(code === null ? `it was ended by ${signal}` : `it ended with ${code}`);
        else settle({ ok: true, lines: Buffer.concat(chunks).toString('utf8').split('\n') });
      });
      child.stdin.end(lines.map((line) => `${line}\n`).join(''));
    });
}

function kill(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
