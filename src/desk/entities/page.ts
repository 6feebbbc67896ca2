/** Listed entities: the imported lists, a search, and one entity with its history and findings. */
import { entitySites } from '../../flow/lists/entity-sites.ts';
import { findEntities } from '../../flow/lists/find-entities.ts';
import type { Entity, ListedValue } from '../../model/facts/seed.ts';
import type { WatchlistChange } from '../../model/facts/watchlist.ts';
import { LENGTHS } from '../../model/lengths.ts';
import type { ListDates } from '../../model/ports/watchlists.ts';
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import type { Services } from '../../services.ts';
import { entityTexts as say } from '../../texts/entities.ts';
import { frameTexts } from '../../texts/frame.ts';
import { findingsTable } from '../findings/finding-line.ts';
import { page } from '../frame/layout.ts';
import { bdi, linkTo, placeAt, siteLink } from '../frame/marks.ts';
import { cursorOf, FoundPlace, placeOf } from '../frame/paging.ts';
import type { DeskParts } from '../frame/parts.ts';
import { type Viewer, viewerOf } from '../frame/request.ts';
import { gets } from '../frame/routes.ts';
import { followLink } from '../suggestions/follow-page.ts';
import type { EntityRule, ImportedList } from './rule.ts';
import { sitesPart } from './sites.ts';

const SHOWN = 100;
const CHANGES_SHOWN = 50;

export const entityPages = (rule: EntityRule, { services }: DeskParts) => [
  gets('/entities', rule.list, async (c, _, asking) => {
    const { q = '', after, list } = c.req.query();
    const typed = q.trim().slice(0, 300);
    if (typed !== '') return entitiesPage(typed, await foundIn(typed, after, services));
    if (list !== undefined) {
      const shown = await rule.list({ list, limit: SHOWN, cursor: after }, asking);
      const follow = followLink(viewerOf(c), list, await services.store.entities.count(list));
      return listPage(list, shown, after === undefined, follow);
    }
    return entitiesPage(typed, listsTable(await rule.lists({}, asking)));
  }),
  gets('/entities/{id}', rule.one, (c, { id }) => entityPage(id, viewerOf(c), services)),
];

/** @param after cursor of the previous page of the search */
async function foundIn(typed: string, after: string | undefined, { store }: Pick<Services, 'store'>): Promise<Html> {
  const place = placeOf(after, FoundPlace);
  const { found, total: all, cut, next } = await findEntities(typed, SHOWN, store, place);
  return html`<p>${say.found(all, cut, bdi(typed))}</p>
${entitiesTable(found)}${pager({ q: typed }, place === null, next === null ? null : cursorOf(next))}`;
}

function entitiesPage(typed: string, below: Html): string {
  const body = html`<form class="filters" method="get" action="/entities" role="search"><label>${say.field} <input type="search" name="q" value="${typed}" maxlength="300"></label> <button>${frameTexts.menu['/search']}</button></form>
${below}`;
  return page({ title: frameTexts.menu['/entities'], at: '/entities' }, body);
}

function listPage(
  list: string,
  { entities, next }: Awaited<ReturnType<EntityRule['list']>>,
  isFirst: boolean,
  follow: Html | false,
): string {
  const body = html`<p class="crumb"><a href="/entities">${frameTexts.menu['/entities']}</a></p>
${follow}
${entities.length === 0 ? html`<p class="card">${say.emptyList}</p>` : entitiesTable(entities)}${pager({ list }, isFirst, next)}`;
  return page({ title: list, at: '/entities' }, body);
}

