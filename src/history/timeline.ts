/** The visits of one site, and what else is known of it and dated → what happened when, oldest first. */
import { holderOf } from '../match/epoch.ts';
import type { Subject } from '../match/subject.ts';
import type { Fingerprint } from '../model/fingerprint.ts';
import type { Match } from '../model/match.ts';
import type { Entity } from '../model/seed.ts';
import type { Change, Sighting, Timeline, TimelineEvent } from '../model/timeline.ts';
import type { Registration, Visit } from '../model/visit.ts';
import { bearsOut, changesBetween, type Snapshot } from './changes.ts';
import { presenceOf } from './presence.ts';
import { causeText, changeText, pagesText } from './wording.ts';

/** A stored visit, and its fingerprint where there is one that can be compared. */
export interface Seen {
  readonly visit: Visit;
  readonly fingerprint: Fingerprint | null;
}

export interface Known {
  readonly entity: Entity | null;
  readonly matches: readonly Match[];
}

/** Only these say that it was there and is not any more; a name server or a wall that fails says less. */
const REMOVED = new Set<Sighting['cause']>(['gone', 'content-removed']);

type Event = Omit<TimelineEvent, 'changes' | 'cause' | 'confirmed' | 'visit'> & Partial<TimelineEvent>;

/** @param visits at least one, all of one site and kind; those that were taken up again are left out by the caller */
export function timelineOf(visits: readonly [Seen, ...Seen[]], { entity, matches }: Known): Timeline {
  const seen = [...visits].sort((a, b) => compare(a.visit.startedAt, b.visit.startedAt)) as [Seen, ...Seen[]];
  const [{ visit }] = seen;
  const sightings = seen.map(({ visit: one }) => sightingOf(one));
  const events = [
    ...entityEvents(entity),
    ...registrationEvents(seen),
    ...presenceEvents(sightings),
    ...changeEvents(seen.filter(isComparable)),
    ...matchEvents(visit.site, matches),
  ].map((event): TimelineEvent => ({ visit: null, cause: null, confirmed: true, changes: [], ...event }));
  events.sort((a, b) => compare(a.at, b.at));
  return {
    schema: 'revenant.timeline/1',
    site: visit.site,
    kind: visit.kind,
    entity: entity === null ? null : { id: entity.id, name: entity.names[0] ?? entity.id },
    sightings,
    events,
  };
}

/** The visit that confirms a removal, and the first one that found it; null where none does. */
export function removalIn(timeline: Timeline): { readonly first: string; readonly confirmedBy: string } | null {
  const removed = timeline.events.findLast(({ kind }) => kind === 'removed');
  const back = timeline.events.findLast(({ kind }) => kind === 'back');
  if (removed?.visit == null || (back !== undefined && back.at > removed.at)) return null;
  const index = timeline.sightings.findIndex(({ visit }) => visit === removed.visit);
  let first = removed.visit;
  for (let i = index; i >= 0 && REMOVED.has(timeline.sightings[i]?.cause ?? null); i--)
    first = timeline.sightings[i]?.visit ?? first;
  return { first, confirmedBy: removed.visit };
}

function sightingOf(visit: Visit): Sighting {
  const { state: presence, cause } = presenceOf(visit);
  const { id, run, startedAt: at, source, reason, detail, captures } = visit;
  const pages = captures.filter(({ role, body }) => role === 'page' && body !== null).length;
  return { visit: id, run, at, source, presence, cause, detail: detail ?? reason, pages };
}

/** Runs of absence between presences; an absence is confirmed when two runs at different times found it. */
function presenceEvents(sightings: readonly Sighting[]): Event[] {
  const events: Event[] = [];
  let present: Sighting | null = null;
  let absent: Sighting[] = [];
  for (const sighting of sightings) {
    if (sighting.presence === 'unknown') continue;
    if (sighting.presence === 'present') {
      const { at, visit, pages, source } = sighting;
      const how = source === 'import' ? 'in an archive' : 'by us';
      if (present === null && absent.length === 0)
        events.push({ at, kind: 'first-seen', visit, text: `First seen: ${pagesText(pages)}, received ${how}.` });
      else if (absent.length > 0)
        events.push({ at, kind: 'back', visit, text: `Present again: ${pagesText(pages)}, received ${how}.` });
      present = sighting;
      absent = [];
      continue;
    }
    const before = absent.at(-1);
    absent.push(sighting);
    if (before === undefined || before.cause !== sighting.cause) events.push(absenceEvent(sighting, present));
    else confirm(events, sighting);
    const removed = absent.filter(({ cause }) => REMOVED.has(cause));
    if (REMOVED.has(sighting.cause) && removed.length > 1 && isSecondTime(removed) && present !== null)
      events.push(removalEvent(removed, present));
  }
  return events;
}

