/** The visits of one site and other dated facts → its events, oldest first. */
import { compareOwners } from '../match/guards/domain-ownership.ts';
import type { Subject } from '../match/readings/subject.ts';
import type { UsedAttribution } from '../model/derived/attribution.ts';
import type { Fingerprint } from '../model/derived/fingerprint.ts';
import type { Match, Standing } from '../model/derived/match.ts';
import type { Change, Timeline, TimelineEvent } from '../model/derived/timeline.ts';
import type { Entity } from '../model/facts/seed.ts';
import type { Registration, Visit } from '../model/facts/visit.ts';
import { timeText } from '../model/text/time-text.ts';
import { namesNobody } from '../signals/find/privacy-proxy.ts';
import { presenceEvents, sightingOf } from './absences.ts';
import { bearsOut, changesBetween, type Snapshot } from './changes.ts';
import { lastCapture } from './dated.ts';
import { addressChange, bearsOutAddress } from './front-address.ts';
import { presenceOf } from './presence.ts';
import { changeText } from './wording.ts';

/** A stored visit, and its fingerprint if there is a comparable one. */
export interface VisitRead {
  readonly visit: Visit;
  readonly fingerprint: Fingerprint | null;
}

interface SiteFacts {
  readonly entity: Entity | null;
  /** Why the site counts as the entity's, or what weakens it. */
  readonly attribution?: UsedAttribution | undefined;
  readonly matches: readonly Match[];
  /** The standing of each match, by its id. */
  readonly standings?: ReadonlyMap<string, Standing>;
  /** Least time between two sightings that confirm an absence. */
  readonly confirmMs: number;
}

type Event = Omit<TimelineEvent, 'changes' | 'cause' | 'confirmed' | 'visit'> & Partial<TimelineEvent>;

/** @param seen all of one site and kind, oldest first, without visits that a retry replaced */
export function timelineOf(
  seen: readonly [VisitRead, ...VisitRead[]],
  { entity, attribution, matches, standings = new Map(), confirmMs }: SiteFacts,
): Timeline {
  const [{ visit }] = seen;
  const sightings = seen.map(({ visit: one }) => sightingOf(one));
  const events = [
    ...entityEvents(entity),
    ...registrationEvents(seen),
    ...presenceEvents(sightings, confirmMs),
    ...changeEvents(
      seen.filter(isComparable),
      sightings.filter(({ cause }) => cause === 'parked').map(({ at }) => at),
      confirmMs,
    ),
    ...matches.flatMap((match) => matchEvents(visit.site, match, standings.get(match.id))),
  ].map((event): TimelineEvent => ({ visit: null, cause: null, confirmed: true, changes: [], ...event }));
  events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return {
    schema: 'revenant.timeline/1',
    site: visit.site,
    kind: visit.kind,
    entity: entity === null ? null : { id: entity.id, name: entity.names[0] ?? entity.id },
    ...(attribution !== undefined && { attribution }),
    sightings,
    events,
  };
}

function isComparable(seen: VisitRead): seen is Snapshot {
  return seen.fingerprint?.comparable === true && presenceOf(seen.visit).state === 'present';
}

/** @param parked times at which the domain was parked */
function changeEvents(snapshots: readonly Snapshot[], parked: readonly string[], confirmMs: number): Event[] {
  const events: Event[] = [];
  for (const [i, later] of snapshots.entries()) {
    const earlier = snapshots[i - 1];
    if (earlier === undefined) continue;
    const { id: visit, startedAt: at, kind } = later.visit;
    const since = earlier.visit.startedAt;
    const lapsed = parked.find((day) => since < day && day < at) ?? null;
    const holder = kind === 'website' ? compareOwners(subjectOf(later), subjectOf(earlier), lapsed) : null;
    if (holder?.holder === 'new') events.push({ at, kind: 'new-holder', visit, text: holder.reason });
    // Two seeds of one site in one run do not confirm each other.
    const next = snapshots
      .slice(i + 1)
      .filter(({ visit: again }) => Date.parse(again.startedAt) - Date.parse(at) >= confirmMs);
    const isConfirmed = (looked: (boolean | null)[]): boolean => looked.find((one) => one !== null) === true;
    const address = addressChange(earlier.visit, later.visit);
    if (address !== null) {
      const { change, text } = address;
      const confirmed = isConfirmed(next.map((snapshot) => bearsOutAddress(change, snapshot.visit)));
      events.push({ at, kind: 'address-changed', visit, changes: [{ ...change, confirmed }], confirmed, text });
    }
    const changes = changesBetween(earlier, later).map((change): Change => {
      return { ...change, confirmed: isConfirmed(next.map((snapshot) => bearsOut(change, snapshot))) };
    });
    // Contacts are an event of their own: a company changes them last.
    for (const [what, some] of [
      ['contacts-changed', changes.filter(({ about }) => about === 'contact')],
      ['changed', changes.filter(({ about }) => about !== 'contact')],
    ] as const) {
      if (some.length === 0) continue;
      const confirmed = some.every((change) => change.confirmed);
      events.push({ at, kind: what, visit, changes: some, confirmed, text: changeText(some, since) });
    }
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

/** Each registration once. The holder at the time of a lookup need not be the first one. */
function registrationEvents(seen: readonly VisitRead[]): Event[] {
  const known = new Map<string, Registration>();
  for (const { visit } of seen)
    if (visit.registration?.created !== undefined)
      known.set(visit.registration.created, { seenAt: visit.startedAt, ...visit.registration });
  return [...known].map(([at, { source, seenAt = at, registrantName, registrantOrganisation }]) => {
    const who = [registrantOrganisation, registrantName].find((one) => one !== undefined && !namesNobody(one));
    return {
      at,
      kind: 'registered',
      text: `The domain was registered${who === undefined ? '' : `; its holder on ${timeText(seenAt.slice(0, 10))} was ${who}`} (${source}).`,
    };
  });
}

/** One event for a match at its best; two for a weaker match: its best, and its present state. */
function matchEvents(site: string, match: Match, standing: Standing | undefined): Event[] {
  const { left, right, verdict, weight, id } = match;
  const other = left.site === site ? right : left;
  const pair = `with ${other.site}`;
  const at = lastCapture([left, right]);
  if (at === null) return [];
  const named = `(match ${id.slice(0, 12)})`;
  if (standing === undefined || standing.weaker === null)
    return [{ at, kind: 'matched', text: `Matched ${pair}: ${verdict}, ${weight.toFixed(1)} bits ${named}.` }];
  const { best, weaker } = standing;
  const weakened: Event = { at, kind: 'weakened', text: `The match ${pair} is weaker: ${weaker.text} ${named}.` };
  if (best.seenUntil === null) return [weakened];
  const text = `Matched ${pair}: ${best.verdict}, ${best.weight.toFixed(1)} bits, seen until then ${named}.`;
  return [{ at: best.seenUntil, kind: 'matched', text }, weakened];
}
