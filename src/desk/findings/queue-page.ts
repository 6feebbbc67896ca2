/** The queue of findings: filtered, in pages, judged or assigned one by one or together. */
import { MOST_JOINS } from '../../flow/screen/operators.ts';
import { reviewsOf } from '../../flow/screen/reviews.ts';
import { standingsOf } from '../../flow/standings.ts';
import type { Match } from '../../model/derived/match.ts';
import { type Html, html } from '../../report/escape.ts';
import { nameOf, percent, restsText, total, verdictWord } from '../../report/wording.ts';
import type { Services } from '../../services.ts';
import { findingTexts as say } from '../../texts/findings.ts';
import { frameTexts } from '../../texts/frame.ts';
import { groupTexts } from '../../texts/groups.ts';
import { assigneeField, type Choice, judgementFields, options } from '../frame/forms.ts';
import { keyHelp, keysButton } from '../frame/key-help.ts';
import { page } from '../frame/layout.ts';
import { bdi, linkTo } from '../frame/marks.ts';
import type { Viewer } from '../frame/request.ts';
import { mainEvidence, pairOf } from './finding-line.ts';
import { groupRow, joinsOf } from './group-row.ts';
import { findingPath, pageOf, type Queue, queryOf, queuePath } from './queue.ts';
import { looksOf, sidesOf, thumbs } from './thumbs.ts';

/** Lists, programmes and names to choose from. */
const OFFERED = 100;

export async function findingsPage(
  queue: Queue,
  { store, secondReviewer }: Pick<Services, 'store' | 'secondReviewer'>,
  viewer: Viewer,
  said?: string,
): Promise<string> {
  const [{ groups, matches, more, cut }, lists, programmes, people] = await Promise.all([
    pageOf(queue, viewer.by, store),
    store.entities.words('list', OFFERED),
    store.entities.words('programme', OFFERED),
    store.assignments.people(OFFERED),
  ]);
  const ids = groups.flatMap((one) => one.ids);
  const shown = groups.flatMap(({ group, ids: own }) => {
    const first = matches.get(own[0] ?? '');
    if (first === undefined) return [];
    const operator = group?.operator ?? null;
    const whole = group === null || operator === null ? null : { ...group, operator };
    return [{ first, own, whole, sides: sidesOf(whole === null ? [first] : joinsOf(whole)) }];
  });
  const [standings, reviews, assignments, looks, before] = await Promise.all([
    standingsOf([...matches.values()], store),
    reviewsOf(ids, { store, secondReviewer }),
    store.assignments.of(ids),
    looksOf(
      shown.flatMap(({ sides }) => sides),
      store,
    ),
    queue.since === undefined ? new Map() : store.matches.before(ids, `${queue.since}T00:00:00.000Z`),
  ]);
  function marksOf(id: string): string[] {
    const [match, was, to] = [matches.get(id), before.get(id), assignments.get(id)?.to];
    const marks = [
      match !== undefined && restsText(match),
      was !== undefined && say.was(was.verdict, total(was.weight)),
      was === undefined && standings.get(id)?.weaker && say.isWeaker,
      to != null && say.with(to),
      reviews.get(id),
    ];
    return marks.filter((mark) => typeof mark === 'string');
  }
  const drawn = { queue, mayWork: viewer.mayWork, looks, marksOf };
  const rows = shown.map(({ first, own, whole, sides }) =>
    whole === null
      ? findingRow(first, marksOf(first.id), viewer.mayWork, queue, thumbs(sides, looks))
      : groupRow(whole, first, own, drawn),
  );
  const table = html`<table class="summary"><thead><tr>${viewer.mayWork && html`<th><span class="hidden">${say.choose}</span></th>`}<th>${say.verdict}</th><th class="num">${say.bitsHead}</th><th class="num">${say.probability}</th><th>${say.sites}</th><th>${frameTexts.mainEvidence}</th></tr></thead><tbody>${rows}</tbody></table>`;
  const none = html`<p class="card">${say.none(linkTo('/findings?judged=any'), linkTo('/compare'))}</p>`;
  const work = html`<form method="post" action="/findings/judge"><input type="hidden" name="queue" value="${queryOf(queue)}">${table}
<fieldset class="card"><legend>${say.judgeChosen}</legend>${judgementFields(viewer)}</fieldset>
<fieldset class="card"><legend>${say.assignChosen}</legend>${assigneeField(null, viewer)}<button formaction="/findings/assign" formnovalidate>${say.assign}</button></fieldset></form>`;
  const body = html`${filters(queue, { lists, programmes, people, judgements: secondReviewer ? [...say.judgedChoices, ...say.reviewChoices] : say.judgedChoices })}
${rows.length === 0 ? none : viewer.mayWork ? work : table}
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

function pager(queue: Queue, more: boolean): Html | false {
  const to = (number: number) => queuePath({ ...queue, page: number });
  if (queue.page === 1 && !more) return false;
  return html`<nav class="pager" aria-label="${say.pagesName}">${queue.page > 1 && html`<a href="${to(queue.page - 1)}" rel="prev">${say.previous}</a>`} <span>${say.page(queue.page)}</span> ${more && html`<a href="${to(queue.page + 1)}" rel="next">${say.nextPage}</a>`}</nav>`;
}
