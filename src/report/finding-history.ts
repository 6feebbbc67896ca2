/** The judgements of a finding, and the history of both sites. */
import { keptCommand } from '../model/text/program.ts';
import { timeText } from '../model/text/time-text.ts';
import { reportTexts as texts } from '../texts/report.ts';
import { inert, type Section, strong, tableBlock, textBlock } from './document.ts';
import type { FindingFacts } from './finding.ts';
import { ITEM_EMS } from './finding-answer.ts';
import { cut, emsOf, PAGE_EMS, rowsWithin } from './fit.ts';
import * as say from './wording.ts';

/** Lines of the events, and reasons for the order of the two. */
const PARTS = { history: 10, order: 4 };
const JUDGED = [0.17, 0.15, 0.2, 0.48];

/** @param lines of each reason */
export function judgedOf(
  { match, judgements, standing }: FindingFacts,
  { judgements: most, why: lines }: { readonly judgements: number; readonly why: number },
): Section {
  if (judgements.length === 0) return { title: texts.judged, blocks: [textBlock([strong(texts.notReviewed)])] };
  const [when = 1, what = 1, who = 1, why = 1] = JUDGED.map(emsOf);
  const rows = judgements
    .toReversed()
    .slice(0, most)
    .map((one) => {
      const other = say.judgedOnText(one, match, standing);
      return [
        [cut(timeText(one.at), when, 2)],
        [cut(texts.judgement[one.judgement], what, 1)],
        [cut(one.by, who, 2)],
        [cut(one.why, why, lines), ...(other === null ? [] : [[strong(cut(other, why, 2))]])],
      ];
    });
  const more = judgements.length - rows.length;
  return {
    title: texts.judged,
    blocks: [
      tableBlock([texts.when, texts.decision, texts.by, texts.because], JUDGED, rows),
      ...(more > 0 ? [textBlock(texts.earlierJudgements(more), 'soft')] : []),
    ],
  };
}

const SIDES = [0.3, 0.42, 0.1, 0.18];
const EVENTS = [0.17, 0.2, 0.15, 0.48];

/** The order of the two sites, and what was seen of both over time. */
export function successionOf({ match, timelines }: FindingFacts): Section {
  const sides = [match.left, match.right].map((side) =>
    [
      say.nameOf(side),
      say.capturedText(side),
      side.kind === 'list' ? '' : String(side.pages),
      side.kind === 'list' ? '' : say.outcomeText(side),
    ].map((text, at) => [cut(text, emsOf(SIDES[at] ?? 1), 3)]),
  );
  const events = timelines.flatMap(({ site, events: seen }) => seen.map((event) => ({ site, ...event })));
  const latest = events.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  const rows = latest.map(({ at, site, kind, text }) =>
    [timeText(at), site, kind.replaceAll('-', ' '), text].map((one, i) => [cut(one, emsOf(EVENTS[i] ?? 1), 2)]),
  );
  const shown = rowsWithin(rows, EVENTS, PARTS.history);
  const where = timelines.map(({ site }) => keptCommand(`site timeline ${site}`)).join(', ');
  const more = rows.length - shown.length;
  const left = inert(cut(texts.moreLines(more, texts.byTimeline(where)), PAGE_EMS, 2));
  const reasons = match.succession.reasons.slice(0, PARTS.order).map((one) => cut(one, ITEM_EMS, 2));
  return {
    title: texts.succession,
    blocks: [
      textBlock(cut(say.directionText(match), PAGE_EMS, 2)),
      ...(reasons.length > 0 ? [{ kind: 'list', items: reasons } as const] : []),
      tableBlock([texts.site, texts.captured, texts.pages, texts.state], SIDES, sides),
      ...(shown.length === 0 ? [] : [tableBlock([texts.when, texts.site, texts.what, texts.seen], EVENTS, shown)]),
      ...(more > 0 ? [textBlock(left, 'soft')] : []),
    ],
  };
}
