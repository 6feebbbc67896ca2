/** Makes a site's fingerprint. A signal that fails becomes a reading with its failure. */
import { frameOwner, readPlatformAddress } from '../address/platform.ts';
import { messageOf } from '../errors.ts';
import { digestOfRules } from '../model/derived/extraction-rule.ts';
import type { Fingerprint, SignalReading } from '../model/derived/fingerprint.ts';
import { sha256 } from '../model/digest.ts';
import { FUTURE_TIME, STATED_TIME } from '../model/words.ts';
import type { Site } from '../page/view/views.ts';
import { SIGNALS } from './list.ts';
import type { Signal } from './signal.ts';

/** The signals and versions, sorted: `contact-email@1 …`. Part of a fingerprint's id. */
const versionsOf = (signals: readonly Signal[]): string =>
  signals
    .map(({ id, version }) => `${id}@${version}`)
    .sort()
    .join(' ');

// PostgreSQL's indexes refuse rows over 2,704 bytes; a value that long is hostile or no identifier.
const LONGEST_TOKEN = 512;

function readWith(signal: Signal, site: Site): { reading: SignalReading; keys: string[]; tokens: string[] } {
  const { id, version } = signal;
  const nothing = (failure: string | null) => ({
    reading: { signal: id, version, value: null, failure },
    keys: [],
    tokens: [],
  });
  try {
    const speaks = signal.kinds?.includes(site.kind) ?? true;
    const value = speaks ? signal.extract(site) : null;
    const own = site.ownPart === null ? {} : { own: speaks ? readOwn(signal, site, site.ownPart) : null };
    if (value === null) return nothing(null);
    const keys = signal.keys?.(value) ?? [];
    const reading = { signal: id, version, value, ...own, failure: null };
    return { reading, keys, tokens: signal.tokens?.(value) ?? keys };
  } catch (thrown) {
    return nothing(messageOf(thrown));
  }
}

/** Reads a platform page's owner part, without signals of websites or of the platform's host. */
function readOwn(signal: Signal, site: Site, ownPart: Site): unknown {
  const isFrame = signal.kinds !== undefined || (signal.group === 'host' && readPlatformAddress(site.url) !== null);
  return isFrame ? null : signal.extract(ownPart);
}

function timeDoubtOf({ marks }: Site['visit']): Pick<Fingerprint, 'timeDoubt'> | null {
  if (marks.includes(FUTURE_TIME)) return { timeDoubt: 'future' };
  return marks.includes(STATED_TIME) ? { timeDoubt: 'stated' } : null;
}

const sortedOnce = (values: readonly string[]): string[] =>
  [...new Set(values)].filter((value) => value.length <= LONGEST_TOKEN).sort();

/** Rules are part of the id where any is about the site: under others it is another fingerprint. */
const rulesOf = ({ rules }: Site): string[] => (rules.length === 0 ? [] : [digestOfRules(rules)]);

/** Pure: the same captures, rules and signal versions give the same fingerprint, byte for byte. */
export function fingerprintSite(site: Site, signals: readonly Signal[] = SIGNALS): Fingerprint {
  const { visit } = site;
  const reads = signals.map((signal) => readWith(signal, site));
  return {
    id: sha256(visit.id, versionsOf(signals), ...rulesOf(site)),
    visit: visit.id,
    target: visit.target,
    site: visit.site,
    kind: visit.kind,
    state: visit.state,
    condition: site.condition,
    // A redirect is comparable only with the site at its end.
    comparable: site.condition === 'redirected' || (site.condition === 'content' && site.pages.length > 0),
    ...(site.bare && { bare: true as const }),
    entity: visit.entity,
    ...(site.platform !== null && { platform: frameOwner(site.platform.platform) }),
    pages: site.pages.length,
    languages: [...site.languages],
    ...(site.rules.length > 0 && { rules: [...site.rules] }),
    ...timeDoubtOf(visit),
    ...(visit.handedIn && { handedIn: visit.handedIn }),
    capturedAt: visit.captures.find(({ role }) => role === 'page')?.capturedAt ?? visit.startedAt,
    readings: reads.map(({ reading }) => reading),
    keys: sortedOnce(reads.flatMap(({ keys }) => keys)),
    tokens: sortedOnce(reads.flatMap(({ tokens }) => tokens)),
  };
}
