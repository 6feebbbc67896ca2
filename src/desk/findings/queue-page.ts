/** The queue of findings: filtered, in pages, judged or assigned one by one or together. */
import { MOST_JOINS } from '../../flow/screen/operators.ts';
import { type Html, html } from '../../report/escape.ts';
import type { Services } from '../../services.ts';
import { findingTexts as say } from '../../texts/findings.ts';
import { frameTexts } from '../../texts/frame.ts';
import { groupTexts } from '../../texts/groups.ts';
import { assigneeField, type Choice, filterField, judgementFields } from '../frame/forms.ts';
import { keyHelp, keysButton } from '../frame/key-help.ts';
import { page } from '../frame/layout.ts';
import { linkTo, separated } from '../frame/marks.ts';
import type { Viewer } from '../frame/request.ts';
import { type Queue, queryOf, queuePath } from './queue.ts';
import { keptRows } from './queue-rows.ts';

export async function findingsPage(
  queue: Queue,
  ports: Pick<Services, 'store' | 'secondReviewer'>,
  viewer: Viewer,
  said?: string,
): Promise<string> {
  const { table, isEmpty, more, cut, ...offered } = await keptRows(queue, viewer, ports);
  const none = html`<p class="card">${say.none(linkTo('/findings?judged=any'), linkTo('/compare'))}</p>`;
  const work = html`<form method="post" action="/findings/judge"><input type="hidden" name="queue" value="${queryOf(queue)}">${table}
<fieldset class="card"><legend>${say.judgeChosen}</legend>${judgementFields(viewer)}</fieldset>
<fieldset class="card"><legend>${say.assignChosen}</legend>${assigneeField(null, viewer)}<button formaction="/findings/assign" formnovalidate>${frameTexts.assign}</button></fieldset></form>`;
  const judgements = ports.secondReviewer ? [...say.judgedChoices, ...say.reviewChoices] : say.judgedChoices;
  const body = html`${filters(queue, { ...offered, judgements })}
${isEmpty ? none : viewer.mayWork ? work : table}
${cut && html`<p class="soft">${groupTexts.cut(MOST_JOINS)}</p>`}${pager(queue, more)}${keyHelp()}`;
  return page({ title: frameTexts.findings, at: '/findings', said }, body);
}

interface Offered {
  readonly lists: readonly string[];
  readonly programmes: readonly string[];
  readonly people: readonly string[];
  readonly judgements: readonly Choice[];
}

/** The main filters in sight, the others folded unless one is used. */
function filters(queue: Queue, { lists, programmes, people, judgements }: Offered): Html {
  const { q, operator, programme, since } = queue;
  const names = people.map((name): Choice => [`name:${name}`, name]);
  const ofLists: Choice[] = [['', say.any], ...lists.map((one): Choice => [one, one])];
  const main = [
    filterField(frameTexts.verdict, 'verdict', say.verdicts, queue.verdict),
    filterField(say.judgedHead, 'judged', judgements, queue.judged),
    filterField(frameTexts.assignedTo, 'assigned', [...say.assignees, ...names], queue.assigned),
    html`<label>${groupTexts.words} <input type="text" name="q" value="${q}" maxlength="200"></label>`,
    filterField(groupTexts.sort, 'sort', groupTexts.sorts, queue.sort ?? 'weight'),
    filterField(groupTexts.view, 'view', groupTexts.views, queue.view),
    html`<button>${frameTexts.show}</button>${keysButton()}`,
  ];
  const more = [
    filterField(say.watchlist, 'list', ofLists, queue.list),
    html`<label>${frameTexts.programme} <input name="programme" value="${programme}" list="programmes" maxlength="200"></label><datalist id="programmes">${programmes.map((one) => html`<option value="${one}">`)}</datalist>`,
    filterField(frameTexts.kind, 'kind', say.kinds, queue.kind),
    filterField(say.change, 'change', say.changes, queue.change ?? 'news'),
    html`<label>${say.since} <input type="date" name="since" value="${since}"></label>`,
  ];
  const isOpen = [queue.list, programme, queue.kind, since].some(Boolean);
  const ofOperator = html`<input type="hidden" name="operator" value="${operator}"><p class="soft"><a href="${queuePath({ ...queue, operator: undefined, page: 1 })}">${groupTexts.ofOperator}</a></p>`;
  return html`<form method="get" action="/findings"><div class="filters">${separated(main, ' ')}</div>${operator !== undefined && ofOperator}
<details${isOpen && html` open`}><summary>${say.moreFilters}</summary><div class="filters">${separated(more, ' ')}</div></details></form>`;
}

function pager(queue: Queue, more: boolean): Html | false {
  const to = (number: number) => queuePath({ ...queue, page: number });
  if (queue.page === 1 && !more) return false;
  return html`<nav class="pager" aria-label="${frameTexts.pages}">${queue.page > 1 && html`<a href="${to(queue.page - 1)}" rel="prev">${frameTexts.previous}</a>`} <span>${say.page(queue.page)}</span> ${more && html`<a href="${to(queue.page + 1)}" rel="next">${frameTexts.next}</a>`}</nav>`;
}
