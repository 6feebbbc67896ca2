/** The state of long work, in one shape for every command. */
import { counted } from '../../model/counted.ts';
import { leftText, type Mark, type Pace, paceOf, rateText } from '../../model/text/pace.ts';
import { visible } from '../../report/escape.ts';
import { bytesText } from './bytes-text.ts';

export interface Progress {
  /** The work, such as `capturing`. Another word begins a new count. */
  readonly what: string;
  readonly done?: number;
  /** Absent: nobody knows it. */
  readonly total?: number;
  /** One and many of them. */
  readonly unit?: readonly [string, string] | 'bytes';
  /** The site or file at hand. */
  readonly current?: string | undefined;
}

/** Time between two lines that stay, and between two drawings of one. */
const EVERY_MS = 5_000;
const DRAWN_EVERY_MS = 100;
/** Marks closer than this say nothing more about the pace. */
const MARK_MS = 500;
const MARKS = 2_000;

/**
 * Writes the state to stderr: on a terminal one line that is drawn anew, elsewhere a line every
 * five seconds, and no count of work that is done before.
 */
export function progressDisplay(silent: boolean) {
  const live = process.stderr.isTTY;
  const every = live ? DRAWN_EVERY_MS : EVERY_MS;
  let work = begun('', 0, 0);
  const opened = live ? 0 : Date.now();
  let last = 0;
  let latest = '';
  let written = '';
  let drawn = false;

  function show(now: number): void {
    last = now;
    written = latest;
    drawn = live;
    if (live) process.stderr.write(`\r\u001b[2K${latest.slice(0, (process.stderr.columns ?? 80) - 1)}`);
    else process.stderr.write(`${latest}\n`);
  }

  return {
    state(state: Progress): void {
      if (silent) return;
      const now = Date.now();
      const { done = 0 } = state;
      if (state.what !== work.what || done < work.done) work = begun(state.what, done, now);
      work = marked(work, done, now);
      latest = visible(lineOf(state, paceOf(work.marks, now, done, state.total ?? null)));
      const isEarly = state.done !== undefined && now - opened < every;
      if (now - last >= every && !isEarly) show(now);
    },
    /** Makes room for another line. */
    clear(): void {
      if (drawn) process.stderr.write('\r\u001b[2K');
      drawn = false;
    },
    end(): void {
      // The last state may have come too soon after the line before it.
      if (latest !== written && (live || written !== '')) show(Date.now());
      if (drawn) process.stderr.write('\n');
      drawn = false;
      latest = written = '';
      work = begun('', 0, 0);
    },
  };
}

interface Work {
  readonly what: string;
  readonly done: number;
  readonly marks: readonly Mark[];
}

const begun = (what: string, done: number, atMs: number): Work => ({ what, done, marks: [{ atMs, done }] });

/** The first mark stays: slow work is measured from its start. */
function marked({ what, marks }: Work, done: number, atMs: number): Work {
  const [first, ...rest] = marks;
  const before = marks.at(-1);
  if (first === undefined || before === undefined || done === before.done || atMs - before.atMs < MARK_MS)
    return { what, done, marks };
  return { what, done, marks: [first, ...rest.slice(1 - MARKS), { atMs, done }] };
}

function lineOf({ what, done, total, unit, current }: Progress, { perSecond, leftMs }: Pace): string {
  if (done === undefined || unit === undefined) return [what, current].filter(Boolean).join(' ');
  const amount = (n: number): string => (unit === 'bytes' ? bytesText(n) : counted(n, ...unit));
  const share = total === undefined ? '' : `${bar(done, total)}, `;
  const part = total === undefined ? amount(done) : `${unit === 'bytes' ? amount(done) : done} of ${amount(total)}`;
  const rate = perSecond === null ? null : rateText(perSecond, ...(unit === 'bytes' ? [bytesText] : []));
  const isOver = done === total;
  return [`${what} ${share}${part}`, rate, leftMs === null || isOver ? null : leftText(leftMs), current]
    .filter((one) => one != null && one !== '')
    .join(' · ');
}

/** `[######------] 50 %`; full only when all is done. */
export function bar(done: number, total: number, width = 10): string {
  const share = total === 0 ? 1 : done / total;
  const filled = Math.floor(share * width);
  return `[${'#'.repeat(filled)}${'-'.repeat(width - filled)}] ${Math.floor(share * 100)} %`;
}
