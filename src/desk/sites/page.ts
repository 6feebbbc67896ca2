/** One site: its values, visits, captures and findings, and the sites that share its values. */
import { z } from 'zod';
import type { Fingerprint } from '../../model/derived/fingerprint.ts';
import { timeText } from '../../model/text/time-text.ts';
import { CONDITION_TEXT, VisitState } from '../../model/words.ts';
import { type Html, html } from '../../report/escape.ts';
import { arrowOf, nameOf, total, verdictWord } from '../../report/wording.ts';
import type { Services } from '../../services.ts';
import { frameTexts } from '../../texts/frame.ts';
import { siteTexts as say } from '../../texts/sites.ts';
import { putIntoIn } from '../cases/page.ts';
import { CASES_OFFERED, caseFields, options } from '../frame/forms.ts';
import { page } from '../frame/layout.ts';
import { bdi } from '../frame/marks.ts';
import type { DeskParts } from '../frame/parts.ts';
import { png, saidOf, type Viewer, viewerOf } from '../frame/request.ts';
import { gets, posts, withEtag } from '../frame/routes.ts';
import { holdLine } from '../holds/page.ts';
import { replayAt } from '../replay/page.ts';
import type { SiteRule } from './rule.ts';
import { valuesOf, wordsOfKey } from './values.ts';

const VISITS_SHOWN = 50;

/** The filter of listed visits. */
const VisitQuery = z.object({
  outcome: VisitState.optional().catch(undefined),
  since: z.iso.date().optional().catch(undefined),
});
type VisitQuery = z.infer<typeof VisitQuery>;

export const sitePages = (rule: SiteRule, { services, pictures }: DeskParts) => [
  gets('/sites/{id}', rule.one, (c, { id }) => {
    const shown = { viewer: viewerOf(c), visits: VisitQuery.parse(c.req.query()), said: saidOf(c) };
    return sitePage(id, services, shown);
  }),
  posts(
    '/sites/{id}/case',
    rule.putInto,
    (form, { id }) => ({ id, ...putIntoIn(form) }),
    (_, { id }) => [`/sites/${encodeURIComponent(id)}`, frameTexts.isInCase],
  ),
  withEtag(gets('/pictures/{capture}', rule.one, async (c, { capture }) => png(c, await pictures.of(capture, 'body')))),
  withEtag(
    gets('/drawn/{visit}/{capture}', rule.one, async (c, { visit, capture }) =>
      png(c, await pictures.drawn(visit, capture, c.req.query('screen') === 'phone' ? 'phone' : 'desktop')),
    ),
  ),
  withEtag(
    gets('/screenshots/{capture}', rule.one, async (c, { capture }) =>
      png(c, await pictures.of(capture, 'screenshot')),
    ),
  ),
];

