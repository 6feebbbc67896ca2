/** One site: its values, visits, captures and findings, and the sites that share its values. */
import type { Context } from 'hono';
import { z } from 'zod';
import { ROW_WORDS } from '../../flow/sentences.ts';
import { type ListedSite, listedSite } from '../../flow/site/listed-site.ts';
import type { Screen } from '../../model/derived/drawing.ts';
import type { Fingerprint } from '../../model/derived/fingerprint.ts';
import type { Timeline } from '../../model/derived/timeline.ts';
import { LENGTHS } from '../../model/lengths.ts';
import type { VisitHead } from '../../model/ports/ledger.ts';
import { timeText } from '../../model/text/time-text.ts';
import { CONDITION_TEXT, VisitState } from '../../model/words.ts';
import { type Html, html } from '../../report/escape.ts';
import { timelineAxis, timelineSection } from '../../report/timeline.ts';
import { total, triedText, verdictWord } from '../../report/wording.ts';
import type { Services } from '../../services.ts';
import { attributionTexts } from '../../texts/attributions.ts';
import { commentTexts } from '../../texts/comments.ts';
import { frameTexts } from '../../texts/frame.ts';
import { siteTexts as say } from '../../texts/sites.ts';
import { putIntoIn } from '../cases/page.ts';
import { commentsOf } from '../comments/page.ts';
import { pairOf } from '../findings/finding-line.ts';
import { CASES_OFFERED, caseFields, filterField } from '../frame/forms.ts';
import { page } from '../frame/layout.ts';
import { bdi, siteAt } from '../frame/marks.ts';
import type { DeskParts } from '../frame/parts.ts';
import { type Look, lookOf, png } from '../frame/request.ts';
import { gets, posts, shows, withEtag } from '../frame/routes.ts';
import { holdLine } from '../holds/page.ts';
import { replayAt } from '../replay/page.ts';
import { differenceAt, differencePage, twoVisits } from './difference-page.ts';
import { type SiteRule, VISITS_OF_TIME } from './rule.ts';
import { valuesOf, wordsOfKey } from './values.ts';
import { entityLink, whyListed } from './why-listed.ts';

const VISITS_SHOWN = 50;

/** The filter of listed visits. */
const VisitQuery = z.object({
  outcome: VisitState.optional().catch(undefined),
  since: z.iso.date().optional().catch(undefined),
});
type VisitQuery = z.infer<typeof VisitQuery>;

const VisitId = z.string().min(1).max(LENGTHS.id).optional().catch(undefined);
const DifferenceQuery = z.object({
  earlier: VisitId,
  later: VisitId,
  from: z.coerce.number().int().min(0).max(1_000_000).optional().catch(undefined),
});

export const sitePages = (rule: SiteRule, { services, pictures }: DeskParts) => [
  gets('/sites/{id}', rule.one, (c, { id }) => sitePage(id, VisitQuery.parse(c.req.query()), services, lookOf(c))),
  shows('/sites/{id}/timeline', rule.timeline, timelinePage),
  gets('/sites/{id}/difference', rule.difference, async (c, { id }, asking) => {
    const { heads, ...found } = await rule.difference({ id, ...DifferenceQuery.parse(c.req.query()) }, asking);
    const kept = await services.store.drawings.of([found.earlier.id, found.later.id]);
    return differencePage(id, found, { heads, kept, services });
  }),
  withEtag(
    gets('/differences/{visit}/{capture}/{other}/{shown}', rule.one, async (c, { visit, capture, other, shown }) =>
      png(c, await pictures.differing({ visit, capture }, { visit: other, capture: shown })),
    ),
  ),
  posts(
    '/sites/{id}/case',
    rule.putInto,
    (form, { id }) => ({ id, ...putIntoIn(form) }),
    (folder, { id }) => [siteAt(id), frameTexts.isInCase, `/cases/${folder.id}`],
  ),
  withEtag(gets('/pictures/{capture}', rule.one, async (c, { capture }) => png(c, await pictures.of(capture, 'body')))),
  withEtag(
    gets('/drawn/{visit}/{capture}', rule.one, async (c, { visit, capture }) =>
      png(c, await pictures.drawn(visit, capture, screenIn(c), c.req.query('size') === 'small')),
    ),
  ),
  withEtag(
    gets('/screenshots/{capture}', rule.one, async (c, { capture }) =>
      png(c, await pictures.of(capture, 'screenshot')),
    ),
  ),
];

