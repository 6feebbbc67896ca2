/** A finding → its brief, one page that a chief reads, and its report of six pages at most. */
import type { Evidence, MatchSide } from '../model/derived/match.ts';
import { keptCommand } from '../model/text/program.ts';
import { timeText } from '../model/text/time-text.ts';
import { matchTexts } from '../texts/matches.ts';
import { reportTexts as texts } from '../texts/report.ts';
import { bundleName, checkSection, custodySection } from './custody.ts';
import { type Block, code, inert, type Line, type Paper, type Section, soft, strong } from './document.ts';
import { barsBlock, everything, evidenceBlocks, pictureBlocks } from './evidence-blocks.ts';
import type { FindingFacts } from './finding-facts.ts';
import { cut, emsIn, emsOf, itemsWithin, linesOfSections, PAGE_EMS, rowsWithin } from './fit.ts';
import { rowTitle, shortTitle } from './row-title.ts';
import * as say from './wording.ts';

/** Lines, of the whole page or of a part of it. */
// biome-ignore format: one row each
const BRIEF = { reasons: 6, against: 4, judgements: 1, why: 2, answer: [3, 2, 2], caption: 2 } as const;
// biome-ignore format: one row
const REPORT = { reasons: 10, against: 8, judgements: 3, why: 4, answer: [4, 5, 2], caption: 3 } as const;
type Size = typeof BRIEF | typeof REPORT;
/** Parts that only a report has; `order`: reasons for the order of the two. */
const PARTS = { evidence: 70, contrary: 14, history: 10, order: 4 };
const ITEM_EMS = PAGE_EMS - 3;
/** The lines of a page below its head, and the height of pictures of which something is seen. */
const BRIEF_LINES = 50;
const LEAST_PICTURE = 6;
/** Bold letters are wider. */
const ANSWER_EMS = 34;
/** For each name: the letters of a title are larger, and it has two lines. */
const TITLE_EMS = 24;

/** One page: the pictures take the lines that are left. */
export function briefOf(facts: FindingFacts): Paper {
  const { match, custody } = facts;
  const id = match.id.slice(0, 12);
  const rest: Section[] = [
    reasonsOf(facts, BRIEF),
    againstOf(facts, BRIEF),
    judgedOf(facts, BRIEF),
    {
      title: texts.proof,
      blocks: [
        {
          kind: 'text',
          line: [code(keptCommand(`export ${id}`)), '  ·  ', code(keptCommand(`verify ${bundleName(match)}`))],
        },
        { kind: 'text', line: [soft(texts.digestOf('')), code(custody.match.digest)] },
      ],
    },
  ];
  const lines = BRIEF_LINES - linesOfSections([answerOf(facts, BRIEF), ...rest]);
  const sections = [answerOf(facts, BRIEF, Math.max(LEAST_PICTURE, lines)), ...rest];
  return { ...headOf(facts, texts.brandBrief), sections, isOnePage: true };
}

export function reportOf(facts: FindingFacts): Paper {
  const { match } = facts;
  const pictures = pictureBlocks(facts);
  const found = evidenceBlocks(match.evidence, facts, PARTS.evidence);
  const contrary = evidenceBlocks(match.against, facts, PARTS.contrary);
  return {
    ...headOf(facts, texts.brandReport),
    sections: [
      answerOf(facts, REPORT),
      reasonsOf(facts, REPORT),
      againstOf(facts, REPORT),
      judgedOf(facts, REPORT),
      ...(found.length + contrary.length === 0
        ? []
        : [
            {
              title: texts.addsUp,
              blocks: [barsBlock(facts), { kind: 'text', line: texts.addsUpWhat, as: 'soft' } as const],
            },
          ]),
      ...(found.length === 0 ? [] : [{ title: texts.evidenceFor, blocks: found }]),
      ...(pictures.length === 0 ? [] : [{ title: texts.pictures, blocks: pictures }]),
      ...(contrary.length === 0 ? [] : [{ title: texts.evidenceAgainst, blocks: contrary }]),
      successionOf(facts),
      custodySection(match, facts.custody),
      checkSection(match),
    ],
    isOnePage: false,
  };
}

function headOf(facts: FindingFacts, brand: string): Omit<Paper, 'sections' | 'isOnePage'> {
  const { match, madeAt } = facts;
  const name = (side: MatchSide) => cut(say.nameOf(side), TITLE_EMS, 1);
  return {
    brand,
    title: `${name(match.left)} ${say.arrowOf(match)} ${name(match.right)}`,
    subtitle: [texts.question, soft(` ${texts.madeAt(timeText(madeAt))}`)],
    stamp: stampOf(facts),
  };
}

