import type { Match } from '../../model/derived/match.ts';
import { type Html, html } from '../../report/escape.ts';
import { nameOf, percent, total, verdictWord } from '../../report/wording.ts';
import { findingTexts as say } from '../../texts/findings.ts';
import { bdi } from '../frame/marks.ts';
import { mainEvidence, pairOf } from './finding-line.ts';
import { findingPath, type Queue } from './queue.ts';

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
  const listed = [left.entity?.name, right.entity?.name].filter((name) => name !== undefined);
  const path = queue === undefined ? `/findings/${id}` : findingPath(id, queue);
  const beneath = [...(listed.length > 0 ? [say.listedNames(bdi(listed.join('; ')))] : []), ...marks.map(bdi)];
  const box =
    mayChoose &&
    html`<td><input type="checkbox" name="id" value="${id}" aria-label="${say.both(nameOf(left), nameOf(right))}"></td>`;
  return html`<tr class="v-${verdict}">${box}<td><span class="v">${verdictWord(match)}</span></td><td class="num weight">${total(weight)}</td><td class="num chance">${percent(probability)}</td><td class="sites"><a href="${path}">${pairOf(match)}</a>${beneath.map((words) => html`<br><span class="soft small">${words}</span>`)}${looks}</td><td class="soft carried">${mainEvidence(match)}</td></tr>`;
}