/** Null: the site is not known. */
async function sitePage(
  site: string,
  { store }: Pick<Services, 'store'>,
  {
    viewer,
    visits: asked,
    said,
  }: { readonly viewer: Viewer; readonly visits: VisitQuery; readonly said?: string | undefined },
): Promise<string | null> {
  const since = asked.since === undefined ? undefined : `${asked.since}T00:00:00.000Z`;
  const [visits, newest, present, matches, holding] = await Promise.all([
    store.ledger.visitHeads({ site, state: asked.outcome, since, limit: VISITS_SHOWN + 1 }),
    store.ledger.visitHeads({ site, limit: 1 }),
    store.fingerprints.ofSite(site),
    store.matches.list({ site, limit: 100 }),
    store.cases.holding('site', site),
  ]);
  if (newest.length === 0 && matches.length === 0) return null;
  const last = newest[0] === undefined ? null : await store.ledger.visit(newest[0].visit.id);
  const handedIn = last?.visit.handedIn === undefined ? null : await store.fingerprints.get(last.visit.id);
  const fingerprints = handedIn === null || present.length > 0 ? present : [handedIn];
  const shown = valuesOf(fingerprints);
  const carriers = await store.fingerprints.carriers(shown.flatMap(({ keys }) => keys));
  const findings = matches.map(
    (match) =>
      html`<tr class="v-${match.verdict}"><td><span class="v">${verdictWord(match)}</span></td><td class="num">${total(match.weight)}</td><td><a href="/findings/${match.id}"><bdi>${nameOf(match.left)}</bdi> ${arrowOf(match)} <bdi>${nameOf(match.right)}</bdi></a></td></tr>`,
  );
  const pictures = (last?.visit.captures ?? []).filter(({ role, body }) => role === 'image' && body !== null);
  const body = html`${fingerprints.some((one) => one.handedIn !== undefined) && html`<p class="caution">${say.handedIn}</p>`}${findings.length > 0 && html`<h2>${frameTexts.findings}</h2><table><thead><tr><th>${frameTexts.verdict}</th><th class="num">${frameTexts.bits}</th><th>${frameTexts.sites}</th></tr></thead><tbody>${findings}</tbody></table>`}
<h2>${say.values}</h2>
${fingerprints.length === 0 ? html`<p class="card">${say.noFingerprint}</p>` : shown.map((one) => readings(one, carriers))}
${visitFilter(site, asked)}
<table><thead><tr><th>${frameTexts.when}</th><th>${frameTexts.outcome}</th><th class="num">${say.captures}</th><th>${say.visit}</th></tr></thead><tbody>${visits
    .slice(0, VISITS_SHOWN)
    .map(
      ({ visit, captures }) =>
        html`<tr><td>${timeText(visit.startedAt)}</td><td>${visit.state}${visit.condition !== 'content' && `, ${CONDITION_TEXT[visit.condition]}`}${visit.handedIn && say.handedInBy(bdi(visit.handedIn.by))}</td><td class="num">${say.capturesOf(captures)}</td><td class="mono">${visit.state === 'captured' || visit.state === 'partial' ? html`<a href="${replayAt(visit.id)}">${say.asCaptured(visit.id.slice(0, 12))}</a>` : visit.id.slice(0, 12)}</td></tr>`,
    )}</tbody></table>${visits.length === 0 && html`<p class="card">${say.noVisits}</p>`}${visits.length > VISITS_SHOWN && html`<p class="soft">${frameTexts.newestShown(VISITS_SHOWN)}</p>`}
${pictures.length > 0 && html`<h2>${say.pictures}</h2><div class="pictures">${pictures.map(({ id, url }) => html`<figure><img alt="" loading="lazy" width="150" src="/pictures/${id}"><figcaption class="small"><bdi>${url}</bdi><br><a href="/search?picture=${id}">${say.whoElse}</a></figcaption></figure>`)}</div>`}
${await holdLine('site', site, store, viewer)}${viewer.mayWork && html`<form class="card" method="post" action="/sites/${encodeURIComponent(site)}/case"><h2>${frameTexts.putInCase}</h2>${caseFields(viewer, holding, await store.cases.list(CASES_OFFERED))}</form>`}`;
  return page({ title: site, said }, body);
}

function visitFilter(site: string, { outcome, since = '' }: VisitQuery): Html {
  const outcomes = [['', say.anyOutcome] as const, ...VisitState.options.map((one) => [one, one] as const)];
  return html`<h2 id="visits">${frameTexts.visits}</h2><form class="filters" method="get" action="/sites/${encodeURIComponent(site)}#visits"><label>${frameTexts.outcome} <select name="outcome">${options(outcomes, outcome ?? '')}</select></label> <label>${frameTexts.since} <input type="date" name="since" value="${since}"></label> <button>${say.showVisits}</button></form>`;
}

/** The blocking keys by signal, each with a link to the sites that carry it. */
function readings({ kind, keys, capturedAt }: Fingerprint, carriers: ReadonlyMap<string, number>): Html {
  const rows = keys.map((key) => {
    const [noun, value] = wordsOfKey(key);
    const others = Math.max(0, (carriers.get(key) ?? 1) - 1);
    return html`<tr><td>${noun}</td><td><a href="/search?${new URLSearchParams({ value: key }).toString()}"><bdi>${value}</bdi></a></td><td class="num">${say.onOthers(others)}</td></tr>`;
  });
  return html`<p class="soft">${say.readAs(kind, timeText(capturedAt))}</p>${rows.length > 0 && html`<table><thead><tr><th>${frameTexts.kind}</th><th>${frameTexts.value}</th><th class="num">${say.capturedSites}</th></tr></thead><tbody>${rows}</tbody></table>`}`;
}
