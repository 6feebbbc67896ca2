/** The sightings of one site → when it was present and absent, and whether that is confirmed. */
import { counted } from '../model/counted.ts';
import type { Sighting, TimelineEvent } from '../model/derived/timeline.ts';
import type { Visit } from '../model/facts/visit.ts';
import { timeText } from '../model/text/time-text.ts';
import { presenceOf } from './presence.ts';
import { causeText } from './wording.ts';

type PresenceEvent = Pick<TimelineEvent, 'at' | 'kind' | 'visit' | 'text'> &
  Partial<Pick<TimelineEvent, 'cause' | 'confirmed'>>;

/** The sightings without the site between two that found it. Unknown ones are left out. */
interface Absence {
  readonly before: Sighting | null;
  readonly sightings: Sighting[];
  after: Sighting | null;
}

/** A site that was present and then gone twice, at least `confirmMs` apart. */
type Removal = NonNullable<ReturnType<typeof removalOf>>;

export function sightingOf(visit: Visit): Sighting {
  const { state: presence, cause } = presenceOf(visit);
  const { id, run, startedAt: at, source, reason, detail, captures } = visit;
  const pages = captures.filter(({ role, body }) => role === 'page' && body !== null).length;
  return { visit: id, run, at, source, presence, cause, detail: detail ?? reason, pages };
}

/** @param sightings oldest first */
export function presenceEvents(sightings: readonly Sighting[], confirmMs: number): PresenceEvent[] {
  const first = sightings.find(({ presence }) => presence === 'present');
  const events = first === undefined ? [] : [presentEvent('first-seen', first)];
  for (const absence of absencesIn(sightings)) {
    events.push(...absentEvents(absence, confirmMs));
    const removal = removalOf(absence, confirmMs);
    if (removal !== null) events.push(removalEvent(removal));
    if (absence.before !== null && absence.after !== null) events.push(presentEvent('back', absence.after));
  }
  return events;
}

/** The removal of a site that is still absent; null: present, never present, or unknown. */
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

/** Only `gone` counts: a site that does not answer, or refuses us, may be present. */
function removalOf({ before: present, sightings }: Absence, confirmMs: number) {
  const gone = sightings.filter(({ presence }) => presence === 'gone');
  const [first] = gone;
  if (present === null || first === undefined) return null;
  const confirmedBy = gone.find((one) => isLater(one, first, confirmMs));
  return confirmedBy === undefined ? null : { present, first, confirmedBy };
}

/** One event for each row of sightings with the same cause, confirmed by a later one of the row. */
function absentEvents({ before, sightings }: Absence, confirmMs: number): PresenceEvent[] {
  const rows: [Sighting, ...Sighting[]][] = [];
  for (const sighting of sightings) {
    const row = rows.at(-1);
    if (row?.[0].cause === sighting.cause) row.push(sighting);
    else rows.push([sighting]);
  }
  return rows.map(([first, ...others]) => {
    const again = others.find((one) => isLater(one, first, confirmMs));
    const since = before === null ? '' : `, present on ${timeText(before.at)}`;
    const same = again === undefined ? '' : `; the same on ${timeText(again.at)}`;
    const { at, visit, cause } = first;
    const text = `Not found: ${causeText(first)}${since}${same}.`;
    return { at, kind: 'absent', visit, cause, confirmed: again !== undefined, text };
  });
}

function removalEvent({ present, first, confirmedBy }: Removal): PresenceEvent {
  const { at, visit, cause } = confirmedBy;
  const text = `Present on ${timeText(present.at)}, absent on ${timeText(first.at)} and on ${timeText(at)}: ${causeText(confirmedBy)}.`;
  return { at, kind: 'removed', visit, cause, text };
}

function presentEvent(kind: 'first-seen' | 'back', { at, visit, pages, source }: Sighting): PresenceEvent {
  const heading = kind === 'back' ? 'Present again' : 'First seen';
  const how = source === 'import' ? 'from an archive' : 'received by us';
  return { at, kind, visit, text: `${heading}: ${counted(pages, 'page')}, ${how}.` };
}

function isLater(one: Sighting, other: Sighting, leastMs: number): boolean {
  return one !== other && Date.parse(one.at) - Date.parse(other.at) >= leastMs;
}
