/** A finding in one line or row, as the queue, a case and the bar show it. */
import { ROW_WORDS } from '../../flow/sentences.ts';
import type { Match } from '../../model/derived/match.ts';
import { listedTexts } from '../../report/attribution.ts';
import { type Html, html } from '../../report/escape.ts';
import { shortTitle } from '../../report/row-title.ts';
import { arrowOf, nameOf, percent, total, verdictWord } from '../../report/wording.ts';
import { findingTexts as say } from '../../texts/findings.ts';
import { frameTexts } from '../../texts/frame.ts';
import { bdi } from '../frame/marks.ts';
import { findingPath, type Queue } from './queue.ts';

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

/** Findings of a site, a run or an entity. */
export const findingsTable = (matches: readonly Match[]): Html =>
  html`<table class="summary"><thead><tr><th>${frameTexts.verdict}</th><th class="num">${frameTexts.bits}</th><th>${frameTexts.sites}</th></tr></thead><tbody>${matches.map(shortRow)}</tbody></table>`;

const shortRow = (match: Match): Html =>
  html`<tr class="v-${match.verdict}"><td><span class="v">${verdictWord(match)}</span></td><td class="num weight">${total(match.weight)}</td><td class="sites"><a href="/findings/${match.id}">${pairOf(match)}</a></td></tr>`;

/**
 * One finding of a table.
 *
 * @param marks words beneath its sites
 * @param queue that it is in
 */
export function findingRow(
  match: Match,
  marks: readonly string[],
  mayChoose: boolean,
  queue?: Queue,
  looks: Html | false = false,
): Html {
  const { id, left, right, verdict, weight, probability } = match;
  const listed = listedTexts([left, right]);
  const path = queue === undefined ? `/findings/${id}` : findingPath(id, queue);
  const beneath = [...(listed.length > 0 ? [say.listedNames(bdi(listed.join('; ')))] : []), ...marks.map(bdi)];
  const box =
    mayChoose &&
    html`<td><input type="checkbox" name="id" value="${id}" aria-label="${say.both(nameOf(left), nameOf(right))}"></td>`;
  return html`<tr class="v-${verdict}">${box}<td><span class="v">${verdictWord(match)}</span></td><td class="num weight">${total(weight)}</td><td class="num chance">${percent(probability)}</td><td class="sites"><a href="${path}">${pairOf(match)}</a>${beneath.map((words) => html`<br><span class="soft small">${words}</span>`)}${looks}</td><td class="soft carried">${mainEvidence(match)}</td></tr>`;
}
