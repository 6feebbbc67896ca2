/** The sites of an entity, each with the reason why it counts as theirs. */
import { ROW_WORDS } from '../../flow/sentences.ts';
import type { EntityDocument } from '../../model/documents.ts';
import type { Entity } from '../../model/facts/seed.ts';
import { keptCommand } from '../../model/text/program.ts';
import { timeText } from '../../model/text/time-text.ts';
import { lookUpOf } from '../../report/attribution.ts';
import { type SiteOfEntity, shownLine, sideOfEntity, stateLines } from '../../report/entity-sites.ts';
import { type Html, html } from '../../report/escape.ts';
import { attributionTexts as say } from '../../texts/attributions.ts';
import { frameTexts } from '../../texts/frame.ts';
import { reportTexts } from '../../texts/report.ts';
import { bdi, code, linkTo, siteLink } from '../frame/marks.ts';

type Leads = NonNullable<EntityDocument['namedWith']>;

/** @param namedWith leads, of an entry whose websites may be somebody else's */
export function sitesPart({ type }: Pick<Entity, 'type'>, sites: readonly SiteOfEntity[], namedWith: Leads): Html {
  const isOwner = type === 'company' || type === 'other';
  return html`${(sites.length > 0 || isOwner) && html`<h2 id="sites">${say.sites}</h2>${sites.length === 0 ? html`<p class="card">${say.noSites}</p>` : table(sites)}`}${namedWith.length > 0 && html`<h2>${say.leads}</h2><div class="card"><p>${say.leadsWhy}</p><ul class="plain">${namedWith.map(({ site, address }) => html`<li>${linkTo(searchAt(site))(address ?? site)}</li>`)}</ul></div>`}`;
}

/** A site that was never read may have no page. */
const nameOf = ({ site, address, capturedAt }: SiteOfEntity): Html =>
  capturedAt === null ? bdi(address ?? site) : siteLink(site, address ?? site);

const searchAt = (site: string): string => `/search?${new URLSearchParams({ q: site }).toString()}`;

const table = (sites: readonly SiteOfEntity[]): Html =>
  html`<table class="summary"><thead><tr><th>${frameTexts.site}</th><th>${say.reason}</th><th>${reportTexts.captured}</th></tr></thead><tbody>${sites.map(row)}</tbody></table>`;

function row(one: SiteOfEntity): Html {
  const lookUp = lookUpOf(sideOfEntity(one));
  const [why, ...rest] = stateLines(one);
  const marks = { value: (text: string) => bdi(text), site: (site: string) => siteLink(site) };
  const lines = one.shows.map((line) => html`<li>${shownLine(line, ROW_WORDS, marks)}</li>`);
  return html`<tr><td class="sites">${nameOf(one)}</td><td>${why}${rest.map((line) => html`<br><span class="soft">${line}</span>`)}${lookUp !== null && html`<br><span class="soft">${say.lookUp(code(keptCommand(lookUp)))}</span>`}${lines.length > 0 && html`<ul class="plain">${lines}</ul>`}</td><td>${one.capturedAt !== null && timeText(one.capturedAt)}</td></tr>`;
}