const screenIn = (c: Context): Screen => (c.req.query('screen') === 'phone' ? 'phone' : 'desktop');

/** Null: the site is not known. */
async function sitePage(
  site: string,
  asked: VisitQuery,
  { store }: Pick<Services, 'store'>,
  { viewer, said }: Look,
): Promise<string | null> {
  const since = asked.since === undefined ? undefined : `${asked.since}T00:00:00.000Z`;
  const [visits, heads, present, matches, holding, listed] = await Promise.all([
    store.ledger.visitHeads({ site, state: asked.outcome, since, limit: VISITS_SHOWN + 1 }),
    store.ledger.visitHeads({ site, limit: VISITS_OF_TIME }),
    store.fingerprints.ofSite(site),
    store.matches.list({ site, limit: 100 }),
    store.cases.holding('site', site),
    listedSite(site, store),
  ]);
  if (heads.length === 0 && matches.length === 0) return null;
  const last = heads[0] === undefined ? null : await store.ledger.visit(heads[0].visit.id);
  const handedIn = last?.visit.handedIn === undefined ? null : await store.fingerprints.get(last.visit.id);
  const fingerprints = handedIn === null || present.length > 0 ? present : [handedIn];
  const shown = valuesOf(fingerprints);
  const carriers = await store.fingerprints.carriers(shown.flatMap(({ keys }) => keys));
  const findings = matches.map(
    (match) =>
      html`<tr class="v-${match.verdict}"><td><span class="v">${verdictWord(match)}</span></td><td class="num">${total(match.weight)}</td><td><a href="/findings/${match.id}">${pairOf(match)}</a></td></tr>`,
  );
  const pictures = (last?.visit.captures ?? []).filter(({ role, body }) => role === 'image' && body !== null);
  const body = html`${fingerprints.some((one) => one.handedIn !== undefined) && html`<p class="caution">${say.handedIn}</p>`}${listed !== null && listedCard(site, listed)}${findings.length > 0 && html`<h2>${frameTexts.findings}</h2><table><thead><tr><th>${frameTexts.verdict}</th><th class="num">${frameTexts.bits}</th><th>${frameTexts.sites}</th></tr></thead><tbody>${findings}</tbody></table>`}
<h2>${say.values}</h2>
${fingerprints.length === 0 ? html`<p class="card">${say.noFingerprint}</p>` : shown.map((one) => readings(one, carriers))}
${heads.length > 0 && html`<h2>${say.overTime}</h2><p><a href="${siteAt(site, '/timeline')}">${say.timeline}</a></p>${twoVisits(site, heads)}`}
${visitFilter(site, asked)}
<table><thead><tr><th>${frameTexts.when}</th><th>${frameTexts.outcome}</th><th class="num">${say.captures}</th><th>${say.visit}</th><th>${say.whatChanged}</th><th>${frameTexts.run}</th></tr></thead><tbody>${visits.slice(0, VISITS_SHOWN).map((one) => visitRow(one, heads))}</tbody></table>${visits.length === 0 && html`<p class="card">${say.noVisits}</p>`}${visits.length > VISITS_SHOWN && html`<p class="soft">${frameTexts.newestShown(VISITS_SHOWN)}</p>`}
${pictures.length > 0 && html`<h2>${say.pictures}</h2><div class="pictures">${pictures.map(({ id, url }) => html`<figure><img alt="" loading="lazy" width="150" src="/pictures/${id}"><figcaption class="small"><bdi>${url}</bdi><br><a href="/search?picture=${id}">${say.whoElse}</a></figcaption></figure>`)}</div>`}
<h2 id="comments">${commentTexts.title}</h2>${(await commentsOf('site', site, { store }, viewer)).body}
${await holdLine('site', site, store, viewer)}${viewer.mayWork && html`<form class="card" method="post" action="${siteAt(site)}/case"><h2>${frameTexts.putInCase}</h2>${caseFields(viewer, holding, await store.cases.list(CASES_OFFERED))}</form>`}`;
  return page({ title: site, said }, body);
}

