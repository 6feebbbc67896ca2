/** A row of the queue with the findings of one operator; it opens to them. */
import { type FindingGroup, stateOf } from '../../flow/screen/finding-groups.ts';
import type { Match } from '../../model/derived/match.ts';
import type { Operator } from '../../model/derived/operator.ts';
import { type Html, html } from '../../report/escape.ts';
import { nameOf, percent, total, verdictWord } from '../../report/wording.ts';
import { findingTexts } from '../../texts/findings.ts';
import { groupTexts as say } from '../../texts/groups.ts';
import { bdi } from '../frame/marks.ts';
import { pathOf } from '../operators/decisions.ts';
import { mainEvidence, pairOf, verdictLine } from './finding-line.ts';
import { MOST_IN_GROUP, mayChoose } from './groups.ts';
import { findingPath, type Queue, queuePath } from './queue.ts';
import { type Looks, thumbs } from './thumbs.ts';

interface Shown {
  readonly queue: Queue;
  readonly mayWork: boolean;
  readonly looks: Looks;
  readonly marksOf: (match: Match) => readonly string[];
}

/** @param matches its first findings, the heaviest first */
export function groupRow(
  group: FindingGroup & { readonly operator: Operator },
  matches: readonly Match[],
  { queue, mayWork, looks, marksOf }: Shown,
): Html {
  const { operator, findings, sites } = group;
  const [first] = matches;
  if (first === undefined) return html``;
  const parties = operator.nodes.filter(({ site }) => site === null).length;
  const size = [say.size(findings.length, sites), ...(parties > 0 ? [say.listed(parties)] : [])].join(', ');
  const box = mayChoose(group)
    ? html`<input type="checkbox" name="group" value="${stateOf(group)}" aria-label="${say.choose(operator.name, findings.length)}">`
    : html`<span class="soft small">${say.tooLarge(MOST_IN_GROUP)}</span>`;
  const all = queuePath({ ...queue, view: 'pairs', operator: operator.id ?? operator.key, page: 1 });
  const more =
    findings.length > matches.length &&
    html`<p class="soft small">${say.heaviest(matches.length, findings.length)} <a href="${all}">${say.showAll}</a></p>`;
  const items = matches.map((match) => item(match, marksOf(match), queue, mayWork));
  const opened = html`<details class="group"><summary><b><bdi>${operator.name}</bdi></b> <span class="soft small">${size}</span></summary><ul class="plain">${items}</ul>${more}<p class="small"><a href="${pathOf(operator)}">${say.open}</a></p></details>`;
  return html`<tr class="v-${first.verdict}">${mayWork && html`<td>${box}</td>`}<td><span class="v">${verdictWord(first)}</span></td><td class="num weight">${total(first.weight)}</td><td class="num chance">${percent(first.probability)}</td><td class="sites">${opened}${thumbs(matches, looks)}</td><td class="soft carried">${mainEvidence(first)}</td></tr>`;
}

function item(match: Match, marks: readonly string[], queue: Queue, mayWork: boolean): Html {
  const { id, left, right, verdict } = match;
  const box =
    mayWork &&
    html`<input type="checkbox" name="id" value="${id}" aria-label="${findingTexts.both(nameOf(left), nameOf(right))}"> `;
  return html`<li class="v-${verdict}">${box}<a href="${findingPath(id, queue)}">${pairOf(match)}</a> ${verdictLine(match)} <span class="soft small">${mainEvidence(match)}</span>${marks.map((mark) => html`<br><span class="soft small">${bdi(mark)}</span>`)}</li>`;
}
