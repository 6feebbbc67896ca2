/** A finding → its brief, one page that a chief reads, and its report of six pages at most. */
import type { MatchSide } from '../model/derived/match.ts';
import { keptCommand } from '../model/text/program.ts';
import { timeText } from '../model/text/time-text.ts';
import { reportTexts as texts } from '../texts/report.ts';
import { bundleName, checkSection, custodySection } from './custody.ts';
import { code, type Paper, type Section, soft, textBlock } from './document.ts';
import { barsBlock, evidenceBlocks, pictureBlocks } from './evidence-blocks.ts';
import type { FindingFacts } from './finding.ts';
import { againstOf, answerOf, reasonsOf } from './finding-answer.ts';
import { judgedOf, successionOf } from './finding-history.ts';
import { cut, linesOfSections } from './fit.ts';
import * as say from './wording.ts';

/** Lines, of the whole page or of a part of it. */
// biome-ignore format: one row each
const BRIEF = { reasons: 6, against: 4, judgements: 1, why: 2, answer: [3, 2, 2], caption: 2 } as const;
// biome-ignore format: one row
const REPORT = { reasons: 10, against: 8, judgements: 3, why: 4, answer: [4, 5, 2], caption: 3 } as const;
/** Lines of the evidence, which only a report has. */
const PARTS = { evidence: 70, contrary: 14 };
/** The lines of a page below its head, and the height of pictures of which something is seen. */
const BRIEF_LINES = 50;
const LEAST_PICTURE = 6;
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
        textBlock([code(keptCommand(`export ${id}`)), '  ·  ', code(keptCommand(`verify ${bundleName(match)}`))]),
        textBlock([soft(texts.digestOf('')), code(custody.match.digest)]),
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
        : [{ title: texts.addsUp, blocks: [barsBlock(facts), textBlock(texts.addsUpWhat, 'soft')] }]),
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
