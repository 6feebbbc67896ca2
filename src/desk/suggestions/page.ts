/** Suggestions: which addresses are worth a visit, and why. */
import { z } from 'zod';
import { type Suggestion, type SuggestionReason, SuggestionState } from '../../model/derived/suggestion.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import { total } from '../../report/wording.ts';
import { frameTexts } from '../../texts/frame.ts';
import { suggestionTexts as say } from '../../texts/suggestions.ts';
import { byField } from '../frame/forms.ts';
import { page } from '../frame/layout.ts';
import { bdi, linkTo, siteLink } from '../frame/marks.ts';
import { type Look, lookOf, neededOf, saidOf, viewerOf } from '../frame/request.ts';
import { gets, named, posts, shows } from '../frame/routes.ts';
import { followForm, followPages, followsTable, quoteOf } from './follow-page.ts';
import type { SuggestionRule } from './rule.ts';

const SHOWN = 100;

const Query = z.object({
  state: SuggestionState.optional().catch(undefined),
  cursor: z.string().max(LENGTHS.cursor).optional().catch(undefined),
});

export const suggestionPages = (rule: SuggestionRule) => [
  ...followPages(rule),
  gets('/suggestions', rule.list, async (c, _, asking) => {
    const query = Query.parse(c.req.query());
    const { suggestions, next } = await rule.list({ ...query, limit: SHOWN }, asking);
    const { follows } = await rule.follows({}, asking);
    const more = html`${priorsTable(await rule.priors({}, asking))}${followForm(viewerOf(c), (c.req.query('from') ?? '').slice(0, LENGTHS.address))}${followsTable(follows)}`;
    return listPage(suggestions, next, query.state, saidOf(c), more);
  }),
  shows('/suggestions/{id}', rule.one, (one, c) => onePage(one, lookOf(c))),
  posts('/suggestions/{id}/visit', rule.visit, named, ({ run }, { id }) => [
    `/suggestions/${id}`,
    frameTexts.isQueued(1),
    run === undefined ? `/suggestions/${id}` : `/runs/${run}`,
  ]),
  posts(
    '/suggestions/{id}/dismiss',
    rule.dismiss,
    (form, { id }) => ({ id, why: neededOf(form, 'why', LENGTHS.reason) }),
    (_, { id }) => ['/suggestions', say.isDismissed, `/suggestions/${id}`],
  ),
];

function listPage(
  suggestions: readonly Suggestion[],
  next: string | null,
  state: SuggestionState | undefined,
  said: string | undefined,
  more: Html,
): string {
  const path = (query: Readonly<Record<string, string>>) => `/suggestions?${new URLSearchParams(query).toString()}`;
  const rows = suggestions.map(
    ({ id, address, bits, state: now, lastSeen, reasons }) =>
      html`<tr><td class="sites"><a href="/suggestions/${id}"><bdi>${address}</bdi></a></td><td class="num weight">${total(bits)}</td><td>${say.states[now]}</td><td>${kindsOf(reasons)}</td><td>${timeText(lastSeen)}</td></tr>`,
  );
  const current = (one: SuggestionState | undefined) => one === state && html` aria-current="page"`;
  const filters = SuggestionState.options.map(
    (one) => html` <a href="${path({ state: one })}"${current(one)}>${say.states[one]}</a>`,
  );
  const body = html`<p class="soft">${say.about}</p>
<nav class="pager" aria-label="${frameTexts.state}"><a href="/suggestions"${current(undefined)}>${say.all}</a>${filters}</nav>
${rows.length === 0 ? html`<p class="card">${say.none}</p>` : html`<table class="summary"><thead><tr><th>${frameTexts.address}</th><th class="num">${frameTexts.bits}</th><th>${frameTexts.state}</th><th>${say.reasons}</th><th>${frameTexts.lastSeen}</th></tr></thead><tbody>${rows}</tbody></table>`}
${next !== null && html`<nav class="pager" aria-label="${frameTexts.pages}"><a href="${path({ ...(state && { state }), cursor: next })}" rel="next">${frameTexts.next}</a></nav>`}
${more}`;
  return page({ title: frameTexts.menu['/suggestions'], at: '/suggestions', said }, body);
}

