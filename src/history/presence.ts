import { leavesSite } from '../address/site-name.ts';
import type { AbsenceCause, PresenceState } from '../model/derived/timeline.ts';
import type { Visit } from '../model/facts/visit.ts';
import { isFrontDoor, isHostOf } from '../model/text/front-door.ts';
import { isUrl } from '../model/text/is-url.ts';
import type { Condition } from '../model/words.ts';

type Presence = { readonly state: PresenceState /** Null when present. */; readonly cause: AbsenceCause | null };
type Looked = Pick<Visit, 'state' | 'condition' | 'reason' | 'marks' | 'kind' | 'site' | 'captures' | 'target'>;

// biome-ignore format: one state a line
const STATES: Readonly<Record<AbsenceCause, PresenceState>> = {
  nxdomain: 'gone', gone: 'gone', 'content-removed': 'gone', parked: 'gone', 'default-page': 'gone', redirected: 'gone',
  'server-error': 'unreachable', timeout: 'unreachable', connection: 'unreachable', dns: 'unreachable',
  'bot-wall': 'withheld', 'login-wall': 'withheld', geo: 'withheld', blocked: 'withheld', robots: 'withheld',
  maintenance: 'unknown', 'empty-shell': 'unknown', 'not-looked': 'unknown',
};

/** Codes of a request that timed out. */
const LATE = /^(?:fetch:timeout|limit:time|limit:rate|limit:headers)$/;

/** The presence of a site, and the cause of an absence. Our own limits say nothing about it. */
export function presenceOf(visit: Looked): Presence {
  const cause = causeOf(visit);
  if (cause === null) return { state: 'present', cause };
  const state = STATES[cause];
  return { state: state === 'gone' && !asksForSite(cause, visit) ? 'unknown' : state, cause };
}

/** False for another page or a subdomain: its absence does not show that the site is gone. */
function asksForSite(cause: AbsenceCause, { kind, site, captures, target }: Looked): boolean {
  if (kind !== 'website') return true;
  const home = captures.find(({ role, pageRole }) => role === 'page' && pageRole === 'home');
  const url = home?.url ?? target;
  if (cause !== 'nxdomain') return isFrontDoor(url, site);
  return isUrl(url) && isHostOf(new URL(url).host, site);
}

function causeOf(visit: Looked): AbsenceCause | null {
  const { state, condition, marks } = visit;
  const reason = visit.reason ?? '';
  if (reason.startsWith('robots:')) return 'robots';
  switch (state) {
    case 'captured':
    case 'partial':
      return isElsewhere(visit) ? 'redirected' : null;
    case 'hollow':
      // By its status (RFC 9110, 15.5.5 and 15.5.11), or by its words under another status.
      if (condition === 'not-found') return reason === 'http:404' || reason === 'http:410' ? 'gone' : 'content-removed';
      // RFC 7725: withheld by region or law, by its status or its words.
      return CONDITIONS[condition] ?? (reason === 'http:451' || marks.includes('geo') ? 'geo' : 'blocked');
    case 'unreachable':
      if (reason === 'dns:nxdomain') return 'nxdomain';
      if (reason.startsWith('dns:')) return 'dns';
      if (reason.startsWith('http:5')) return 'server-error';
      return LATE.test(reason) ? 'timeout' : 'connection';
    case 'deferred':
      return reason.startsWith('http:5') ? 'server-error' : 'blocked';
    default:
      return 'not-looked';
  }
}

// biome-ignore format: two dense rows
const CONDITIONS: Readonly<Partial<Record<Condition, AbsenceCause>>> = {
  'no-profile': 'content-removed', challenge: 'bot-wall', 'login-wall': 'login-wall', parked: 'parked',
  'default-page': 'default-page', maintenance: 'maintenance', 'empty-shell': 'empty-shell', redirected: 'redirected',
};

/** Every view of its home page came from another site. */
function isElsewhere({ captures, kind }: Looked): boolean {
  const homes = captures.filter(({ role, pageRole, body }) => role === 'page' && pageRole === 'home' && body !== null);
  return homes.length > 0 && homes.every(({ url, finalUrl }) => leavesSite(url, finalUrl, kind));
}
