/** A finding's verdict, its sites as they looked, its reasons, and what speaks against it. */
import type { Evidence, MatchSide } from '../model/derived/match.ts';
import { keptCommand } from '../model/text/program.ts';
import { attributionTexts } from '../texts/attributions.ts';
import { matchTexts } from '../texts/matches.ts';
import { reportTexts as texts } from '../texts/report.ts';
import { attributionLines, listedTexts } from './attribution.ts';
import { type Line, type Section, soft, strong, textBlock } from './document.ts';
import { everything } from './evidence-blocks.ts';
import type { FindingFacts } from './finding.ts';
import { cut, emsIn, itemsWithin, PAGE_EMS } from './fit.ts';
import { rowTitle, shortTitle } from './row-title.ts';
import * as say from './wording.ts';

/** Lines of each part. `answer`: of the verdict, the odds and what made it weaker. */
export interface AnswerLines {
  readonly answer: readonly [number, number, number];
  readonly caption: number;
  readonly reasons: number;
  readonly against: number;
}
export const ITEM_EMS = PAGE_EMS - 3;
/** Bold letters are wider. */
const ANSWER_EMS = 34;

/** @param height lines of the pictures; absent: as the writer likes */
export function answerOf(facts: FindingFacts, { answer, caption }: AnswerLines, height?: number): Section {
  const { match, standing, homes } = facts;
  const { left, right } = match;
  const [most, odds, weakerBy] = answer;
  const prior = say.priorBits(match);
  const weaker = standing === null ? null : say.standingText(standing);
  const same = say.sameSiteText(match);
  const first = match.succession.direction === 'undirected' ? '' : ` ${say.directionText(match)}`;
  const chance = texts.probability(
    say.percent(match.probability),
    prior === null ? '' : texts.prior(2 ** prior, prior),
  );
  const lines: Line[] = [[strong(cut(`${say.verdictText(match)}${first}`, ANSWER_EMS, most))]];
  if (match.verdict !== 'not-comparable')
    lines.push([soft(cut(`${chance} ${say.calibrationText(match)} ${say.baseRateText(match)}`, ANSWER_EMS, odds))]);
  if (weaker !== null) lines.push([strong(cut(`${texts.weakerThanItWas}. ${weaker}`, ANSWER_EMS, weakerBy))]);
  if (same !== null) lines.push(same);
  const listed = listedTexts([left, right]);
  if (listed.length > 0) lines.push(cut(attributionTexts.listed(listed.join('; ')), ANSWER_EMS, 2));
  for (const text of [left, right].flatMap(doubtsOf)) lines.push(cut(text, ANSWER_EMS, 2));
  return {
    title: '',
    blocks: [
      {
        kind: 'answer',
        ...{ word: say.verdictWord(match), verdict: match.verdict },
        ...{ bits: texts.bits(say.total(match.weight)), lines },
      },
      textBlock(say.CAUTION, 'caution'),
      {
        kind: 'figures',
        of: 'homes',
        figures: [
          homeOf(left, homes.left, caption, homes.missing?.left),
          homeOf(right, homes.right, caption, homes.missing?.right),
        ],
        ...(height !== undefined && { lines: height }),
      },
    ],
  };
}

/** Doubts about the attribution of a side, and the other entries that name it. */
function doubtsOf(side: MatchSide): string[] {
  const [, ...doubts] =
    side.entity === null ? ['', ...attributionLines(side, keptCommand)] : attributionLines(side, keptCommand);
  return doubts.length === 0 ? [] : [`${say.nameOf(side)}: ${doubts.join(' ')}`];
}

function homeOf(side: MatchSide, source: string | null, lines: number, why?: string) {
  const name = say.nameOf(side);
  const caption =
    source === null
      ? why === undefined
        ? texts.noPicture(name)
        : `${name}: ${why}`
      : texts.homePage(name, say.capturedText(side));
  return { sources: [source], alt: cut(texts.pictureOf(name), 40, 1), caption: cut(caption, PAGE_EMS / 2 - 2, lines) };
}

/** Two lines at most. */
function reason(row: Evidence, note: string, words: FindingFacts['words']): Line {
  const [title, text, bits] = texts.reason(cut(rowTitle(row, words), 30, 1), note, say.signed(row.weight));
  const left = 2 * ITEM_EMS - emsIn(title) - emsIn(bits) - 8;
  return [strong(title), ` ${cut(text, left, 1)} `, soft(bits)];
}

export function reasonsOf({ match, words }: FindingFacts, { reasons: most }: AnswerLines): Section {
  const { noteOf } = say.sharedRemarks(match, (row) => shortTitle(row, words));
  const rows = match.evidence.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight);
  const items = itemsWithin(
    rows.map((row) => reason(row, noteOf(row), words)),
    ITEM_EMS,
    most,
  );
  const more = rows.length - items.length;
  return {
    title: texts.why,
    blocks: [
      items.length === 0 ? textBlock(matchTexts.verdicts.unrelated) : { kind: 'list', items },
      ...(more > 0 ? [textBlock(texts.moreReasons(more), 'soft')] : []),
    ],
  };
}

export function againstOf({ match, words }: FindingFacts, { against: most }: AnswerLines): Section {
  const rows = match.against.map((row) => reason(row, row.note, words));
  const innocent = match.innocent.map((one): Line => cut(texts.notExcluded(one), ITEM_EMS, 2));
  // Half for each: an explanation is no less than a row.
  const first = itemsWithin(rows, ITEM_EMS, innocent.length === 0 ? most : most / 2);
  const items = [...first, ...itemsWithin(innocent, ITEM_EMS, rows.length === 0 ? most : most / 2)];
  const more = rows.length + innocent.length - items.length;
  return {
    title: texts.againstTitle,
    blocks: [
      ...(rows.length > 0 ? [] : [textBlock(texts.noneAgainst)]),
      ...(items.length > 0 ? [{ kind: 'list', items } as const] : []),
      ...(more > 0 ? [textBlock(texts.moreLines(more, everything(match)), 'soft')] : []),
    ],
  };
}
