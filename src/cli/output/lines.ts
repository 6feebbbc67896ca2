import type { Match, Standing } from '../../model/match.ts';
import { sideName } from '../../model/side-name.ts';
import { timeText } from '../../model/time-text.ts';
import type { Visit } from '../../model/visit.ts';
import { wrap } from '../../report/lines.ts';
import { outcomeText } from '../../report/outcome-text.ts';
import { signed } from '../../report/wording.ts';

export { counted as count } from '../../model/counted.ts';

/** One finding in one line: its id's beginning, verdict, bits, both sites. */
export function matchLine({ id, verdict, weight, left, right }: Match): string {
  return `${id.slice(0, 12)}  ${verdict.padEnd(7)} ${weight.toFixed(1).padStart(6)} bits  ${sideName(left.site, left.input)}  ${sideName(right.site, right.input)}`;
}

/** A short mark for lists: its best, until when it was seen, and what is gone. */
export function weakerMark(standing: Standing | null | undefined): string {
  if (standing == null || standing.weaker === null) return '';
  const { best, weaker } = standing;
  const until = best.seenUntil === null ? timeText(null) : `until ${timeText(best.seenUntil.slice(0, 10))}`;
  return `(was ${best.verdict}, ${best.weight.toFixed(1)} bits, ${until}: ${weaker.what})`;
}

const UNKNOWN_WIDTH = 100;

/** What a finding rests on, a row of evidence each: its bits and its note. */
export function rowLines({ evidence, against }: Match, { width }: { readonly width: number }): string[] {
  const indent = ' '.repeat(6);
  const room = Math.max(40, width > 0 ? width : UNKNOWN_WIDTH) - indent.length - 2;
  return [...evidence, ...against]
    .filter(({ weight }) => weight !== 0)
    .flatMap(({ weight, signal, note }) =>
      wrap(`${signed(weight)} ${signal}: ${note}`, room).map(
        (line, index) => indent + (index === 0 ? '' : '  ') + line,
      ),
    );
}

/** What became of a target, in one line for the person at the keyboard. */
export function visitLine(visit: Visit): string {
  return `${visit.target}: ${outcomeText(visit)}`;
}

/** Nothing could be read of it, so the work is done but not whole (exit code 3). */
export function unread({ state }: Pick<Visit, 'state'>): boolean {
  return ['refused', 'unreachable', 'deferred', 'failed'].includes(state);
}
