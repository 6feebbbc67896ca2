/** A row of the queue with the findings of one operator; it opens to them. */
import { type FindingGroup, stateOf } from '../../flow/screen/finding-groups.ts';
import { ROW_WORDS } from '../../flow/sentences.ts';
import type { Match } from '../../model/derived/match.ts';
import type { Join, Operator } from '../../model/derived/operator.ts';
import type { FindingRow } from '../../model/ports/matches.ts';
import { type Html, html } from '../../report/escape.ts';
import { shortTitle } from '../../report/row-title.ts';
import { nameOf, percent, total, verdictWord } from '../../report/wording.ts';
import { findingTexts } from '../../texts/findings.ts';
import { groupTexts as say } from '../../texts/groups.ts';
import { bdi } from '../frame/marks.ts';
import { pathOf } from '../operators/decisions.ts';
import { mainEvidence } from './finding-line.ts';
import { MOST_IN_GROUP, mayChoose } from './groups.ts';
import { findingPath, type Queue, queuePath } from './queue.ts';
import { type Looks, sidesOf, thumbs } from './thumbs.ts';

interface Shown {
  readonly queue: Queue;
  readonly mayWork: boolean;
  readonly looks: Looks;
  readonly marksOf: (id: string) => readonly string[];
}
type OperatorGroup = FindingGroup & { readonly operator: Operator };

/** Findings that join its sites, the heaviest first: of these the sides are known. */
export const joinsOf = ({ operator }: OperatorGroup): Join[] => operator.links.flatMap(({ join }) => join ?? []);

/**
 * @param first its heaviest finding
 * @param ids of the findings to show
 */
export function groupRow(
  group: OperatorGroup,
  first: Match,
  ids: readonly string[],
  { queue, mayWork, looks, marksOf }: Shown,
): Html {
  const { operator, findings, sites } = group;
  const parties = operator.nodes.filter(({ site }) => site === null).length;
  const size = [say.size(findings.length, sites), ...(parties > 0 ? [say.listed(parties)] : [])].join(', ');
  const box = mayChoose(group)
    ? html`<input type="checkbox" name="group" value="${stateOf(group)}" aria-label="${say.choose(operator.name, findings.length)}">`
    : html`<span class="soft small">${say.tooLarge(MOST_IN_GROUP)}</span>`;
  const all = queuePath({ ...queue, view: 'pairs', operator: operator.id ?? operator.key, page: 1 });
  const more =
    findings.length > ids.length &&
    html`<p class="soft small">${say.heaviest(ids.length, findings.length)} <a href="${all}">${say.showAll}</a></p>`;
  const joins = new Map(joinsOf(group).map((join) => [join.id, join]));
  const items = findings
    .slice(0, ids.length)
    .map((row) => item(row, joins.get(row.id), marksOf(row.id), { queue, mayWork }));
  const opened = html`<details class="group"><summary><b><bdi>${operator.name}</bdi></b> <span class="soft small">${size}</span></summary><ul class="plain">${items}</ul>${more}<p class="small"><a href="${pathOf(operator)}">${say.open}</a></p></details>`;
  return html`<tr class="v-${first.verdict}">${mayWork && html`<td>${box}</td>`}<td><span class="v">${verdictWord(first)}</span></td><td class="num weight">${total(first.weight)}</td><td class="num chance">${percent(first.probability)}</td><td class="sites">${opened}${thumbs(sidesOf(joinsOf(group)), looks)}</td><td class="soft carried">${mainEvidence(first)}</td></tr>`;
}

/** @param join undefined: it joins nothing, so only the names of its sites are known */
function item(
  row: FindingRow,
  join: Join | undefined,
  marks: readonly string[],
  { queue, mayWork }: Pick<Shown, 'queue' | 'mayWork'>,
): Html {
  const [left, right] = join === undefined ? [row.left, row.right] : [nameOf(join.left), nameOf(join.right)];
  const box =
    mayWork &&
    html`<input type="checkbox" name="id" value="${row.id}" aria-label="${findingTexts.both(left, right)}"> `;
  const evidence = join?.signals.map((signal) => shortTitle({ signal }, ROW_WORDS)).join(', ');
  return html`<li class="v-${row.verdict}">${box}<a href="${findingPath(row.id, queue)}"><bdi>${left}</bdi> – <bdi>${right}</bdi></a> <span class="verdict-line"><b class="v">${row.verdict}</b> <span class="num">${findingTexts.bits(total(row.weight))}</span></span> <span class="soft small">${evidence}</span>${marks.map((mark) => html`<br><span class="soft small">${bdi(mark)}</span>`)}</li>`;
}
