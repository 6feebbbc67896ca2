/** Follows: the form that starts one, and one as it goes on. */
import { InputError } from '../../errors.ts';
import type { Follow } from '../../model/derived/follow.ts';
import type { Suggestion } from '../../model/derived/suggestion.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import { total } from '../../report/wording.ts';
import { frameTexts } from '../../texts/frame.ts';
import { suggestionTexts as say } from '../../texts/suggestions.ts';
import { changedEvent, untilChanged } from '../frame/changed-event.ts';
import { byField } from '../frame/forms.ts';
import { page } from '../frame/layout.ts';
import { bdi, linkTo } from '../frame/marks.ts';
import { type Look, lookOf, textOf, type Viewer } from '../frame/request.ts';
import { gets, named, posts, shows } from '../frame/routes.ts';
import { FOLLOW, type SuggestionRule } from './rule.ts';

const STEPS = 2;
const VISITS = 50;

export const followPages = (rule: SuggestionRule) => [
  posts(
    '/follows',
    rule.follow,
    (form) => ({
      from: textOf(form, 'from').trim(),
      depth: numberIn(form, 'depth', FOLLOW.depth),
      budget: numberIn(form, 'budget', FOLLOW.budget),
    }),
    ({ id }) => [`/follows/${id}`, say.isStarted],
  ),
  shows('/follows/{id}', rule.watch, (watched, c) => followPage(watched, lookOf(c))),
  gets('/follows/{id}/events', rule.watch, (c, { id }, asking) =>
    changedEvent(c, async (gone) => {
      await untilChanged(async () => {
        const { follow, suggestions } = await rule.watch({ id }, asking);
        const text = JSON.stringify([follow, suggestions.map((one) => [one.id, one.state, one.bits])]);
        return { text, isOver: follow.state !== 'open' };
      }, gone);
      return id;
    }),
  ),
  posts('/follows/{id}/stop', rule.stop, named, (_, { id }) => [`/follows/${id}`, say.isStopped]),
];

function numberIn(form: FormData, name: 'depth' | 'budget', most: number): number {
  const typed = textOf(form, name);
  const number = Number(typed);
  if (typed.trim() !== '' && Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new InputError(say.wantsNumber(say[name], most), { fields: [name] });
}

/**
 * To the form, with the field filled. False: nobody may follow all of them at once.
 *
 * @param from the id of an entity, or the name of a list of so many
 */
export function followLink(viewer: Viewer, from: string, entities = 1): Html | false {
  const query = new URLSearchParams({ from }).toString();
  return (
    viewer.mayWork &&
    entities > 0 &&
    entities <= FOLLOW.entities &&
    html`<p><a href="/suggestions?${query}#follow">${say.followThem(entities)}</a></p>`
  );
}

/** @param from already written into the field */
export function followForm(viewer: Viewer, from: string): Html | false {
  return (
    viewer.mayWork &&
    html`<form class="card" id="follow" method="post" action="/follows"><h2>${say.followTitle}</h2><p class="soft small">${say.followAbout}</p><label class="field">${say.from} <input name="from" value="${from}" required maxlength="${LENGTHS.address}"></label><label class="field">${say.depth} <input name="depth" type="number" min="1" max="${FOLLOW.depth}" value="${STEPS}" required></label><label class="field">${say.budget} <input name="budget" type="number" min="1" max="${FOLLOW.budget}" value="${VISITS}" required></label>${byField(viewer)}<button>${say.follow}</button></form>`
  );
}

export function followsTable(follows: readonly Follow[]): Html | false {
  const rows = follows.map(
    ({ id, from, state, visited, budget, suggested, by, startedAt }) =>
      html`<tr><td class="sites"><a href="/follows/${id}"><bdi>${from}</bdi></a></td><td>${stateWord(state)}</td><td>${say.progress(visited, budget, suggested)}</td><td><bdi>${by}</bdi></td><td>${timeText(startedAt)}</td></tr>`,
  );
  return (
    rows.length > 0 &&
    html`<h2>${say.followsTitle}</h2><table class="summary"><thead><tr><th>${say.from}</th><th>${frameTexts.state}</th><th>${frameTexts.visits}</th><th>${say.startedBy}</th><th>${frameTexts.when}</th></tr></thead><tbody>${rows}</tbody></table>`
  );
}

const stateWord = (state: Follow['state']): string => (state === 'open' ? frameTexts.atWork : say.followStates[state]);

type Watched = Awaited<ReturnType<SuggestionRule['watch']>>;

function followPage({ follow, suggestions, flagged }: Watched, { viewer, said }: Look): string {
  const { id, from, state, visited, budget, suggested, runs } = follow;
  const isOpen = state === 'open';
  const last = runs.at(-1);
  const progress = say.progress(visited, budget, suggested);
  const found = suggestions.filter(
    ({ site, reasons }) => flagged.has(site) && reasons.every(({ kind }) => kind !== 'listed'),
  );
  const status = isOpen
    ? html`<p class="card" role="status" data-watch="/follows/${id}/events">${stateWord(state)}: ${progress} ${last === undefined ? say.needsWorker : say.inFlight(linkTo(`/runs/${last}`))} ${frameTexts.showsByItself(linkTo(`/follows/${id}`))}</p>`
    : html`<p class="card" role="status">${stateWord(state)}: ${progress}</p>`;
  const body = html`${status}
${found.length > 0 && html`<p><b>${say.notOnList(found.length)}</b></p>`}
${suggestions.length === 0 ? html`<p class="card">${say.noneYet}</p>` : html`<table class="summary"><thead><tr><th>${frameTexts.address}</th><th class="num">${frameTexts.bits}</th><th>${frameTexts.state}</th><th>${say.firstReason}</th><th>${say.finding}</th></tr></thead><tbody>${suggestions.map((one) => watchedRow(one, flagged.get(one.site)))}</tbody></table>`}
${isOpen && viewer.mayWork && html`<form method="post" action="/follows/${id}/stop"><button>${say.stop}</button></form>`}`;
  return page({ title: say.followOf(from), at: '/suggestions', said }, body);
}

function watchedRow({ id, address, bits, state, reasons: [first] }: Suggestion, finding: string | undefined): Html {
  const why =
    first !== undefined &&
    html`${say.kinds[first.kind]}, <bdi>${first.from}</bdi><br><span class="soft small">${quoteOf(first.quote)}</span>`;
  return html`<tr><td class="sites"><a href="/suggestions/${id}"><bdi>${address}</bdi></a></td><td class="num weight">${total(bits)}</td><td>${say.states[state]}</td><td>${why}</td><td>${finding !== undefined && html`<a href="/findings/${finding}">${say.flagged}</a>`}</td></tr>`;
}

/** As written there; in words where it is hidden. */
export const quoteOf = (quote: string): Html => (quote === '' ? html`${say.hiddenQuote}` : bdi(quote));
