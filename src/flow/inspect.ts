import { PermanentError } from '../errors.ts';
import { sha256 } from '../model/digest.ts';
import type { Fingerprint } from '../model/fingerprint.ts';
import type { AskPages, Blobs, CaptureOptions, CaptureSite, Clock, ReadCaptured } from '../model/ports.ts';
import type { Seed } from '../model/seed.ts';
import type { CapturedSite, Visit } from '../model/visit.ts';
import { advise } from '../page/advise.ts';
import { kindOfAddress } from '../page/platform.ts';
import { openSite } from '../page/site.ts';
import { siteOf } from '../page/site-name.ts';
import { viewDifference } from '../page/view-difference.ts';
import { fingerprintSite } from '../signals/fingerprint.ts';

export interface InspectPorts {
  readonly captureSite: CaptureSite;
  readonly readCaptured: ReadCaptured;
  readonly clock: Clock;
}

export interface Inspected {
  readonly visit: Visit;
  readonly fingerprint: Fingerprint;
  /** What an archive could not give; empty for live pages. */
  readonly problems: readonly string[];
}

/** A web address takes the network; anything else names an archive or a saved page. */
export function isWebAddress(input: string): boolean {
  return /^https?:\/\//i.test(input) || /^[a-z][a-z0-9+.-]*:(?!\\)/i.test(input);
}

/** Visits one presence live, under the given visit id, asking the page room which pages and pictures matter. */
export async function captureSeed(
  seed: Seed,
  identity: { readonly id: string; readonly run: string | null; readonly source: Visit['source'] },
  options: CaptureOptions,
  captureSite: CaptureSite,
): Promise<CapturedSite> {
  const { kind } = seed;
  const ask: AskPages = {
    advise: async ({ body, capture }) => advise(body, capture, kind),
    difference: async (first, second) => viewDifference(first, second, kind),
  };
  const captured = await captureSite(seed, { ...identity, site: siteOf(seed.url, seed.kind) }, ask, options);
  const { registration } = seed;
  return registration === undefined ? captured : { ...captured, visit: { ...captured.visit, registration } };
}

/** One input of `compare` or `fingerprint`, live or archived: what was captured and what the signals read in it. */
export async function inspect(
  input: string,
  options: CaptureOptions & { readonly seed?: Partial<Seed> },
  ports: InspectPorts,
): Promise<Inspected> {
  const said = options.seed?.kind;
  const seed: Seed = { tags: [], ...options.seed, kind: said ?? kindOfAddress(input) ?? 'website', url: input };
  if (!isWebAddress(input)) {
    const { captured, problems } = await ports.readCaptured(input, {
      kind: seed.kind,
      entity: seed.entity ?? null,
      ...(seed.registration !== undefined && { registration: seed.registration }),
      siteOf,
    });
    const placed = said === undefined ? ofItsOwnKind(captured) : captured;
    return { visit: placed.visit, fingerprint: fingerprintCaptured(placed), problems };
  }
  const id = sha256('compare', input, ports.clock.now().toISOString());
  const captured = await captureSeed(seed, { id, run: null, source: 'compare' }, options, ports.captureSite);
  return { visit: captured.visit, fingerprint: fingerprintCaptured(captured), problems: [] };
}

/** A saved page says where it stood only when it is read: then its address says of what kind it is. */
export function ofItsOwnKind({ visit, bodies }: CapturedSite): CapturedSite {
  const home = visit.captures.find(({ role }) => role === 'page')?.url ?? '';
  const kind = kindOfAddress(home);
  return kind === null ? { visit, bodies } : { visit: { ...visit, kind, site: siteOf(home, kind) }, bodies };
}

/** The pure half: everything after stored captures can be done again, offline, with the same answer. */
export function fingerprintCaptured(captured: CapturedSite): Fingerprint {
  return fingerprintSite(openSite(captured));
}

/** Brings the stored bytes of a visit's pages back and reads the signals in them. */
export async function fingerprintVisit(visit: Visit, blobs: Blobs): Promise<Fingerprint> {
  const bodies = new Map<string, Uint8Array>();
  for (const { role, body } of visit.captures) {
    if (role !== 'page' || body === null || bodies.has(body)) continue;
    const bytes = await blobs.get(body);
    // Read without it, the visit would look like a smaller site than it was.
    if (bytes === null)
      throw new PermanentError('blob:missing', `the stored page ${body} is not in the blob store (REVENANT_BLOB_URL)`);
    bodies.set(body, bytes);
  }
  return fingerprintCaptured({ visit, bodies });
}

/** What is stored of a visit that could not be read: nothing to compare, and why. A later reading has another id and counts. */
export function failedFingerprint(visit: Visit, failure: string): Fingerprint {
  const { id, target, site, kind, state, condition, entity, startedAt } = visit;
  return {
    id: sha256(id, 'failed', failure),
    visit: id,
    target,
    site,
    kind,
    state,
    condition,
    comparable: false,
    entity,
    pages: 0,
    languages: [],
    capturedAt: startedAt,
    readings: [{ signal: 'fingerprint', version: 1, value: null, failure }],
    keys: [],
    tokens: [],
  };
}
