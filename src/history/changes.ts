/** Two visits that found one site → its values, pages and pictures added, absent or replaced. */
import { z } from 'zod';
import { leavesSite } from '../address/site-name.ts';
import { digestOfRules } from '../model/derived/extraction-rule.ts';
import { type Fingerprint, Place } from '../model/derived/fingerprint.ts';
import { type Change, ChangeAbout } from '../model/derived/timeline.ts';
import type { Capture, Visit } from '../model/facts/visit.ts';
import { memoised } from '../model/memoised.ts';
import { canonicalKey } from '../model/text/canonical-url.ts';
import { signalOf } from '../signals/list.ts';

export interface Snapshot {
  readonly visit: Visit;
  readonly fingerprint: Fingerprint;
}

type ChangeSeen = Omit<Change, 'confirmed'>;

/** Most changes of one kind: a replaced catalogue may have thousands. */
const MOST_OF_A_KIND = 50;

type Look = ReturnType<typeof lookOf>;
const lookOf = memoised((snapshot: Snapshot) => {
  const { captures, kind, marks } = snapshot.visit;
  const values = foundValues(snapshot.fingerprint);
  const allPages = hasAllPages(snapshot.visit);
  return {
    values,
    signals: new Set([...values.values()].map(({ signal }) => signal)),
    pages: byAddress(captures.filter(({ role, url, finalUrl }) => role === 'page' && !leavesSite(url, finalUrl, kind))),
    pictures: byAddress(captures.filter(({ role }) => role === 'image')),
    allPages,
    allPictures: allPages && !marks.includes('limit:images'),
  };
});

/** False for archives and visits that left pages out: an uncaptured page may have existed. */
export function hasAllPages({ source, state, marks }: Pick<Visit, 'source' | 'state' | 'marks'>): boolean {
  const leftOut = marks.some((mark) => /^(?:limit|trap|robots):/.test(mark) && mark !== 'limit:images');
  return source !== 'import' && state === 'captured' && !leftOut;
}

function byAddress(captures: readonly Capture[]): Map<string, Capture> {
  return new Map(captures.map((capture) => [canonicalKey(capture.url), capture]));
}

/** Contacts and owners first. Pages that one visit left out, and changed signals, do not count. */
export function changesBetween(earlier: Snapshot, later: Snapshot): ChangeSeen[] {
  const [then, now] = [lookOf(earlier), lookOf(later)];
  const comparable = readInBoth(earlier.fingerprint, later.fingerprint);
  const changes = [...valueChanges(then, now, comparable), ...pageChanges(then, now), ...pictureChanges(then, now)];
  const counts = new Map<string, number>();
  return changes
    .sort((a, b) => ChangeAbout.options.indexOf(a.about) - ChangeAbout.options.indexOf(b.about))
    .filter(({ about, what }) => {
      const count = (counts.get(`${about} ${what}`) ?? 0) + 1;
      counts.set(`${about} ${what}`, count);
      return count <= MOST_OF_A_KIND;
    });
}

/** True if a later visit confirms a change; null: it did not look there. */
export function bearsOut({ what, about, url, signal, value }: ChangeSeen, later: Snapshot): boolean | null {
  const look = lookOf(later);
  const isAbsent = what === 'absent';
  if (about === 'image') {
    if (later.visit.captures.some(({ body }) => body === value)) return !isAbsent;
    return isAbsent && look.allPictures ? true : null;
  }
  if (about === 'page') {
    const page = look.pages.get(canonicalKey(url));
    if (page === undefined) return null;
    return isAbsent ? isGone(page) : isShown(page);
  }
  if (look.values.has(`${signal} ${value}`)) return !isAbsent;
  return hasPage(url, look) ? isAbsent : null;
}

function valueChanges(then: Look, now: Look, comparable: ReadonlySet<string>): ChangeSeen[] {
  const missingFrom = (look: Look, what: 'appeared' | 'absent', other: Look) =>
    [...other.values].flatMap(([key, { about, signal, value, place }]): ChangeSeen[] => {
      const isAsked = signalOf(signal)?.offPage !== true || look.signals.has(signal);
      if (look.values.has(key) || !comparable.has(signal) || !isAsked) return [];
      const { quote, url, capture, part } = place;
      // Values in the frame of a site are on every page.
      const hasLooked = (what === 'appeared' && look.allPages) || part === 'frame' || hasPage(url, look);
      return hasLooked ? [{ what, about, signal, value, before: null, quote, url, capture }] : [];
    });
  return [...missingFrom(then, 'appeared', now), ...missingFrom(now, 'absent', then)];
}

