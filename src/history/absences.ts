/** The sightings of one site → since when it is there, when it was not, and whether that is confirmed. */
import { counted } from '../model/counted.ts';
import type { Sighting, TimelineEvent } from '../model/timeline.ts';
import type { Visit } from '../model/visit.ts';
import { presenceOf } from './presence.ts';
import { causeText } from './wording.ts';

type PresenceEvent = Pick<TimelineEvent, 'at' | 'kind' | 'visit' | 'text'> &
  Partial<Pick<TimelineEvent, 'cause' | 'confirmed'>>;

/** A time without the site, between the last sighting that found it and the next. Those that tell nothing are left out. */
interface Absence {
  readonly before: Sighting | null;
  readonly sightings: Sighting[];
  after: Sighting | null;
}

/** A site that was there, and that was found gone twice, at least `confirmMs` apart. */
export interface Removal {
  readonly present: Sighting;
  readonly first: Sighting;
  readonly confirmedBy: Sighting;
}

export function sightingOf(visit: Visit): Sighting {
  const { state: presence, cause } = presenceOf(visit);
  const { id, run, startedAt: at, source, reason, detail, captures } = visit;
  const pages = captures.filter(({ role, body }) => role === 'page' && body !== null).length;
  return { visit: id, run, at, source, presence, cause, detail: detail ?? reason, pages };
}

/** @param sightings oldest first */
export function presenceEvents(sightings: readonly Sighting[], confirmMs: number): PresenceEvent[] {
  const first = sightings.find(({ presence }) => presence === 'present');
  const events = first === undefined ? [] : [presentEvent('first-seen', 'First seen', first)];
  for (const absence of absencesIn(sightings)) {
    events.push(...absentEvents(absence, confirmMs));
    const removal = removalOf(absence, confirmMs);
    if (removal !== null) events.push(removalEvent(removal));
    if (absence.before !== null && absence.after !== null)
      events.push(presentEvent('back', 'Present again', absence.after));
  }
  return events;
}

/** The removal that still holds; null where the site is there, was never there, or may be there. */
export function removalIn(sightings: readonly Sighting[], confirmMs: number): Removal | null {
  const last = absencesIn(sightings).at(-1);
  return last === undefined || last.after !== null ? null : removalOf(last, confirmMs);
}

function absencesIn(sightings: readonly Sighting[]): Absence[] {
  const absences: Absence[] = [];
  let present: Sighting | null = null;
  let open: Absence | null = null;
  for (const sighting of sightings) {
    if (sighting.presence === 'unknown') continue;
    if (sighting.presence === 'present') {
      if (open !== null) open.after = sighting;
      present = sighting;
      open = null;
      continue;
    }
    if (open === null) {
      open = { before: present, sightings: [], after: null };
      absences.push(open);
    }
    open.sightings.push(sighting);
  }
  return absences;
}

/** Only what the other side says is gone is removed: who does not answer us, or does not let us in, may be there. */
function removalOf({ before: present, sightings }: Absence, confirmMs: number): Removal | null {
  const gone = sightings.filter(({ presence }) => presence === 'gone');
  const [first] = gone;
  if (present === null || first === undefined) return null;
  const confirmedBy = gone.find((one) => isLater(one, first, confirmMs));
  return confirmedBy === undefined ? null : { present, first, confirmedBy };
}

/** One event for each cause in a row, confirmed by a later sighting with the same. */
function absentEvents({ before, sightings }: Absence, confirmMs: number): PresenceEvent[] {
  const rows: [Sighting, ...Sighting[]][] = [];
  for (const sighting of sightings) {
    const row = rows.at(-1);
    if (row?.[0].cause === sighting.cause) row.push(sighting);
    else rows.push([sighting]);
  }
  return rows.map(([first, ...others]) => {
    const again = others.find((one) => isLater(one, first, confirmMs));
    const since = before === null ? '' : `, present at ${before.at}`;
    const same = again === undefined ? '' : `; the same at ${again.at}`;
    const { at, visit, cause } = first;
    const text = `Not found: ${causeText(first)}${since}${same}.`;
    return { at, kind: 'absent', visit, cause, confirmed: again !== undefined, text };
  });
}

function removalEvent({ present, first, confirmedBy }: Removal): PresenceEvent {
  const { at, visit, cause } = confirmedBy;
  const text = `Present at ${present.at}, absent at ${first.at} and at ${at}: ${causeText(confirmedBy)}.`;
  return { at, kind: 'removed', visit, cause, text };
}

function presentEvent(
  kind: 'first-seen' | 'back',
  says: string,
  { at, visit, pages, source }: Sighting,
): PresenceEvent {
  const how = source === 'import' ? 'in an archive' : 'by us';
  return { at, kind, visit, text: `${says}: ${counted(pages, 'page')}, received ${how}.` };
}

function isLater(one: Sighting, other: Sighting, leastMs: number): boolean {
  return one !== other && Date.parse(one.at) - Date.parse(other.at) >= leastMs;
}
