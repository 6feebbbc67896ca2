import type { Alert, AlertType, Delivery, Hook } from '../model/alert.ts';
import { sha256 } from '../model/digest.ts';
import { isFlagged, type Match } from '../model/match.ts';

/** What an alert is made with beside the finding. */
export interface Telling {
  /** The watched side as alerts name it (toldEntity); null: neither side is. */
  readonly entity: Alert['entity'];
  readonly hooks: readonly Hook[];
  readonly now: Date;
  /** Base of the links in alerts; null: there is none. */
  readonly link: string | null;
  /** Hooks that were told of the finding before. They hear of it whatever they subscribe to now. */
  readonly hearers?: ReadonlySet<string>;
  readonly because?: Alert['because'];
}

/**
 * What is to be told, to whom, when a match was found or found again. Same evidence, same id, once: the alert's id is
 * made from the finding, never from the time, so that a job that runs twice tells nothing twice.
 */
export function deliveriesFor(match: Match, previous: Match | null, telling: Telling): Delivery[] {
  const type = alertType(match, previous);
  if (type === null) return [];
  return deliveriesOf(type, [match.id, type, type === 'match.flagged' ? '' : evidenceSet(match)], match, telling);
}

/** One alert about a match, to every hook that subscribes to such matches. @param parts the id is a hash of these */
export function deliveriesOf(type: AlertType, parts: readonly string[], match: Match, telling: Telling): Delivery[] {
  const alert = alertOf(type, parts, match, telling);
  return deliveriesTo(telling.hooks, alert, telling.entity !== null, telling.hearers);
}

/** @param parts the id is a hash of these */
export function alertOf(
  type: AlertType,
  parts: readonly string[],
  match: Match,
  { entity, now, link, because }: Telling,
): Alert {
  return {
    schema: 'revenant.alert/1',
    id: `msg_${sha256(...parts).slice(0, 32)}`,
    type,
    time: now.toISOString(),
    match: match.id,
    link: matchLink(link, match.id),
    verdict: match.verdict,
    weight: match.weight,
    entity,
    left: match.left.site,
    right: match.right.site,
    ...(because && { because }),
  };
}

/** One alert for every hook that works: what concerns a watched entity or site for all of them, else for those that asked for all. */
export function deliveriesTo(
  hooks: readonly Hook[],
  alert: Alert,
  isWatched: boolean,
  hearers: ReadonlySet<string> = new Set(),
): Delivery[] {
  return hooks
    .filter(({ id, disabledAt, all }) => disabledAt === null && (isWatched || all || hearers.has(id)))
    .map((hook) => deliveryOf(alert, hook));
}

/** @param base of the links in alerts; null: there is none */
export function matchLink(base: string | null, match: string): string | null {
  return base === null ? null : `${base.replace(/\/$/, '')}/matches/${match}`;
}

/** One alert for one hook, waiting to be sent at once. */
export function deliveryOf(alert: Alert, hook: Pick<Hook, 'id'>): Delivery {
  return {
    schema: 'revenant.delivery/1',
    id: sha256(alert.id, hook.id),
    alert,
    hook: hook.id,
    state: 'pending',
    attempts: 0,
    nextAt: alert.time,
    lastStatus: null,
    lastError: null,
    deliveredAt: null,
  };
}

/**
 * Flagged for the first time, or with a watched side for the first time (whoever was told before is not told again: the
 * id is the same), or by new independent evidence since; else nothing is told.
 */
function alertType(match: Match, previous: Match | null): AlertType | null {
  if (!isFlagged(match)) return null;
  if (previous === null || !isFlagged(previous)) return 'match.flagged';
  if (isWatched(match) && !isWatched(previous)) return 'match.flagged';
  const known = new Set(signalsOf(previous));
  return signalsOf(match).some((signal) => !known.has(signal)) ? 'match.escalated' : null;
}

function isWatched({ left, right }: Match): boolean {
  return (left.entity ?? right.entity) !== null;
}

function evidenceSet(match: Match): string {
  return `${match.verdict} ${signalsOf(match).join(' ')}`;
}

function signalsOf(match: Match): string[] {
  return [...new Set(match.evidence.filter((row) => row.weight > 0).map((row) => row.signal))].sort();
}
