/** Two visits that found one site → values, pages and pictures that appeared, are absent or were replaced. */
import { leavesSite } from '../address/site-name.ts';
import { canonicalKey } from '../model/canonical-url.ts';
import type { Fingerprint } from '../model/fingerprint.ts';
import { memoised } from '../model/memoised.ts';
import { type Change, ChangeAbout } from '../model/timeline.ts';
import type { Capture, Visit } from '../model/visit.ts';
import { type FoundValue, foundValues, readInBoth } from './found-values.ts';

export interface Snapshot {
  readonly visit: Visit;
  readonly fingerprint: Fingerprint;
}

type ChangeSeen = Omit<Change, 'confirmed'>;

/** Of one kind: a replaced catalogue may have thousands. */
const MOST_OF_A_KIND = 50;

/** The data of a snapshot that comparisons need. */
interface Look {
  readonly values: ReadonlyMap<string, FoundValue>;
  readonly signals: ReadonlySet<string>;
  readonly pages: ReadonlyMap<string, Capture>;
  readonly pictures: ReadonlyMap<string, Capture>;
  /** False for archives and visits that left pages out: an uncaptured page may have existed. */
  readonly allPages: boolean;
  readonly allPictures: boolean;
}

const lookOf = memoised((snapshot: Snapshot): Look => {
  const { captures, kind, source, state, marks } = snapshot.visit;
  const values = foundValues(snapshot.fingerprint);
  const leftOut = marks.some((mark) => /^(?:limit|trap|robots):/.test(mark) && mark !== 'limit:images');
  const allPages = source !== 'import' && state === 'captured' && !leftOut;
  return {
    values,
    signals: new Set([...values.values()].map(({ signal }) => signal)),
    pages: byAddress(captures.filter(({ role, url, finalUrl }) => role === 'page' && !leavesSite(url, finalUrl, kind))),
    pictures: byAddress(captures.filter(({ role }) => role === 'image')),
    allPages,
    allPictures: allPages && !marks.includes('limit:images'),
  };
});

function byAddress(captures: readonly Capture[]): Map<string, Capture> {
  return new Map(captures.map((capture) => [canonicalKey(capture.url), capture]));
}

/** Contacts and owners first. Values of pages that only one visit captured, and of changed signals, are no change. */
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

/** Whether a later visit confirms a change; null: it did not look there. */
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
      // Registrations and hosting are on no page: only a visit with a value of the signal has looked.
      const isAsked = (about !== 'host' && signal !== 'registrant') || look.signals.has(signal);
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

function pageChanges(then: Look, now: Look): ChangeSeen[] {
  const changes: ChangeSeen[] = [];
  const add = (what: 'appeared' | 'absent', { id, url }: Capture, quote: string): void => {
    changes.push({ what, about: 'page', signal: null, value: url, before: null, quote, url, capture: id });
  };
  for (const [key, page] of now.pages)
    if (isShown(page) && then.allPages && !then.pages.has(key)) add('appeared', page, '');
  for (const [key, page] of then.pages) {
    const again = now.pages.get(key);
    if (isShown(page) && again !== undefined && isGone(again)) add('absent', page, `it answered ${again.status}`);
  }
  return changes;
}

function pictureChanges(then: Look, now: Look): ChangeSeen[] {
  const known = new Set([...then.pictures.values()].map(({ body }) => body));
  const shown = new Set([...now.pictures.values()].map(({ body }) => body));
  const changes: ChangeSeen[] = [];
  const add = (what: ChangeSeen['what'], value: string, before: string | null, { url, id }: Capture): void => {
    changes.push({ what, about: 'image', signal: null, value, before, quote: '', url, capture: id });
  };
  for (const [key, picture] of now.pictures) {
    const { body } = picture;
    const before = then.pictures.get(key);
    if (body === null || before?.body === body || known.has(body)) continue;
    if (before !== undefined) add('replaced', body, before.body, picture);
    else if (then.allPictures) add('appeared', body, null, picture);
  }
  for (const [key, picture] of then.pictures) {
    const { body } = picture;
    if (body !== null && !now.pictures.has(key) && !shown.has(body) && now.allPictures)
      add('absent', body, null, picture);
  }
  return changes;
}

function isShown({ status, body }: Capture): boolean {
  return body !== null && (status === null || (status >= 200 && status < 300));
}

function isGone({ status }: Capture): boolean {
  return status === 404 || status === 410;
}