function hasPage(url: string, { pages }: Look): boolean {
  const page = pages.get(canonicalKey(url));
  return page !== undefined && (isShown(page) || isGone(page));
}

function seen(about: 'page' | 'image', what: Change['what'], { id, url }: Capture, parts: Partial<Change>): ChangeSeen {
  return { what, about, signal: null, value: url, before: null, quote: '', url, capture: id, ...parts };
}

function* pageChanges(then: Look, now: Look): Generator<ChangeSeen> {
  for (const [key, page] of now.pages)
    if (isShown(page) && then.allPages && !then.pages.has(key)) yield seen('page', 'appeared', page, {});
  for (const [key, page] of then.pages) {
    const again = now.pages.get(key);
    const quote = `it answered ${again?.status}`;
    if (isShown(page) && again !== undefined && isGone(again)) yield seen('page', 'absent', page, { quote });
  }
}

function* pictureChanges(then: Look, now: Look): Generator<ChangeSeen> {
  const known = new Set([...then.pictures.values()].map(({ body }) => body));
  const shown = new Set([...now.pictures.values()].map(({ body }) => body));
  for (const [key, picture] of now.pictures) {
    const { body } = picture;
    const before = then.pictures.get(key);
    if (body === null || before?.body === body || known.has(body)) continue;
    if (before !== undefined) yield seen('image', 'replaced', picture, { value: body, before: before.body });
    else if (then.allPictures) yield seen('image', 'appeared', picture, { value: body });
  }
  for (const [key, picture] of then.pictures) {
    const { body } = picture;
    if (body !== null && !now.pictures.has(key) && !shown.has(body) && now.allPictures)
      yield seen('image', 'absent', picture, { value: body });
  }
}

function isShown({ status, body }: Capture): boolean {
  return body !== null && (status === null || (status >= 200 && status < 300));
}

export function isGone({ status }: Pick<Capture, 'status'>): boolean {
  return status === 404 || status === 410;
}

/** The common part of all signals' occurrences. */
const Item = z.looseObject({
  value: z.string(),
  place: Place,
  role: z.string().optional(),
  whole: z.boolean().optional(),
});
/** Values are lists of occurrences, or objects of such lists. */
const MOST_DEPTH = 2;

/** By signal and value, in the order of the readings. Signals that failed are left out. */
function foundValues({ readings }: Fingerprint) {
  const found = new Map<string, { about: ChangeAbout; signal: string; value: string; place: Place }>();
  for (const { signal, value, failure } of readings) {
    const about = signalOf(signal)?.changeAbout;
    if (about === undefined || failure !== null) continue;
    for (const item of itemsIn(value, MOST_DEPTH)) {
      const { value: text, place, role, whole } = item;
      // Names in running text may be anybody's; a phrase that may contain a name is not one.
      if (about === 'name' && (role === 'mention' || whole === false)) continue;
      const key = `${signal} ${text}`;
      if (!found.has(key)) found.set(key, { about, signal, value: text, place });
    }
  }
  return found;
}

/**
 * Signals that both fingerprints read in one version: only their values are comparable. None where
 * the operator's rules changed in between: the site did not bring what a new rule finds.
 */
function readInBoth(one: Fingerprint, other: Fingerprint): ReadonlySet<string> {
  if (digestOfRules(one.rules ?? []) !== digestOfRules(other.rules ?? [])) return new Set();
  const readingsOf = ({ readings }: Fingerprint) =>
    readings.flatMap(({ signal, version, failure }) => (failure === null ? [[signal, version] as const] : []));
  const versions = new Map(readingsOf(one));
  const both = readingsOf(other).filter(([signal, version]) => versions.get(signal) === version);
  return new Set(both.map(([signal]) => signal));
}

function itemsIn(value: unknown, depth: number): z.infer<typeof Item>[] {
  if (Array.isArray(value)) {
    return value.flatMap((one) => {
      const item = Item.safeParse(one);
      return item.success ? [item.data] : [];
    });
  }
  if (depth === 0 || typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((one) => itemsIn(one, depth - 1));
}