/** True at the very sighting with which they come from two runs. */
function isSecondTime(sightings: readonly Sighting[]): boolean {
  const runs = (some: readonly Sighting[]) => new Set(some.map(({ run, visit }) => run ?? visit)).size;
  return runs(sightings) > 1 && runs(sightings.slice(0, -1)) < 2;
}

function absenceEvent(sighting: Sighting, present: Sighting | null): Event {
  const { at, visit, cause } = sighting;
  const since = present === null ? '' : `, present at ${present.at}`;
  return { at, kind: 'absent', visit, cause, confirmed: false, text: `Not found: ${causeText(sighting)}${since}.` };
}

function confirm(events: Event[], sighting: Sighting): void {
  const index = events.findLastIndex(({ kind }) => kind === 'absent');
  const event = events[index];
  if (event === undefined || event.confirmed === true) return;
  const text = `${event.text.slice(0, -1)}; the same at ${sighting.at}.`;
  events[index] = { ...event, confirmed: true, text };
}

function removalEvent(removed: readonly Sighting[], present: Sighting): Event {
  const [first, ...others] = removed;
  const last = others.at(-1) ?? first;
  if (first === undefined || last === undefined) throw new Error('a removal has been seen');
  const text = `Present at ${present.at}, absent at ${first.at} and at ${last.at}: ${causeText(last)}.`;
  return { at: last.at, kind: 'removed', visit: last.visit, cause: last.cause, text };
}

function isComparable(seen: Seen): seen is Snapshot {
  return seen.fingerprint?.comparable === true && presenceOf(seen.visit).state === 'present';
}

function changeEvents(snapshots: readonly Snapshot[]): Event[] {
  const events: Event[] = [];
  for (let i = 1; i < snapshots.length; i++) {
    const [earlier, later] = [snapshots[i - 1], snapshots[i]];
    if (earlier === undefined || later === undefined) continue;
    const { id: visit, startedAt: at, kind } = later.visit;
    const holder = kind === 'website' ? holderOf(subjectOf(later), subjectOf(earlier)) : null;
    if (holder?.holder === 'new') events.push({ at, kind: 'new-holder', visit, text: holder.reason });
    const changes = changesBetween(earlier, later).map((change): Change => {
      const next = snapshots.slice(i + 1).map((snapshot) => bearsOut(change, snapshot));
      return { ...change, confirmed: next.find((one) => one !== null) === true };
    });
    if (changes.length === 0) continue;
    const confirmed = changes.every((change) => change.confirmed);
    events.push({ at, kind: 'changed', visit, changes, confirmed, text: changeText(changes, earlier.visit.startedAt) });
  }
  return events;
}

function subjectOf({ visit, fingerprint }: Snapshot): Subject {
  return { visit, fingerprint, entity: null };
}

function entityEvents(entity: Entity | null): Event[] {
  if (entity === null) return [];
  const name = entity.names[0] ?? entity.id;
  const { incorporated, dissolved, listed } = entity.dates;
  const dated = [
    ['incorporated', incorporated, `${name} was incorporated.`],
    ['dissolved', dissolved, `${name} was dissolved.`],
    ['listed', listed, `${name} was listed${entity.list === undefined ? '' : ` (${entity.list})`}.`],
  ] as const;
  return dated.flatMap(([kind, at, text]) => (at === undefined ? [] : [{ at, kind, text }]));
}

/** Each registration that a visit came with, once. */
function registrationEvents(seen: readonly Seen[]): Event[] {
  const known = new Map<string, Registration>();
  for (const { visit } of seen)
    if (visit.registration?.created !== undefined) known.set(visit.registration.created, visit.registration);
  return [...known].map(([at, { source, registrantName, registrantOrganisation }]) => {
    const who = registrantOrganisation ?? registrantName;
    return {
      at,
      kind: 'registered',
      text: `The domain was registered${who === undefined ? '' : ` to ${who}`} (${source}).`,
    };
  });
}

function matchEvents(site: string, matches: readonly Match[]): Event[] {
  return matches.map(({ left, right, verdict, weight, id }) => {
    const other = left.site === site ? right : left;
    const at = left.capturedAt > right.capturedAt ? left.capturedAt : right.capturedAt;
    const text = `Matched with ${other.site}: ${verdict}, ${weight.toFixed(1)} bits (match ${id.slice(0, 12)}).`;
    return { at, kind: 'matched', text };
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
