/** A finding in one line, as the queue, a case and the bar show it. */
import { ROW_WORDS } from '../../flow/sentences.ts';
import type { Match } from '../../model/derived/match.ts';
import { type Html, html } from '../../report/escape.ts';
import { shortTitle } from '../../report/row-title.ts';
import { arrowOf, nameOf, total, verdictWord } from '../../report/wording.ts';
import { findingTexts as say } from '../../texts/findings.ts';

const MAIN = 4;

export const pairOf = (match: Match): Html =>
  html`<bdi>${nameOf(match.left)}</bdi> ${arrowOf(match)} <bdi>${nameOf(match.right)}</bdi>`;

/** The same as plain text. */
export const pairText = (match: Match): string => `${nameOf(match.left)} ${arrowOf(match)} ${nameOf(match.right)}`;

export const verdictLine = (match: Match): Html =>
  html`<span class="verdict-line v-${match.verdict}"><b class="v">${verdictWord(match)}</b> <span class="num">${say.bits(total(match.weight))}</span></span>`;

/** The heaviest kinds of evidence. */
export const mainEvidence = ({ evidence }: Match): string =>
  evidence
    .filter(({ weight }) => weight > 0)
    .slice(0, MAIN)
    .map((row) => shortTitle(row, ROW_WORDS))
    .join(', ');
