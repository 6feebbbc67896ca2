/** How fast long work goes, and how long it may still take. */

/** So much was done at this moment. */
export interface Mark {
  readonly atMs: number;
  readonly done: number;
}

export interface Pace {
  /** Null: too little was seen to say. */
  readonly perSecond: number | null;
  /** Null where the pace or the total is not known, or nothing moves. */
  readonly leftMs: number | null;
}

/** The window: at least this long, and with at least so much done in it. */
const WINDOW_MS = 30_000;
const WINDOW_DONE = 5;
/** Before that, and before so much is done, a pace would be chance. */
const FIRST_MS = 5_000;
const FIRST_DONE = 3;

/**
 * The pace of the last while: slow work is measured over longer.
 * @param marks in the order of time, the first one of the start
 */
export function paceOf(marks: readonly Mark[], nowMs: number, done: number, total: number | null): Pace {
  const from = marks.findLast((one) => nowMs - one.atMs >= WINDOW_MS && done - one.done >= WINDOW_DONE) ?? marks[0];
  if (from === undefined || nowMs - from.atMs < FIRST_MS || done - from.done < FIRST_DONE)
    return { perSecond: null, leftMs: null };
  const perSecond = ((done - from.done) / (nowMs - from.atMs)) * 1000;
  return { perSecond, leftMs: total === null ? null : (Math.max(0, total - done) / perSecond) * 1000 };
}

/**
 * The marks of work that began at `beganMs`, from the times at which its last pieces ended.
 * @param done all pieces that ended so far
 */
export function marksOfEnds(beganMs: number, ended: readonly string[], done: number): Mark[] {
  const before = done - ended.length;
  const marks = ended.map((at, index) => ({ atMs: Date.parse(at), done: before + index + 1 }));
  return before > 0 ? marks : [{ atMs: beganMs, done: 0 }, ...marks];
}

/** `35/s`, `12/min`, `4/h`: in the unit in which it is at least one. */
export function rateText(perSecond: number, amount: (n: number) => string = shortNumber): string {
  if (perSecond >= 1) return `${amount(perSecond)}/s`;
  if (perSecond * 60 >= 1) return `${amount(perSecond * 60)}/min`;
  return `${amount(perSecond * 3600)}/h`;
}

const shortNumber = (n: number): string => (n < 10 ? n.toFixed(1).replace('.0', '') : String(Math.round(n)));

/** `about 40 s left`: rounded up, so that it does not promise too much. */
export function leftText(leftMs: number): string {
  const seconds = leftMs / 1000;
  if (seconds <= 60) return `about ${Math.max(5, Math.ceil(seconds / 5) * 5)} s left`;
  if (seconds <= 90 * 60) return `about ${Math.ceil(seconds / 60)} min left`;
  if (seconds <= 48 * 3600) return `about ${Math.ceil(seconds / 3600)} h left`;
  return `about ${Math.ceil(seconds / 86_400)} days left`;
}
