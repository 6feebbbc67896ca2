/** Stored documents as lines for people. */

import type { AppliedRule } from '../../model/derived/extraction-rule.ts';
import type { Match, Standing } from '../../model/derived/match.ts';
import type { Mention, NameSearch } from '../../model/derived/mention.ts';
import type { Visit } from '../../model/facts/visit.ts';
import type { DeferredTarget } from '../../model/ports/ledger.ts';
import { command } from '../../model/text/program.ts';
import { sideName } from '../../model/text/side-name.ts';
import { timeText } from '../../model/text/time-text.ts';
import { wrap } from '../../report/lines.ts';
import { outcomeText, reasonText, signed, verdictWord } from '../../report/wording.ts';
import { count } from './terminal.ts';

/** `<id>  <verdict>  <bits>  <left>  <right>` */
export function matchLine(match: Match): string {
  const { id, weight, left, right } = match;
  return `${id.slice(0, 12)}  ${verdictWord(match).padEnd(7)} ${weight.toFixed(1).padStart(6)} bits  ${sideName(left.site, left.input)}  ${sideName(right.site, right.input)}`;
}

/** Empty for a finding that is not weaker than at its best. */
export function weakerMark(standing: Standing | null | undefined): string {
  if (standing == null || standing.weaker === null) return '';
  const { best, weaker } = standing;
  const until = best.seenUntil === null ? timeText(null) : `until ${timeText(best.seenUntil.slice(0, 10))}`;
  return `(was ${best.verdict}, ${best.weight.toFixed(1)} bits, ${until}: ${weaker.what})`;
}

const INDENT = ' '.repeat(6);

/** One row for each piece of evidence: bits, signal, note. */
export function rowLines({ evidence, against }: Match, { width }: { readonly width: number }): string[] {
  const room = Math.max(40, width || 100) - INDENT.length - 2;
  return [...evidence, ...against]
    .filter(({ weight }) => weight !== 0)
    .flatMap(({ weight, signal, note }) =>
      wrap(`${signed(weight)} ${signal}: ${note}`, room).map(
        (line, index) => INDENT + (index === 0 ? '' : '  ') + line,
      ),
    );
}

/** The end of a target, in one line for the person at the keyboard. */
export function visitLine(visit: Visit): string {
  return `${visit.target}: ${outcomeText(visit)}`;
}

/** Nothing of the site could be read (exit code 3). */
export function isUnread({ state }: Pick<Visit, 'state'>): boolean {
  return ['refused', 'unreachable', 'deferred', 'failed'].includes(state);
}

/** Listed names found on a visit; no line where none were searched for. */
export function mentionLines(found: NameSearch | null): string[] {
  if (found === null) return [];
  const list = `(list ${found.index.slice(0, 12)})`;
  if (found.mentions.length === 0) return [`listed names: none ${list}`];
  const more = found.cut ? ', and more that are not kept' : '';
  return [
    `listed names: ${found.mentions.length}${more} ${list}`,
    ...found.mentions.map((mention) => `  ${mentionLine(mention)}`),
  ];
}

/** `role zone  "name as written" is entity  url` */
export function mentionLine({ role, zone, written, kind, entity, entityName, weight, ...found }: Mention): string {
  const times = found.count > 1 ? `, ${found.count} times` : '';
  return `${role.padEnd(7)} ${zone.padEnd(15)} "${written}" (${kind}, ${weight} bits${times}) is ${entityName} [${entity}]  ${found.place.url}`;
}

/** How the home page differs for other visitors, with the lines that only one of them gets. */
export function viewLines(views: Visit['views']): string[] {
  if (views === undefined) return [];
  const { suspicion, control, shown } = views;
  const own = control === null ? '' : `; two answers to us have ${percent(control)} in common`;
  return [
    `fetched again as other visitors: ${suspicion}${own}`,
    ...shown.flatMap(({ view, condition, likeness, capture, missing, added }, index) => {
      const earlier = shown.slice(0, index).find((one) => one.capture === capture);
      if (earlier !== undefined) return [`  ${view.padEnd(8)} the same as ${earlier.view}`];
      return [
        `  ${view.padEnd(8)} ${condition}, ${percent(likeness)} in common with our view  ${capture.slice(0, 16)}`,
        ...added.map((line) => `    + ${line}`),
        ...missing.map((line) => `    - ${line}`),
      ];
    }),
  ];
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const NAMED = 5;

/** Printed when only held targets are left. `held`: at least one, the next one first. */
export function heldLine(held: readonly DeferredTarget[]): string {
  const named = held
    .slice(0, NAMED)
    .map(({ target, reason }) => (reason === null ? target : `${target} (${reasonText(reason)})`));
  if (held.length > NAMED) named.push(`${held.length - NAMED} more`);
  return `waiting until ${held[0]?.at.slice(11, 19)} UTC to retry ${count(held.length, 'target')}: ${named.join(', ')}; Ctrl-C stops, and the same command resumes`;
}

/** Targets that the run ended without, and when they are retried. Null: there are none. */
export function laterLine(later: readonly DeferredTarget[]): string | null {
  const waiting = later.filter(({ held }) => !held);
  const [next] = waiting;
  if (next === undefined) return null;
  return `${count(waiting.length, 'target')} will be retried from ${timeText(next.at)}, by ${command('worker')} or by any later crawl`;
}

const CUT: Readonly<Record<NonNullable<AppliedRule['cut']>, string>> = {
  steps: '; its selector takes too long on a page: it found nothing there. Write a simpler one',
  fault: '; its selector failed on a page, and found nothing there',
  matches: '; it matches too many elements of a page: the rest is left out',
  page: '; it would leave a whole page out, and does not',
};

/** The operator's rules about a site, each with what it found. */
export function ruleLines(rules: readonly AppliedRule[]): string[] {
  if (rules.length === 0) return [];
  return [
    'extraction rules:',
    ...rules.map(({ kind, selector, attribute, found, cut }) => {
      const of = attribute === undefined ? '' : `, attribute ${attribute}`;
      return `  ${kind}: ${selector}${of}: ${count(found, 'element')}${cut === undefined ? '' : CUT[cut]}`;
    }),
  ];
}
