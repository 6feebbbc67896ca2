/** A finding, a removed site or a changed list → alerts, and the hooks that get them. */
import type { Alert, AlertType, Delivery, Hook } from '../model/alert.ts';
import { isFlagged, type Match } from '../model/derived/match.ts';
import { sha256 } from '../model/digest.ts';
import type { WatchlistChange } from '../model/facts/watchlist.ts';
import type { NewSuggestion } from '../model/ports/suggestions.ts';
import type { Kind } from '../model/words.ts';
import { listedSideOf } from './listed-side.ts';
import { isNearHook } from './near.ts';
import { isFor, isVerdictFor } from './subscription.ts';

/** Facts of an alert besides the finding. */
export interface AlertContext {
  /** The watched side, made by `alertEntity`; null: neither side is watched. */
  readonly entity: Alert['entity'];
  readonly hooks: readonly Hook[];
  readonly now: Date;
  /** Base URL of the links in alerts; null: no links. */
  readonly link: string | null;
  /** True: only this machine reaches that base, so links go to hooks on it alone. */
  readonly isNear?: boolean | undefined;
  /** Other entries that name the listed site. */
  readonly also?: readonly NonNullable<Alert['entity']>[] | undefined;
  /** Ids of hooks with an earlier alert of the finding: their filters do not stop this one. */
  readonly earlierHooks?: ReadonlySet<string>;
  readonly because?: Alert['because'];
  readonly review?: Alert['review'];
  /** Tags of the seeds of its sites; absent: no hook asks for tags. */
  readonly tags?: readonly string[] | undefined;
}

/** The deliveries of a match. The id is a hash of the finding, so a repeated job alerts once. */
export function deliveriesFor(match: Match, previous: Match | null, context: AlertContext): Delivery[] {
  const type = alertType(match, previous);
  const isFirstFor = (hook: Hook) => isFlagged(match) && previous !== null && isNewTo(hook, match, previous);
  const first = type === 'match.flagged' ? context.hooks : context.hooks.filter(isFirstFor);
  const others = context.hooks.filter((hook) => !first.includes(hook));
  // The id is the same for all: a hook that had it before does not get it again.
  const flagged = deliveriesOf('match.flagged', [match.id, 'match.flagged', ''], match, { ...context, hooks: first });
  if (type === null || others.length === 0) return flagged;
  const evidence = `${match.verdict} ${signalsOf(match).join(' ')}`;
  return [...flagged, ...deliveriesOf(type, [match.id, type, evidence], match, { ...context, hooks: others })];
}

/** Its verdict has only now become one that the hook asks for. */
function isNewTo(hook: Hook, match: Match, previous: Match): boolean {
  const hears = hook.events?.includes('match.flagged') ?? true;
  return hears && isVerdictFor(hook, match.verdict) && !isVerdictFor(hook, previous.verdict);
}

/** One alert about a match, to every subscribed hook. @param parts the id is a hash of these */
export function deliveriesOf(
  type: AlertType,
  parts: readonly string[],
  match: Match,
  context: AlertContext,
): Delivery[] {
  const alert = matchAlert(type, parts, match, context);
  return deliveriesTo(context, alert, context.entity !== null);
}

/**
 * The deliveries of a confirmed removal.
 *
 * @param first the visit that found the site absent first: one alert for each absence
 * @param match id of the finding that the site is part of; null: none
 */
export function removalDeliveries(
  { site, kind }: { readonly site: string; readonly kind: Kind },
  first: string,
  match: string | null,
  context: AlertContext,
): Delivery[] {
  const { entity, now, link, tags } = context;
  const page = match === null ? null : deskLink(link, `matches/${match}`);
  const about = { match, link: page, entity, left: site, kinds: [kind], ...tagsIn(tags) };
  return deliveriesTo(context, newAlert('site.removed', ['site.removed', site, first], now, about), entity !== null);
}

/**
 * The deliveries of a changed list entry: to hooks with `all`, and to every hook if it touches a
 * known site.
 *
 * @param tags tags of the sites that it touches; absent: it touches none, or no hook asks for tags
 */
export function deliveriesForChange(
  change: WatchlistChange,
  hooks: readonly Hook[],
  now: Date,
  tags?: readonly string[],
): Delivery[] {
  const { id, list, entity, touches } = change;
  const listed = alertEntity({ ...entity, names: [entity.name], list });
  const kinds = [...new Set(touches.map(({ kind }) => kind))];
  const sites = { left: touches[0]?.site ?? null, ...(kinds.length > 0 && { kinds }), ...tagsIn(tags) };
  const about = { entity: listed, ...sites, change: id };
  return deliveriesTo(
    { hooks },
    newAlert('watchlist.changed', [id, 'watchlist.changed'], now, about),
    touches.length > 0,
  );
}

