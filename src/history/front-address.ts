/** Two visits of one website → a change of the address that answers: https or http, www or not. */
import { leavesSite } from '../address/site-name.ts';
import type { Change } from '../model/derived/timeline.ts';
import type { Capture, Visit } from '../model/facts/visit.ts';
import { isUrl } from '../model/text/is-url.ts';
import { timeText } from '../model/text/time-text.ts';

interface AddressChange {
  readonly change: Omit<Change, 'confirmed'>;
  /** One sentence. */
  readonly text: string;
}

/** Null: the same address answers, or a visit did not ask for the other one. */
export function addressChange(earlier: Visit, later: Visit): AddressChange | null {
  const [then, now] = [frontOf(earlier), frontOf(later)];
  if (then === null || now === null) return null;
  const [before, after] = [new URL(then.finalUrl), new URL(now.finalUrl)];
  if (before.origin === after.origin || nameOf(before) !== nameOf(after)) return null;
  const isOther = before.hostname !== after.hostname;
  if (isOther ? !asksForOne(earlier, later) : !(asksByHttps(earlier) && asksByHttps(later))) return null;
  const fault = later.tried?.find(({ url }) => isUrl(url) && new URL(url).origin === before.origin)?.detail ?? null;
  const ended = before.protocol === 'https:' && after.protocol === 'http:';
  const instead = ended ? `only ${after.origin} answers, by http` : `${after.origin} answers`;
  return {
    change: {
      ...{ what: 'replaced', about: 'host', signal: null, value: after.origin, before: before.origin },
      ...{ quote: fault ?? '', url: now.url, capture: now.id },
    },
    text: `${before.origin} answered on ${timeText(earlier.startedAt)}; now ${instead}${fault === null ? '' : ` (${fault})`}.`,
  };
}

/** True if a later visit finds the new address too; null: it did not get there. */
export function bearsOutAddress({ value }: Pick<Change, 'value'>, later: Visit): boolean | null {
  const front = frontOf(later);
  return front === null ? null : new URL(front.finalUrl).origin === value;
}

/** The home page of a live visit: an archive may have only one of the addresses. */
function frontOf({ captures, kind, source }: Visit): Capture | null {
  if (kind !== 'website' || source === 'import') return null;
  const home = captures.find(({ role, pageRole, body }) => role === 'page' && pageRole === 'home' && body !== null);
  if (home === undefined || !isUrl(home.finalUrl) || !/^https?:/i.test(home.finalUrl)) return null;
  return leavesSite(home.url, home.finalUrl, kind) ? null : home;
}

/** Name and port: the port tells sites apart that have no registered name. */
const nameOf = ({ host }: URL): string => host.replace(/^www\./, '');

/** False for a visit of an http:// address: nobody knows whether https answers too. */
function asksByHttps(visit: Visit): boolean {
  const front = frontOf(visit);
  const asked = [...(visit.tried ?? []).map(({ url }) => url), ...(front === null ? [] : [front.url, front.finalUrl])];
  return asked.some((url) => /^https:/i.test(url));
}

/** Seeds with and without `www.` may both stand in a list: neither is a change of the other. */
function asksForOne({ target: one }: Visit, { target: other }: Visit): boolean {
  return isUrl(one) && isUrl(other) && new URL(one).hostname === new URL(other).hostname;
}
