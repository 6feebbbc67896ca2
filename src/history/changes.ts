/** Two visits that found one site → values, pages and pictures that appeared, are absent or were replaced. */
import { leavesSite } from '../address/site-name.ts';
import { canonicalKey } from '../model/canonical-url.ts';
import type { Fingerprint } from '../model/fingerprint.ts';
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
const GONE = new Set([404, 410]);

/** Contacts and owners first. Values of pages that only one visit captured, and of changed signals, are no change. */
export function changesBetween(earlier: Snapshot, later: Snapshot): ChangeSeen[] {
  const changes = [...valueChanges(earlier, later), ...pageChanges(earlier, later), ...pictureChanges(earlier, later)];
  const counts = new Map<string, number>();
  return changes
    .map((change, index) => ({ change, index }))
    .sort((a, b) => rank(a.change) - rank(b.change) || a.index - b.index)
    .map(({ change }) => change)
    .filter(({ about, what }) => {
      const count = (counts.get(`${about} ${what}`) ?? 0) + 1;
      counts.set(`${about} ${what}`, count);
      return count <= MOST_OF_A_KIND;
    });
}

/** Whether a later visit confirms a change; null: it did not look there. */
export function bearsOut(change: ChangeSeen, later: Snapshot): boolean | null {
  if (change.about === 'image') {
    if (later.visit.captures.some(({ body }) => body === change.value)) return change.what !== 'absent';
    return change.what === 'absent' && sawAllPictures(later.visit) ? true : null;
  }
  if (change.about === 'page') {
    const page = pagesOf(later.visit).get(canonicalKey(change.url));
    if (page === undefined) return null;
    return change.what === 'absent' ? isGone(page) : isShown(page);
  }
  if (foundValues(later.fingerprint).has(`${change.signal} ${change.value}`)) return change.what !== 'absent';
  return looksAt(change.url, undefined, later) ? change.what === 'absent' : null;
}

function valueChanges(earlier: Snapshot, later: Snapshot): ChangeSeen[] {
  const comparable = readInBoth(earlier.fingerprint, later.fingerprint);
  const [then, now] = [foundValues(earlier.fingerprint), foundValues(later.fingerprint)];
  const [known, knownNow] = [signalsOf(then), signalsOf(now)];
  const changes: ChangeSeen[] = [];
  for (const [key, found] of now) {
    if (then.has(key) || !comparable.has(found.signal) || !isAsked(found, known)) continue;
    const { url, part } = found.place;
    if (sawAllPages(earlier.visit) || looksAt(url, part, earlier)) changes.push(changeOf('appeared', found));
  }
  for (const [key, found] of then) {
    if (now.has(key) || !comparable.has(found.signal) || !isAsked(found, knownNow)) continue;
    if (looksAt(found.place.url, found.place.part, later)) changes.push(changeOf('absent', found));
  }
  return changes;
}

function signalsOf(found: ReadonlyMap<string, FoundValue>): ReadonlySet<string> {
  return new Set([...found.values()].map(({ signal }) => signal));
}

/** Registrations and hosting are on no page: only a visit with a value of the signal has looked. */
function isAsked({ about, signal }: FoundValue, known: ReadonlySet<string>): boolean {
  return (about !== 'host' && signal !== 'registrant') || known.has(signal);
}

function changeOf(what: 'appeared' | 'absent', { about, signal, value, place }: FoundValue): ChangeSeen {
  const { quote, url, capture } = place;
  return { what, about, signal, value, before: null, quote, url, capture };
}

/** Whether a visit captured the page; values in the frame of a site are on every page. */
function looksAt(url: string, part: FoundValue['place']['part'], { visit }: Snapshot): boolean {
  if (part === 'frame') return true;
  const page = pagesOf(visit).get(canonicalKey(url));
  return page !== undefined && (isShown(page) || isGone(page));
}

function pageChanges(earlier: Snapshot, later: Snapshot): ChangeSeen[] {
  const [then, now] = [pagesOf(earlier.visit), pagesOf(later.visit)];
  const changes: ChangeSeen[] = [];
  const sawAll = sawAllPages(earlier.visit);
  for (const [key, page] of now) {
    if (isShown(page) && sawAll && !then.has(key)) changes.push(pageChange('appeared', page, page));
  }
  for (const [key, page] of then) {
    const again = now.get(key);
    if (isShown(page) && again !== undefined && isGone(again)) changes.push(pageChange('absent', page, again));
  }
  return changes;
}

/** @param seen the capture that has it */
function pageChange(what: 'appeared' | 'absent', seen: Capture, answered: Capture): ChangeSeen {
  const quote = what === 'absent' ? `it answered ${answered.status}` : '';
  return { what, about: 'page', signal: null, value: seen.url, before: null, quote, url: seen.url, capture: seen.id };
}

function pictureChanges(earlier: Snapshot, later: Snapshot): ChangeSeen[] {
  const [then, now] = [picturesOf(earlier.visit), picturesOf(later.visit)];
  const known = new Set([...then.values()].map(({ body }) => body));
  const shown = new Set([...now.values()].map(({ body }) => body));
  const changes: ChangeSeen[] = [];
  for (const [key, { id, body, url }] of now) {
    const before = then.get(key);
    if (body === null || before?.body === body || known.has(body)) continue;
    const about = { about: 'image', signal: null, value: body, quote: '', url, capture: id } as const;
    if (before !== undefined) changes.push({ ...about, what: 'replaced', before: before.body });
    else if (sawAllPictures(earlier.visit)) changes.push({ ...about, what: 'appeared', before: null });
  }
  for (const [key, { id, body, url }] of then) {
    if (body === null || now.has(key) || shown.has(body) || !sawAllPictures(later.visit)) continue;
    changes.push({
      what: 'absent',
      about: 'image',
      signal: null,
      value: body,
      before: null,
      quote: '',
      url,
      capture: id,
    });
  }
  return changes;
}

/** False for archives and visits that left pages out: an uncaptured page may have existed. */
function sawAllPages({ source, state, marks }: Visit): boolean {
  const leftOut = marks.some((mark) => /^(?:limit|trap|robots):/.test(mark) && mark !== 'limit:images');
  return source !== 'import' && state === 'captured' && !leftOut;
}

function sawAllPictures(visit: Visit): boolean {
  return sawAllPages(visit) && !visit.marks.includes('limit:images');
}

function pagesOf({ captures, kind }: Visit): Map<string, Capture> {
  return byAddress(captures.filter(({ role, url, finalUrl }) => role === 'page' && !leavesSite(url, finalUrl, kind)));
}

function picturesOf({ captures }: Visit): Map<string, Capture> {
  return byAddress(captures.filter(({ role }) => role === 'image'));
}

function byAddress(captures: readonly Capture[]): Map<string, Capture> {
  return new Map(captures.map((capture) => [canonicalKey(capture.url), capture]));
}

function isShown({ status, body }: Capture): boolean {
  return body !== null && (status === null || (status >= 200 && status < 300));
}

function isGone({ status }: Capture): boolean {
  return status !== null && GONE.has(status);
}

function rank({ about }: ChangeSeen): number {
  return ChangeAbout.options.indexOf(about);
}
