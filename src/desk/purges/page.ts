/** Purges: their preview, progress and results. */
import { confirmationOf } from '../../flow/operations/purge-rule.ts';
import { counted } from '../../model/counted.ts';
import type { PurgeDocument, PurgeProgress, PurgeRule } from '../../model/decisions/purge.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import type { Services } from '../../services.ts';
import { byField } from '../frame/forms.ts';
import { page } from '../frame/layout.ts';
import type { DeskParts } from '../frame/parts.ts';
import { saidOf, textOf, type Viewer, viewerOf } from '../frame/request.ts';
import { gets, posts } from '../frame/routes.ts';
import type { PurgeRules } from './rule.ts';

const RECORDS_SHOWN = 50;
const HELD_SHOWN = 50;
const WHY = { hold: 'under a hold', confirmed: 'confirmed by a person', case: 'in an open case' };
const FIELDS = ['before', 'site', 'entity', 'value'] as const;

export const purgePages = (rule: PurgeRules, { services }: DeskParts) => [
  gets('/purges', rule.list, (c) => purgesPage(services, saidOf(c))),
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
    () => ['/purges', 'The purge has begun.'],
  ),
];

/** An empty field of the form is no condition. */
const typedIn = (form: FormData) => Object.fromEntries(FIELDS.map((name) => [name, textOf(form, name) || null]));

async function purgesPage({ store }: Pick<Services, 'store'>, said?: string): Promise<string> {
  const [running, records] = await Promise.all([store.purges.running(), store.purges.records(RECORDS_SHOWN)]);
  const body = html`<p class="soft">A purge removes for good what is stored. <a href="/holds">Holds</a>, confirmed findings and open cases are kept.</p>
${running.length > 0 && html`<h2>At work</h2>${running.map(progress)}<p><a href="/purges">Look again</a></p>`}
<form class="card" method="post" action="/purges/preview"><h2>Preview</h2><p class="soft">Nothing is removed yet. Conditions together narrow.</p><label class="field">Stored before: an age such as 90d, 26w or 2y, or a date <input name="before" maxlength="40"></label><label class="field">Site <input name="site" maxlength="2000"></label><label class="field">Id of a listed entity <input name="entity" maxlength="300"></label><label class="field">Value, such as an e-mail address <input name="value" maxlength="2000" autocomplete="off"></label><button>Show what would go</button></form>
<h2>Earlier purges</h2>${records.length === 0 ? html`<p class="card">No purges yet.</p>` : html`<table class="summary"><thead><tr><th>When</th><th>By</th><th>What</th><th class="num">Visits</th><th class="num">Findings</th><th>Reason</th></tr></thead><tbody>${records.toReversed().map(recordRow)}</tbody></table>`}`;
  return page({ title: 'Purges', at: '/log', said }, body);
}

function progress({ at, by, reason, rule, planned, removed }: PurgeProgress): Html {
  const [done, all] = [removed['visits'] ?? 0, planned['visits'] ?? 0];
  return html`<div class="card"><p>${ruleText(rule)}: <progress max="${Math.max(1, all)}" value="${done}" aria-label="Visits removed"></progress> ${done} of ${counted(all, 'visit')}, ${removed['matches'] ?? 0} of ${counted(planned['matches'] ?? 0, 'finding')}</p><p class="soft">Since ${timeText(at)}, by <bdi>${by ?? ''}</bdi>: <bdi>${reason ?? ''}</bdi></p></div>`;
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
      ({ match, why }) => html`<li><a href="/findings/${match}">finding ${match.slice(0, 12)}</a>: ${WHY[why]}</li>`,
    );
  const body = html`<p>${ruleText(rule, true)}</p>
<h2>What would go</h2>${counts.length === 0 ? html`<p class="card">Nothing.</p>` : html`<table class="summary"><thead><tr><th>Rows of</th><th class="num">Number</th></tr></thead><tbody>${counts.map(([table, n]) => html`<tr><td>${table.replaceAll('_', ' ')}</td><td class="num">${n}</td></tr>`)}</tbody></table>`}
<h2>What stays</h2><ul class="card plain">${heldItems}${held.length > HELD_SHOWN && html`<li>and ${counted(held.length - HELD_SHOWN, 'more finding')}</li>`}<li>${counted(kept, 'visit')} that a kept finding, a hold, an open case or a listed entity needs</li>${busy > 0 && html`<li>${counted(busy, 'visit')} that a worker still works on</li>`}${Object.entries(elsewhere).map(([table, n]) => html`<li>also named in ${table.replaceAll('_', ' ')}: ${counted(n, 'row')}, for a person to decide on</li>`)}</ul>
<form class="card" method="post" action="/purges"><h2>Remove it for good</h2>${hidden}<label class="field">Reason <textarea name="reason" rows="2" required maxlength="4000"></textarea></label>${byField(viewer)}<label class="field">To confirm, type <code><bdi>${word}</bdi></code> <input name="confirm" required autocomplete="off"></label><button>Remove</button></form><p><a href="/purges">Back, and remove nothing</a></p>`;
  return page({ title: 'What a purge would remove', at: '/log' }, body);
}

/** @param whole with the value itself; a record has only its hash */
function ruleText({ before, site, entity, value }: PurgeRule, whole = false): Html {
  const parts = [
    before !== null && html`stored before ${timeText(before)}`,
    site !== null && html`site <bdi>${site}</bdi>`,
    entity !== null && html`entity <bdi>${entity}</bdi>`,
    value !== null && (whole ? html`value <bdi>${value}</bdi>` : html`a value`),
  ].filter((part) => part !== false);
  return html`${parts.map((part, i) => html`${i > 0 && ', '}${part}`)}`;
}