function listsTable(lists: readonly ImportedList[]): Html {
  if (lists.length === 0) return html`<p class="card">${say.noLists(linkTo('/imports'))}</p>`;
  const rows = lists.map(({ list, version, entities }) => {
    const name =
      list === null
        ? say.ownList
        : html`<a href="/entities?${new URLSearchParams({ list }).toString()}"><bdi>${list}</bdi></a>`;
    const { date, ordinal, counts, changes } = version ?? {};
    return html`<tr><td class="sites">${name}</td><td>${date === undefined || ordinal === undefined ? say.noVersion : say.versionOf(timeText(date), ordinal)}</td><td class="num">${counts !== undefined && say.onList(counts.entities)}</td><td class="num">${say.count(entities)}</td><td class="num">${changes !== undefined && say.changes(changes.added + changes.returned, changes.removed, changes.changed)}</td></tr>`;
  });
  return html`<h2>${frameTexts.menu['/lists']}</h2><table class="summary"><thead><tr><th>${frameTexts.list}</th><th>${say.newestVersion}</th><th class="num">${say.listedNow}</th><th class="num">${say.stored}</th><th class="num">${say.againstBefore}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function entitiesTable(entities: readonly Entity[]): Html | false {
  const rows = entities.map(
    (entity) =>
      html`<tr><td class="sites"><a href="${placeAt('entity', entity.id)}"><bdi>${entity.names[0]}</bdi></a></td><td>${entity.type}</td><td><bdi>${entity.list ?? ''}</bdi></td><td><bdi>${programmesOf(entity)}</bdi></td><td>${entity.lastOnList === undefined ? say.listed : say.lastListed(timeText(entity.lastOnList))}</td></tr>`,
  );
  return (
    rows.length > 0 &&
    html`<table class="summary"><thead><tr><th>${frameTexts.name}</th><th>${frameTexts.type}</th><th>${frameTexts.list}</th><th>${frameTexts.programme}</th><th>${frameTexts.state}</th></tr></thead><tbody>${rows}</tbody></table>`
  );
}

/** @param next cursor of the next page; null: there is none */
function pager(of: Readonly<Record<string, string>>, isFirst: boolean, next: string | null): Html | false {
  const at = (after?: string) =>
    `/entities?${new URLSearchParams({ ...of, ...(after !== undefined && { after }) }).toString()}`;
  return (
    (!isFirst || next !== null) &&
    html`<nav class="pager" aria-label="${frameTexts.pages}">${!isFirst && html`<a href="${at()}">${frameTexts.firstPage}</a>`} ${next !== null && html`<a href="${at(next)}" rel="next">${frameTexts.next}</a>`}</nav>`
  );
}

const programmesOf = ({ programmes, programme }: Entity): string => programmes?.join(', ') ?? programme ?? '';

/** Null: no list has such an entity. */
async function entityPage(id: string, viewer: Viewer, { store }: Pick<Services, 'store'>): Promise<string | null> {
  const entity = await store.entities.get(id);
  if (entity === null) return null;
  const [dates, mentions, findings, changes, { sites = [], namedWith = [] }] = await Promise.all([
    store.watchlists.datesOf(id),
    store.mentions.list({ entity: id, limit: SHOWN + 1 }),
    store.matches.list({ entity: id, limit: SHOWN }),
    changesOf(id, store),
    entitySites(entity, store),
  ]);
  const seen = mentions
    .slice(0, SHOWN)
    .map(
      ({ site, mention: { role, zone, written, count, place } }) =>
        html`<tr><td class="sites">${siteLink(site)}</td><td>${role}, ${zone}</td><td><bdi>${written}</bdi>${count > 1 && say.times(count)}</td><td><code>${place.url}</code></td></tr>`,
    );
  const body = html`${says(entity, dates)}
${followLink(viewer, id)}
${sitesPart(entity, sites, namedWith)}
<h2>${frameTexts.findings}</h2>${findings.length === 0 ? html`<p class="card">${say.noFindings}</p>` : findingsTable(findings)}
<h2>${say.namedOn}</h2>${seen.length === 0 ? html`<p class="card">${say.notNamed}</p>` : html`<table class="summary"><thead><tr><th>${frameTexts.site}</th><th>${say.where}</th><th>${say.asWritten}</th><th>${frameTexts.page}</th></tr></thead><tbody>${seen}</tbody></table>`}${mentions.length > SHOWN && html`<p class="soft">${frameTexts.newestShown(SHOWN)}</p>`}
<h2>${say.entryChanges}</h2>${changes.length === 0 ? html`<p class="card">${say.noChanges}</p>` : html`<ul class="card plain">${changes.slice(0, CHANGES_SHOWN).map(changeItem)}</ul>`}`;
  return page({ title: entity.names[0] ?? id, at: '/entities' }, body);
}

/** Newest first. */
async function changesOf(entity: string, { watchlists }: Services['store']): Promise<WatchlistChange[]> {
  const all: WatchlistChange[] = [];
  for await (const page of watchlists.changes({ entity })) all.push(...page);
  return all.reverse();
}

function says(entity: Entity, dates: ListDates | null): Html {
  const { names, aliases, listedNames, list, uid, id, type, values, identifiers, relationships, remark } = entity;
  const also = listedNames?.map(({ name, kind, quality }) => `${name} (${kind}, ${quality})`) ?? aliases;
  const given: readonly Pick<ListedValue, 'kind' | 'raw' | 'label' | 'fault'>[] =
    values ??
    Object.entries(identifiers).flatMap(([kind, all]) => all.map((raw) => ({ kind: KINDS[kind] ?? 'address', raw })));
  const related = relationships?.map(({ type: how, id: other, name }) => {
    const who = name ?? other ?? '';
    return html`<li>${how}: ${other === undefined ? html`<bdi>${who}</bdi>` : html`<a href="${placeAt('entity', other)}"><bdi>${who}</bdi></a>`}</li>`;
  });
  return html`<div class="card"><dl class="facts"><dt>${frameTexts.list}</dt><dd><bdi>${list ?? say.ownList}</bdi>${uid !== undefined && say.number(bdi(uid))}</dd><dt>${frameTexts.type}</dt><dd>${type}</dd><dt>${say.id}</dt><dd class="mono"><bdi>${id}</bdi></dd>${programmesOf(entity) !== '' && html`<dt>${say.programmes}</dt><dd><bdi>${programmesOf(entity)}</bdi></dd>`}<dt>${say.onTheList}</dt><dd>${standing(entity, dates)}</dd>${factsOf(entity)}<dt>${say.names}</dt><dd>${items([...names, ...also])}</dd>${given.length > 0 && html`<dt>${say.values}</dt><dd><ul class="plain">${given.map(({ kind, raw, label, fault }) => html`<li>${label ?? kind}: <a href="${searchAt(raw)}"><bdi>${raw}</bdi></a>${fault !== undefined && html` <span class="soft">${say.notRead(bdi(fault))}</span>`}</li>`)}</ul></dd>`}${related !== undefined && related.length > 0 && html`<dt>${say.related}</dt><dd><ul class="plain">${related}</ul></dd>`}${remark !== undefined && html`<dt>${say.remark}</dt><dd><bdi>${remark}</bdi></dd>`}</dl></div>`;
}

const searchAt = (value: string): string =>
  `/search?${new URLSearchParams({ q: value.slice(0, LENGTHS.value).toWellFormed() }).toString()}`;

const KINDS: Readonly<Record<string, ListedValue['kind']>> = {
  websites: 'website',
  emails: 'email',
  phones: 'phone',
  social: 'social',
  addresses: 'address',
  registrationNumbers: 'registration-number',
  wallets: 'wallet',
};

/** The dates on which it joined and left, by the imported versions. */
function standing({ lastOnList }: Entity, dates: ListDates | null): string {
  const left = lastOnList === undefined ? null : say.lastIn(timeText(lastOnList));
  if (dates === null) return left ?? say.stillListed;
  const since =
    dates.before === null
      ? say.sinceFirst(timeText(dates.first))
      : say.joinedBetween(timeText(dates.before), timeText(dates.first));
  return say.standing(since, left ?? say.stillListedOn(timeText(dates.newest)));
}

function factsOf({ dates }: Entity): Html[] {
  return Object.entries(dates).map(([word, date]) => html`<dt>${word}</dt><dd>${timeText(date ?? null)}</dd>`);
}

const items = (all: readonly string[]): Html =>
  html`<ul class="plain">${all.map((one) => html`<li><bdi>${one}</bdi></li>`)}</ul>`;

function changeItem({ date, kind, relabelled, gained, lost, aliases, touches }: WatchlistChange): Html {
  const what = [
    ...relabelled.map(({ field, before, after }) =>
      say.fieldChange(field, before ?? say.nothing, after ?? say.nothing),
    ),
    ...gained.map(({ kind: sort, raw }) => `+ ${sort} ${raw}`),
    ...lost.map(({ kind: sort, raw }) => `− ${sort} ${raw}`),
    ...aliases.gained.map(({ name }) => `+ ${name}`),
    ...aliases.lost.map(({ name }) => `− ${name}`),
    ...touches.map(({ site }) => say.touches(site)),
  ];
  return html`<li>${timeText(date)}: ${kind}${what.length > 0 && items(what)}</li>`;
}
