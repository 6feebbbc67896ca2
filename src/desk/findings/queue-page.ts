/** The queue of findings: filtered, in pages, judged or assigned one by one or together. */
import { reviewsOf } from '../../flow/screen/reviews.ts';
import { ROW_WORDS } from '../../flow/sentences.ts';
import { standingsOf } from '../../flow/standings.ts';
import type { Match } from '../../model/derived/match.ts';
import { type Html, html } from '../../report/escape.ts';
import { shortTitle } from '../../report/row-title.ts';
import { arrowOf, nameOf, percent, restsText, total, verdictWord } from '../../report/wording.ts';
import type { Services } from '../../services.ts';
import { assigneeField, type Choice, judgementFields, options } from '../frame/forms.ts';
import { page } from '../frame/layout.ts';
import type { Viewer } from '../frame/request.ts';
import { FINDINGS_A_PAGE, filterOf, type Queue, queuePath } from './queue.ts';

const VERDICTS: readonly Choice[] = [
  ['', 'any'],
  ['strong', 'strong'],
  ['likely', 'likely'],
  ['lead', 'lead'],
];
const JUDGED: readonly Choice[] = [
  ['none', 'not judged yet'],
  ['positive', 'judged positive'],
  ['unsure', 'judged unsure'],
  ['negative', 'judged negative'],
  ['any', 'judged or not'],
];
/** Choices if a positive judgement needs two people. */
const REVIEWED: readonly Choice[] = [
  ['proposed', 'proposed: needs a second person'],
  ['confirmed', 'confirmed by two people'],
];
const KINDS: readonly Choice[] = [
  ['', 'any'],
  ['website', 'website'],
  ['social-page', 'social page'],
  ['trade-listing', 'trade listing'],
  ['list', 'entry of a list'],
];
const ASSIGNED: readonly Choice[] = [
  ['', 'anybody or nobody'],
  ['me', 'me'],
  ['nobody', 'nobody'],
];
const CHANGES: readonly Choice[] = [
  ['news', 'new or changed'],
  ['new', 'new'],
  ['weaker', 'weaker'],
  ['stronger', 'stronger'],
];
/** Lists, programmes and names to choose from. */
const OFFERED = 100;

export async function findingsPage(
  queue: Queue,
  { store, secondReviewer }: Pick<Services, 'store' | 'secondReviewer'>,
  viewer: Viewer,
  said?: string,
): Promise<string> {
  const [found, lists, programmes, people] = await Promise.all([
    store.matches.list(filterOf(queue, viewer.by)),
    store.entities.words('list', OFFERED),
    store.entities.words('programme', OFFERED),
    store.assignments.people(OFFERED),
  ]);
  const shown = found.slice(0, FINDINGS_A_PAGE);
  const ids = shown.map(({ id }) => id);
  const [standings, reviews, assignments, before] = await Promise.all([
    standingsOf(shown, store),
    reviewsOf(ids, { store, secondReviewer }),
    store.assignments.of(ids),
    queue.since === undefined ? new Map() : store.matches.before(ids, `${queue.since}T00:00:00.000Z`),
  ]);
  const rows = shown.map((match) => {
    const was = before.get(match.id);
    const to = assignments.get(match.id)?.to;
    const marks = [
      restsText(match),
      was !== undefined && `was ${was.verdict}, ${total(was.weight)} bits`,
      was === undefined && standings.get(match.id)?.weaker && 'weaker than it was',
      to != null && `with ${to}`,
      reviews.get(match.id),
    ].filter((mark) => typeof mark === 'string');
    return findingRow(match, marks, viewer.mayWork);
  });
  const table = html`<table class="summary"><thead><tr>${viewer.mayWork && html`<th><span class="hidden">Choose</span></th>`}<th>Verdict</th><th class="num">Bits</th><th class="num">Probability</th><th>Sites</th><th>Main evidence</th></tr></thead><tbody>${rows}</tbody></table>`;
  const none = html`<p class="card">No findings here. <a href="/findings?judged=any">Show all findings</a>, or <a href="/compare">compare two sites</a>.</p>`;
  const work = html`<form method="post" action="/findings/judge"><input type="hidden" name="queue" value="${queuePath(queue).split('?')[1]}">${table}
<fieldset class="card"><legend>Judge the chosen findings</legend>${judgementFields(viewer)}</fieldset>
<fieldset class="card"><legend>Assign the chosen findings</legend>${assigneeField(null, viewer)}<button formaction="/findings/assign" formnovalidate>Assign</button></fieldset></form>`;
  const body = html`${filters(queue, { lists, programmes, people, judgements: secondReviewer ? [...JUDGED, ...REVIEWED] : JUDGED })}
${shown.length === 0 ? none : viewer.mayWork ? work : table}
${pager(queue, found.length > FINDINGS_A_PAGE)}`;
  return page({ title: 'Findings', at: '/findings', said }, body);
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
  return html`<form method="get" action="/findings"><div class="filters"><label>Verdict <select name="verdict">${options(VERDICTS, verdict)}</select></label> <label>Judged <select name="judged">${options(judgements, judged)}</select></label> <label>Assigned to <select name="assigned">${options([...ASSIGNED, ...names], assigned)}</select></label> <button>Show</button></div>
<details${isOpen && html` open`}><summary>More filters</summary><div class="filters"><label>Watch list <select name="list">${options([['', 'any'], ...lists.map((one): Choice => [one, one])], list)}</select></label> <label>Programme <input name="programme" value="${programme}" list="programmes" maxlength="200"></label><datalist id="programmes">${programmes.map((one) => html`<option value="${one}">`)}</datalist> <label>Kind <select name="kind">${options(KINDS, kind)}</select></label> <label>Change <select name="change">${options(CHANGES, change)}</select></label> <label>since <input type="date" name="since" value="${since}"></label></div></details></form>`;
}

/** One finding of a table. @param marks words beneath its sites */
export function findingRow(match: Match, marks: readonly string[], mayChoose: boolean): Html {
  const { id, left, right, verdict, weight, probability, evidence } = match;
  const listed = [left.entity?.name, right.entity?.name].filter((name) => name !== undefined);
  const main = evidence.filter((one) => one.weight > 0).slice(0, 4);
  return html`<tr class="v-${verdict}">${mayChoose && html`<td><input type="checkbox" name="id" value="${id}" aria-label="${nameOf(left)} and ${nameOf(right)}"></td>`}<td><span class="v">${verdictWord(match)}</span></td><td class="num weight">${total(weight)}</td><td class="num chance">${percent(probability)}</td><td class="sites"><a href="/findings/${id}"><bdi>${nameOf(left)}</bdi> ${arrowOf(match)} <bdi>${nameOf(right)}</bdi></a>${listed.length > 0 && html`<br><span class="soft small">listed: <bdi>${listed.join('; ')}</bdi></span>`}${marks.map((mark) => html`<br><span class="soft small"><bdi>${mark}</bdi></span>`)}</td><td class="soft carried">${main.map((row) => shortTitle(row, ROW_WORDS)).join(', ')}</td></tr>`;
}

function pager(queue: Queue, more: boolean): Html | false {
  const to = (number: number) => queuePath({ ...queue, page: number });
  if (queue.page === 1 && !more) return false;
  return html`<nav class="pager" aria-label="Pages">${queue.page > 1 && html`<a href="${to(queue.page - 1)}" rel="prev">Previous</a>`} <span>Page ${queue.page}</span> ${more && html`<a href="${to(queue.page + 1)}" rel="next">Next</a>`}</nav>`;
}
