/** The queue of findings: filtered, in pages, judged or assigned one by one or together. */
import { MOST_JOINS } from '../../flow/screen/operators.ts';
import { type Html, html } from '../../report/escape.ts';
import type { Services } from '../../services.ts';
import { findingTexts as say } from '../../texts/findings.ts';
import { frameTexts } from '../../texts/frame.ts';
import { groupTexts } from '../../texts/groups.ts';
import { assigneeField, type Choice, judgementFields, options } from '../frame/forms.ts';
import { keyHelp, keysButton } from '../frame/key-help.ts';
import { page } from '../frame/layout.ts';
import { linkTo } from '../frame/marks.ts';
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
<fieldset class="card"><legend>${say.assignChosen}</legend>${assigneeField(null, viewer)}<button formaction="/findings/assign" formnovalidate>${say.assign}</button></fieldset></form>`;
  const judgements = ports.secondReviewer ? [...say.judgedChoices, ...say.reviewChoices] : say.judgedChoices;
  const body = html`${filters(queue, { ...offered, judgements })}
${isEmpty ? none : viewer.mayWork ? work : table}
${cut && html`<p class="soft">${groupTexts.cut(MOST_JOINS)}</p>`}${pager(queue, more)}${keyHelp()}`;
  return page({ title: say.title, at: '/findings', said }, body);
}

interface Offered {
  readonly lists: readonly string[];
  readonly programmes: readonly string[];
  readonly people: readonly string[];
  readonly judgements: readonly Choice[];
}

/** The main filters in sight, the others folded unless one is used. */
function filters(queue: Queue, { lists, programmes, people, judgements }: Offered): Html {
  const {
    view = '',
    sort = 'weight',
    q = '',
    operator,
    verdict = '',
    judged,
    list = '',
    programme = '',
    kind = '',
    assigned = '',
    change = 'news',
    since = '',
  } = queue;
  const names = people.map((name): Choice => [`name:${name}`, name]);
  const isOpen = [list, programme, kind, since].some((one) => one !== '');
  return html`<form method="get" action="/findings"><div class="filters"><label>${say.verdict} <select name="verdict">${options(say.verdicts, verdict)}</select></label> <label>${say.judgedHead} <select name="judged">${options(judgements, judged)}</select></label> <label>${frameTexts.assignedTo} <select name="assigned">${options([...say.assignees, ...names], assigned)}</select></label> <label>${groupTexts.words} <input type="text" name="q" value="${q}" maxlength="200"></label> <label>${groupTexts.sort} <select name="sort">${options(groupTexts.sorts, sort)}</select></label> <label>${groupTexts.view} <select name="view">${options(groupTexts.views, view)}</select></label> <button>${say.show}</button>${keysButton()}</div>${operator !== undefined && html`<input type="hidden" name="operator" value="${operator}"><p class="soft"><a href="${queuePath({ ...queue, operator: undefined, page: 1 })}">${groupTexts.ofOperator}</a></p>`}
<details${isOpen && html` open`}><summary>${say.moreFilters}</summary><div class="filters"><label>${say.watchlist} <select name="list">${options([['', say.any], ...lists.map((one): Choice => [one, one])], list)}</select></label> <label>${say.programme} <input name="programme" value="${programme}" list="programmes" maxlength="200"></label><datalist id="programmes">${programmes.map((one) => html`<option value="${one}">`)}</datalist> <label>${say.kind} <select name="kind">${options(say.kinds, kind)}</select></label> <label>${say.change} <select name="change">${options(say.changes, change)}</select></label> <label>${say.since} <input type="date" name="since" value="${since}"></label></div></details></form>`;
}

function pager(queue: Queue, more: boolean): Html | false {
  const to = (number: number) => queuePath({ ...queue, page: number });
  if (queue.page === 1 && !more) return false;
  return html`<nav class="pager" aria-label="${say.pagesName}">${queue.page > 1 && html`<a href="${to(queue.page - 1)}" rel="prev">${say.previous}</a>`} <span>${say.page(queue.page)}</span> ${more && html`<a href="${to(queue.page + 1)}" rel="next">${say.nextPage}</a>`}</nav>`;
}