/** The latest judgement, as every page of the report says it. */
export function stampOf({ judgements, review }: Pick<FindingFacts, 'judgements' | 'review'>): Paper['stamp'] {
  const last = judgements.at(-1)?.judgement;
  if (last === undefined) return { text: texts.stamps.none, isReviewed: false };
  const text = last === 'positive' && review !== null ? texts.stamps[review] : texts.stamps[last];
  return { text, isReviewed: true };
}

function answerOf(facts: FindingFacts, { answer, caption }: Size, height?: number): Section {
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
  const listed = [left, right].flatMap(({ entity }) => entity?.name ?? []);
  if (listed.length > 0) lines.push(cut(texts.listed(listed.join('; ')), ANSWER_EMS, 1));
  return {
    title: '',
    blocks: [
      {
        kind: 'answer',
        ...{ word: say.verdictWord(match), verdict: match.verdict },
        ...{ bits: texts.bits(say.total(match.weight)), lines },
      },
      { kind: 'text', line: say.CAUTION, as: 'caution' },
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

function reasonsOf({ match, words }: FindingFacts, { reasons: most }: Size): Section {
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
      items.length === 0 ? { kind: 'text', line: matchTexts.verdicts.unrelated } : { kind: 'list', items },
      ...(more > 0 ? [{ kind: 'text', line: texts.moreReasons(more), as: 'soft' } as const] : []),
    ],
  };
}

function againstOf({ match, words }: FindingFacts, { against: most }: Size): Section {
  const rows = match.against.map((row) => reason(row, row.note, words));
  const innocent = match.innocent.map((one): Line => cut(texts.notExcluded(one), ITEM_EMS, 2));
  // Half for each: an explanation is no less than a row.
  const first = itemsWithin(rows, ITEM_EMS, innocent.length === 0 ? most : most / 2);
  const items = [...first, ...itemsWithin(innocent, ITEM_EMS, rows.length === 0 ? most : most / 2)];
  const more = rows.length + innocent.length - items.length;
  const none: Block[] = rows.length > 0 ? [] : [{ kind: 'text', line: texts.noneAgainst }];
  return {
    title: texts.againstTitle,
    blocks: [
      ...none,
      ...(items.length > 0 ? [{ kind: 'list', items } as const] : []),
      ...(more > 0 ? [{ kind: 'text', line: texts.moreLines(more, everything(match)), as: 'soft' } as const] : []),
    ],
  };
}

const JUDGED = [0.17, 0.15, 0.2, 0.48];

function judgedOf({ match, judgements, standing }: FindingFacts, { judgements: most, why: lines }: Size): Section {
  if (judgements.length === 0)
    return { title: texts.judged, blocks: [{ kind: 'text', line: [strong(texts.notReviewed)] }] };
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
      { kind: 'table', head: [texts.when, texts.decision, texts.by, texts.because], widths: JUDGED, rows },
      ...(more > 0 ? [{ kind: 'text', line: texts.earlierJudgements(more), as: 'soft' } as const] : []),
    ],
  };
}

const SIDES = [0.3, 0.42, 0.1, 0.18];
const EVENTS = [0.17, 0.2, 0.15, 0.48];

/** The order of the two sites, and what was seen of both over time. */
function successionOf({ match, timelines }: FindingFacts): Section {
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
  const reasons = match.succession.reasons.slice(0, PARTS.order).map((one) => cut(one, ITEM_EMS, 2));
  return {
    title: texts.succession,
    blocks: [
      { kind: 'text', line: cut(say.directionText(match), PAGE_EMS, 2) },
      ...(reasons.length > 0 ? [{ kind: 'list', items: reasons } as const] : []),
      { kind: 'table', head: [texts.site, texts.captured, texts.pages, texts.state], widths: SIDES, rows: sides },
      ...(shown.length === 0
        ? []
        : [
            {
              kind: 'table',
              head: [texts.when, texts.site, texts.what, texts.seen],
              widths: EVENTS,
              rows: shown,
            } as const,
          ]),
      ...(rows.length > shown.length
        ? [
            {
              kind: 'text',
              line: inert(cut(texts.moreLines(rows.length - shown.length, texts.byTimeline(where)), PAGE_EMS, 2)),
              as: 'soft',
            } as const,
          ]
        : []),
    ],
  };
}