/**
 * The deliveries of a new suggestion. The alert names nobody: what it leads to may be anybody's.
 *
 * @param lists of the entities whose trails lead there, for the filters of hooks
 */
export function suggestionDeliveries(
  { id, address, kind, reasons }: NewSuggestion,
  lists: readonly (string | undefined)[],
  hooks: readonly Hook[],
  now: Date,
): Delivery[] {
  const suggestion = { address, reasons: [...new Set(reasons.map((reason) => reason.kind))].sort() };
  const alert = newAlert('suggestion.found', [id, 'suggestion.found'], now, { suggestion });
  // As if the alert named them: the filters are asked, and the names are not sent.
  const asked = lists.map((list) => ({ ...alert, kinds: [kind], entity: { id: '', name: '', list } }));
  const hearing = { isWatched: true, wasTold: false };
  return hooks.filter((hook) => asked.some((one) => isFor(hook, one, hearing))).map((hook) => deliveryOf(alert, hook));
}

type Named = {
  readonly id: string;
  readonly type: string;
  readonly names: readonly string[];
  readonly list?: string | undefined;
};

/** A listed entity as alerts name it, without a person's name: the body has no personal data. */
export function alertEntity({ id, type, names, list }: Named): NonNullable<Alert['entity']> {
  return { id, name: type === 'person' ? id : (names[0] ?? id), ...(list !== undefined && { list }) };
}

/** @param parts the id is a hash of these */
export function matchAlert(
  type: AlertType,
  parts: readonly string[],
  match: Match,
  { entity, also, now, link, because, review, tags }: AlertContext,
): Alert {
  const { id, verdict, weight, left, right } = match;
  const kinds = [left, right].flatMap(({ kind }) => (kind === 'list' ? [] : [kind]));
  const listed = listedSideOf(match, also);
  return newAlert(type, parts, now, {
    ...{ match: id, link: deskLink(link, `matches/${id}`), verdict, weight, entity },
    ...{ left: left.site, right: right.site, kinds, ...tagsIn(tags) },
    ...{ ...(listed && { listed }), ...(because && { because }), ...(review && { review }) },
  });
}

/** @param parts the id is a hash of these; it never depends on the time */
export function newAlert(type: AlertType, parts: readonly string[], now: Date, about: Partial<Alert>): Alert {
  return {
    schema: 'revenant.alert/1',
    id: `msg_${sha256(...parts).slice(0, 32)}`,
    type,
    time: now.toISOString(),
    ...{ match: null, link: null, verdict: null, weight: null, entity: null, left: null, right: null },
    ...about,
  };
}

/** One alert for one hook: due at once, or without a time when it waits for a digest. */
export function deliveryOf(alert: Alert, hook: Pick<Hook, 'id' | 'digest'>): Delivery {
  return {
    schema: 'revenant.delivery/1',
    id: sha256(alert.id, hook.id),
    alert,
    hook: hook.id,
    state: 'pending',
    attempts: 0,
    nextAt: hook.digest === undefined ? alert.time : null,
    ...{ lastStatus: null, lastError: null, deliveredAt: null },
  };
}

export function deliveriesTo(
  { hooks, earlierHooks, isNear }: Pick<AlertContext, 'hooks' | 'earlierHooks' | 'isNear'>,
  alert: Alert,
  isWatched: boolean,
): Delivery[] {
  return hooks
    .filter((hook) => isFor(hook, alert, { isWatched, wasTold: earlierHooks?.has(hook.id) ?? false }))
    .map((hook) => deliveryOf(linkedFor(alert, hook, isNear), hook));
}

/** The alert for this hook: an address of this machine opens nothing elsewhere. */
export function linkedFor(alert: Alert, hook: Hook, isNear = false): Alert {
  return isNear && !isNearHook(hook) ? { ...alert, link: null } : alert;
}

/** The part of an alert that holds the tags. */
export const tagsIn = (tags: readonly string[] | undefined) => (tags === undefined ? {} : { tags: [...tags] });

/** @param base of the desk; null: no `link` setting */
export function deskLink(base: string | null, path: string): string | null {
  return base === null ? null : `${base.replace(/\/$/, '')}/${path}`;
}

/** First flagged, first with a watched side, or flagged with a new signal; null: nothing new. */
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

function signalsOf(match: Match): string[] {
  return [...new Set(match.evidence.filter((row) => row.weight > 0).map((row) => row.signal))].sort();
}