/** The first fact: whose it is. Another name on it is the commonest succession. */
function listedCard(site: string, { entity, attribution, kind, company }: ListedSite): Html {
  const counts = attribution.weakenedBy === undefined;
  const name = entity.names[0] ?? entity.id;
  const side = { ...{ site, input: site, kind, attribution }, entity: counts ? { id: entity.id, name } : null };
  const first = html`<b>${attributionTexts.isListed(name, (words) => entityLink(entity.id, words))}${company !== null && ` ${attributionTexts.pagesName(company)}`}</b>`;
  const lines = [...(counts ? [first] : [html`${entityLink(entity.id, name)}`]), ...whyListed(side)];
  return html`<div class="card listed">${lines.map((line) => html`<p>${line}</p>`)}</div>`;
}

function visitRow({ visit, captures }: VisitHead, heads: readonly VisitHead[]): Html {
  const { id, site, run, startedAt, state, condition, handedIn, importedAt } = visit;
  const at = heads.findIndex((one) => one.visit.id === id);
  const before = at < 0 ? undefined : heads[at + 1]?.visit;
  const shown = id.slice(0, 12);
  return html`<tr><td>${timeText(startedAt)}</td><td>${state}${condition !== 'content' && `, ${CONDITION_TEXT[condition]}`}${handedIn && say.handedInBy(bdi(handedIn.by))}${visit.marks.includes('fetch:tls') && html`<br><span class="soft small"><bdi>${triedText(visit)}</bdi></span>`}</td><td class="num">${say.capturesOf(captures)}</td><td class="mono">${isRead(visit) ? html`<a href="${replayAt(id)}">${say.asCaptured(shown)}</a>` : shown}</td><td>${before !== undefined && isRead(visit) && isRead(before) && html`<a href="${differenceAt(site, before.id, id)}">${say.since(timeText(before.startedAt))}</a>`}</td><td>${run === null ? importedAt !== undefined && say.imported(timeText(importedAt)) : html`<a href="/runs/${run}">${frameTexts.itsRun}</a>`}</td></tr>`;
}

const isRead = ({ state }: VisitHead['visit']): boolean => state === 'captured' || state === 'partial';

function timelinePage(timeline: Timeline): string {
  const { site } = timeline;
  const body = html`<p class="crumb"><a href="${siteAt(site)}"><bdi>${site}</bdi></a></p>${timelineAxis(timeline)}${timelineSection(timeline, ROW_WORDS)}${timeline.sightings.length >= VISITS_OF_TIME && html`<p class="soft small">${say.timelineAbout(VISITS_OF_TIME)}</p>`}`;
  return page({ title: say.timelineOf(site) }, body);
}

function visitFilter(site: string, { outcome, since = '' }: VisitQuery): Html {
  const outcomes = [['', say.anyOutcome] as const, ...VisitState.options.map((one) => [one, one] as const)];
  return html`<h2 id="visits">${frameTexts.visits}</h2><form class="filters" method="get" action="${siteAt(site)}#visits">${filterField(frameTexts.outcome, 'outcome', outcomes, outcome)} <label>${frameTexts.since} <input type="date" name="since" value="${since}"></label> <button>${say.showVisits}</button></form>`;
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
