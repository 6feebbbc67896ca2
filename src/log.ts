/** Logs are JSON lines on stderr (--verbose), without secrets. */
import { pino } from 'pino';
import { oneLine } from './model/text/clean-text.ts';

export type Log = Record<'debug' | 'info' | 'warn' | 'error', (fields: object, message: string) => void>;

/** One JSON object a line, whatever characters a page has put into it. */
export function createLog(level: 'silent' | 'error' | 'warn' | 'info' | 'debug'): Log {
  const out = pino.destination({ dest: 2, sync: true });
  return pino(
    { level, base: null, redact: ['secret', '*.secret', 'authorization', '*.authorization'] },
    { write: (line) => out.write(oneLine(line)) },
  );
}