/** The worth of each kind of reason, and how far people's judgements moved it. */
function priorsTable({ priors }: Awaited<ReturnType<SuggestionRule['priors']>>): Html {
  const rows = priors.map(
    ({ kind, shipped, bits, positive, negative, people }) =>
      html`<tr><td>${say.kinds[kind]}</td><td class="num">${total(shipped)}</td><td class="num weight">${total(bits)}</td><td class="num">${total(positive)}</td><td class="num">${total(negative)}</td><td class="num">${people}</td></tr>`,
  );
  return html`<details class="card"><summary>${say.worth}</summary><p class="soft small">${say.worthAbout}</p><table class="summary"><thead><tr><th>${frameTexts.reason}</th><th class="num">${say.shipped}</th><th class="num">${frameTexts.bits}</th><th class="num">${say.sitesFor}</th><th class="num">${say.sitesAgainst}</th><th class="num">${say.people}</th></tr></thead><tbody>${rows}</tbody></table></details>`;
}

const kindsOf = (reasons: readonly SuggestionReason[]): string =>
  [...new Set(reasons.map(({ kind }) => say.kinds[kind]))].join(', ');

function onePage(suggestion: Suggestion, { viewer, said }: Look): string {
  const { id, address, kind, state, bits, reasons, firstSeen, lastSeen } = suggestion;
  const canVisit = viewer.mayWork && state !== 'queued' && state !== 'dismissed';
  const body = html`<p><b>${say.states[state]}</b>, ${total(bits)} ${frameTexts.bits}. ${kind}. ${say.firstSeen(timeText(firstSeen), timeText(lastSeen))}</p>
${outcomeOf(suggestion)}
<table class="summary"><thead><tr><th>${frameTexts.reason}</th><th class="num">${frameTexts.bits}</th><th>${say.foundOn}</th><th>${frameTexts.asWritten}</th><th>${say.seen}</th></tr></thead><tbody>${reasons.map(reasonRow)}</tbody></table>
${canVisit && html`<form method="post" action="/suggestions/${id}/visit"><button>${say.visit}</button></form>`}
${viewer.mayWork && state !== 'dismissed' && state !== 'queued' && html`<form class="card" method="post" action="/suggestions/${id}/dismiss"><h2>${say.dismiss}</h2><p class="soft small">${say.dismissAbout}</p><label class="field">${frameTexts.reason} <textarea name="why" rows="2" required maxlength="${LENGTHS.reason}"></textarea></label>${byField(viewer)}<button>${say.dismiss}</button></form>`}`;
  return page({ title: address, at: '/suggestions', said }, body);
}

function outcomeOf({ visit, detail, decision }: Suggestion): Html | false {
  if (visit !== undefined) return html`<p>${say.visitOf(linkTo(`/replay/${visit}`))}</p>`;
  if (detail !== undefined) return html`<p>${say.notCaptured(detail)}</p>`;
  return (
    decision !== undefined &&
    html`<p>${say.dismissedBy(timeText(decision.at), bdi(decision.by), bdi(decision.why))}</p>`
  );
}

const reasonRow = ({ kind, bits, from, visit, url, quote, seenAt, asked, archive, prior }: SuggestionReason): Html =>
  html`<tr><td>${say.kinds[kind]}${prior !== undefined && html`<br><span class="soft small">${say.moved(total(prior.bits), total(prior.shipped))}</span>`}${asked !== undefined && html`<br><span class="soft small">${say.askedBy(asked.source, say.values[asked.by])}</span>`}</td><td class="num weight">${total(bits)}</td><td>${archive !== undefined ? bdi(say.inArchive(archive.file, archive.at)) : visit === null ? bdi(from) : siteLink(from)}${url !== null && html`<br><code>${url}</code>`}</td><td>${quoteOf(quote)}</td><td>${timeText(seenAt)}</td></tr>`;
