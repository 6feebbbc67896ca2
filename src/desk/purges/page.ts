/** Purges: their preview, progress and results. */
import { confirmationOf } from '../../flow/operations/purge-rule.ts';
import type { PurgeDocument, PurgeProgress, PurgeRule } from '../../model/decisions/purge.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import { frameTexts } from '../../texts/frame.ts';
import { purgeTexts as say } from '../../texts/purges.ts';
import { byField } from '../frame/forms.ts';
import { page } from '../frame/layout.ts';
import { bdi, linkTo, separated } from '../frame/marks.ts';
import { saidOf, textOf, type Viewer, viewerOf } from '../frame/request.ts';
import { posts, shows } from '../frame/routes.ts';
import type { PurgeRules } from './rule.ts';

const RECORDS_SHOWN = 50;
const HELD_SHOWN = 50;
const FIELDS = ['before', 'site', 'entity', 'value'] as const;

export const purgePages = (rule: PurgeRules) => [
  shows('/purges', rule.list, (purges, c) => purgesPage(purges, saidOf(c))),
  // A value may be personal data: it goes in a form, never in an address.
  posts('/purges/preview', rule.preview, typedIn, (plan, _, c) => previewPage(plan, viewerOf(c))),
  posts(
    '/purges',
    rule.begin,
    (form) => ({
      ...typedIn(form),
      confirm: textOf(form, 'confirm'),
      reason: textOf(form, 'reason', LENGTHS.reason),
    }),
    () => ['/purges', say.hasBegun],
  ),
];

/** An empty field of the form is no condition. */
const typedIn = (form: FormData) => Object.fromEntries(FIELDS.map((name) => [name, textOf(form, name) || null]));

function purgesPage({ running, done }: Awaited<ReturnType<PurgeRules['list']>>, said?: string): string {
  const records = done.slice(-RECORDS_SHOWN);
  const body = html`<p class="soft">${say.about(linkTo('/holds'))}</p>
${running.length > 0 && html`<h2>${frameTexts.atWork}</h2>${running.map(progress)}<p><a href="/purges">${say.lookAgain}</a></p>`}
<form class="card" method="post" action="/purges/preview"><h2>${say.preview}</h2><p class="soft">${say.previewAbout}</p><label class="field">${say.before} <input name="before" maxlength="40"></label><label class="field">${frameTexts.site} <input name="site" maxlength="2000"></label><label class="field">${say.entity} <input name="entity" maxlength="300"></label><label class="field">${say.value} <input name="value" maxlength="2000" autocomplete="off"></label><button>${say.show}</button></form>
<h2>${say.earlier}</h2>${records.length === 0 ? html`<p class="card">${say.none}</p>` : html`<table class="summary"><thead><tr><th>${frameTexts.when}</th><th>${frameTexts.by}</th><th>${frameTexts.what}</th><th class="num">${frameTexts.visits}</th><th class="num">${frameTexts.findings}</th><th>${frameTexts.reason}</th></tr></thead><tbody>${records.toReversed().map(recordRow)}</tbody></table>`}`;
  return page({ title: say.title, at: '/log', said }, body);
}

function progress({ at, by, reason, rule, planned, removed }: PurgeProgress): Html {
  const [done, all] = [removed['visits'] ?? 0, planned['visits'] ?? 0];
  return html`<div class="card"><p>${ruleText(rule)}: <progress max="${Math.max(1, all)}" value="${done}" aria-label="${say.visitsRemoved}"></progress> ${say.visitsDone(done, all)}, ${say.findingsDone(removed['matches'] ?? 0, planned['matches'] ?? 0)}</p><p class="soft">${say.since(timeText(at), bdi(by ?? ''), bdi(reason ?? ''))}</p></div>`;
}

function recordRow({ at, by, rule, removed, reason }: PurgeDocument): Html {
  return html`<tr><td>${timeText(at)}</td><td><bdi>${by ?? ''}</bdi></td><td>${ruleText(rule)}</td><td class="num">${removed['visits'] ?? 0}</td><td class="num">${removed['matches'] ?? 0}</td><td><bdi>${reason ?? ''}</bdi></td></tr>`;
}

function previewPage(plan: PurgeDocument, viewer: Viewer): string {
  const { rule, removed, held, kept, busy, elsewhere } = plan;
  const word = confirmationOf(rule);
  const counts = Object.entries(removed).filter(([, n]) => n > 0);
  const hidden = FIELDS.map(
    (name) => rule[name] !== null && html`<input type="hidden" name="${name}" value="${rule[name]}">`,
  );
  const heldItems = held
    .slice(0, HELD_SHOWN)
    .map(
      ({ match, why }) =>
        html`<li><a href="/findings/${match}">${say.heldFinding(match.slice(0, 12))}</a>: ${say.heldBy[why]}</li>`,
    );
  const body = html`<p>${ruleText(rule, true)}</p>
<h2>${say.wouldGo}</h2>${counts.length === 0 ? html`<p class="card">${say.nothing}</p>` : html`<table class="summary"><thead><tr><th>${say.rowsOf}</th><th class="num">${frameTexts.number}</th></tr></thead><tbody>${counts.map(([table, n]) => html`<tr><td>${table.replaceAll('_', ' ')}</td><td class="num">${n}</td></tr>`)}</tbody></table>`}
<h2>${say.stays}</h2><ul class="card plain">${heldItems}${held.length > HELD_SHOWN && html`<li>${say.moreHeld(held.length - HELD_SHOWN)}</li>`}<li>${say.keptVisits(kept)}</li>${busy > 0 && html`<li>${say.busyVisits(busy)}</li>`}${Object.entries(elsewhere).map(([table, n]) => html`<li>${say.elsewhere(table.replaceAll('_', ' '), n)}</li>`)}</ul>
<form class="card" method="post" action="/purges"><h2>${say.removeForGood}</h2>${hidden}<label class="field">${frameTexts.reason} <textarea name="reason" rows="2" required maxlength="4000"></textarea></label>${byField(viewer)}<label class="field">${say.confirm(html`<code><bdi>${word}</bdi></code>`)} <input name="confirm" required autocomplete="off"></label><button>${frameTexts.remove}</button></form><p><a href="/purges">${say.back}</a></p>`;
  return page({ title: say.previewTitle, at: '/log' }, body);
}

/** @param whole with the value itself; a record has only its hash */
function ruleText({ before, site, entity, value }: PurgeRule, whole = false): Html {
  const parts = [
    before !== null && say.storedBefore(timeText(before)),
    site !== null && say.ofSite(bdi(site)),
    entity !== null && say.ofEntity(bdi(entity)),
    value !== null && (whole ? say.ofValue(bdi(value)) : say.aValue),
  ].filter((part) => part !== false);
  return separated(parts);
}
