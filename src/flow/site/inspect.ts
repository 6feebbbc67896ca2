import { kindOfAddress } from '../../address/platform.ts';
import { siteOf } from '../../address/site-name.ts';
import { PermanentError } from '../../errors.ts';
import type { ExtractionRule } from '../../model/derived/extraction-rule.ts';
import type { Fingerprint } from '../../model/derived/fingerprint.ts';
import type { ReadSite } from '../../model/derived/mention.ts';
import { sha256 } from '../../model/digest.ts';
import type { Seed } from '../../model/facts/seed.ts';
import type { CapturedSite, Visit } from '../../model/facts/visit.ts';
import type {
  ArchiveOptions,
  AskPages,
  CaptureOptions,
  PageAdvice,
  ViewDifference,
} from '../../model/ports/capture.ts';
import type { NameFile } from '../../model/ports/names.ts';
import type { Reader } from '../../model/ports/reader.ts';
import { isWebAddress } from '../../model/text/is-web-address.ts';
import type { Kind } from '../../model/words.ts';
import { namedAddresses } from '../../page/role-words.ts';
import type { Ports } from '../ports.ts';
import { type EnrichPorts, knownOfVisit } from './enrich.ts';
import { type Meant, meantInput } from './meant-input.ts';

export type InspectPorts = EnrichPorts &
  Pick<Ports, 'captureSite' | 'readCaptured' | 'readEndpoint' | 'ofReplay' | 'reader'>;

export interface Inspected {
  readonly visit: Visit;
  readonly fingerprint: ReadSite;
  /** Faults of an archive; empty for live pages. */
  readonly problems: readonly string[];
}

/** Address and time that the user gives for an archive without them. */
export type ArchiveHints = Pick<ArchiveOptions, 'url' | 'at' | 'handedIn'>;

/** Visits a site live; the reader says which pages and pictures to fetch. */
export async function captureSeed(
  seed: Seed,
  identity: { readonly id: string; readonly run: string | null; readonly source: Visit['source'] },
  options: CaptureOptions,
  ports: EnrichPorts & Pick<Ports, 'captureSite' | 'reader'>,
): Promise<CapturedSite> {
  const ask = askPages(seed.kind, ports.reader);
  const captured = await ports.captureSite(seed, { ...identity, site: siteOf(seed.url, seed.kind) }, ask, options);
  const { registration } = seed;
  // An investigator's registration outranks registries, so these are not asked.
  const methods = registration === undefined ? (options.enrich ?? []) : [];
  const known = await knownOfVisit(captured.visit, methods, ports, options.signal);
  const said = registration === undefined ? known : { ...known, registration };
  return { ...captured, visit: { ...captured.visit, ...said } };
}

/** One input of `compare` or `fingerprint`, from the network, a file or a web archive. */
export async function inspect(
  typed: string | Meant,
  options: CaptureOptions & {
    readonly seed?: Partial<Seed>;
    readonly said?: ArchiveHints;
    readonly names?: NameFile | null;
  },
  ports: InspectPorts,
): Promise<Inspected> {
  const said = options.seed?.kind;
  const { url: input, bare } = typeof typed === 'string' ? meantInput(typed) : typed;
  const asked = isWebAddress(input) ? ports.ofReplay(input) : null;
  const isLive = asked === null && isWebAddress(input);
  const kind = said ?? kindOfAddress(asked?.url ?? input) ?? 'website';
  const seed: Seed = { tags: [], ...options.seed, ...(bare && { bare }), kind, url: input };
  const { captured: found, problems } = await read();
  const captured = isLive || said !== undefined ? found : ofItsOwnKind(found);
  const fingerprint = await fingerprintCaptured(captured, ports.reader, options.names);
  const failure = failureOf(fingerprint);
  if (failure !== null) problems.push(`${captured.visit.target}: ${failure}`);
  return { visit: captured.visit, fingerprint, problems };

  async function read(): ReturnType<Ports['readCaptured']> {
    if (isLive) {
      const id = sha256('compare', input, ports.clock.now().toISOString());
      return { captured: await captureSeed(seed, { id, run: null, source: 'compare' }, options, ports), problems: [] };
    }
    const { entity = null, registration } = seed;
    const about = { kind, entity, registration };
    const { pages, timeoutMs } = options;
    return asked === null
      ? ports.readCaptured(input, { ...about, ...options.said })
      : ports.readEndpoint(asked.url, { ...about, ...asked, pages, timeoutMs });
  }
}

/** The address of a saved page, and so its kind, is known only when it is read. */
export function ofItsOwnKind({ visit, bodies }: CapturedSite): CapturedSite {
  const home = visit.captures.find(({ role }) => role === 'page')?.url ?? '';
  const kind = kindOfAddress(home);
  return kind === null ? { visit, bodies } : { visit: { ...visit, kind, site: siteOf(home, kind) }, bodies };
}

/**
 * A site that kills its reader is not read again: its fingerprint says so and compares with
 * nothing.
 */
export async function fingerprintCaptured(
  captured: CapturedSite,
  reader: Reader,
  names: NameFile | null = null,
  rules?: readonly ExtractionRule[],
  texts = false,
): Promise<ReadSite> {
  const read = await reader.fingerprint(captured, names, rules, texts);
  return read.ok ? read.value : failedFingerprint(captured.visit, `${read.code}: ${read.detail}`);
}

/** As `fingerprintCaptured`, with the listed names and the texts of pages that are stored too. */
export async function readToStore(
  captured: CapturedSite,
  { reader, names }: Pick<Ports, 'reader' | 'names'>,
): Promise<ReadSite> {
  return fingerprintCaptured(captured, reader, await names.current(), undefined, true);
}

/** Why a site could not be read at all. */
export function failureOf({ readings }: Fingerprint): string | null {
  return readings.find(({ signal }) => signal === WHOLE)?.failure ?? null;
}
/** Stands for all signals where no signal could be read. */
const WHOLE = 'fingerprint';

/** A visit with the stored bytes of its pages. `held`: bytes by digest that are in memory still. */
export async function storedSite(
  visit: Visit,
  blobs: Ports['blobs'],
  held: CapturedSite['bodies'] = new Map(),
): Promise<CapturedSite> {
  const bodies = new Map<string, Uint8Array>();
  for (const { role, body, reason } of visit.captures) {
    if (role !== 'page' || body === null || reason !== null || bodies.has(body)) continue;
    const bytes = held.get(body) ?? (await blobs.get(body));
    // Without it the site would look smaller than it was.
    if (bytes === null)
      throw new PermanentError('blob:missing', `the stored page ${body} is not in the blob store (REVENANT_BLOB_URL)`);
    bodies.set(body, bytes);
  }
  return { visit, bodies };
}

/**
 * For a visit that could not be read: nothing to compare, and the reason. A later reading has
 * another id and counts.
 */
export function failedFingerprint(visit: Visit, failure: string): Fingerprint {
  const { id, target, site, kind, state, condition, entity, startedAt: capturedAt } = visit;
  const ofVisit = { visit: id, target, site, kind, state, condition, entity, capturedAt };
  const nothing = { comparable: false, pages: 0, languages: [], keys: [], tokens: [] };
  const readings = [{ signal: WHOLE, version: 1, value: null, failure }];
  return { id: sha256(id, 'failed', failure), ...ofVisit, ...nothing, readings };
}

const UNREAD: PageAdvice = {
  condition: 'blocked',
  ...{ emptyShell: false, sketch: null, sortsVisitors: null },
  ...{ pages: [], images: [], documents: [], styles: [], backdrops: [], marks: [] },
};
/** For a page that cannot be read: no known difference. */
const NO_DIFFERENCE: ViewDifference = { likeness: 1, onlyFirst: [], onlySecond: [] };

/** A visit's questions about its pages → calls of the reader. An unreadable page leads nowhere. */
export function askPages(kind: Kind, reader: Reader): AskPages {
  return {
    async advise(page) {
      const read = await reader.advise(page, kind);
      return read.ok ? read.value : { ...UNREAD, failure: { reason: read.code, detail: read.detail } };
    },
    async difference(first, second) {
      const read = await reader.difference(first, second, kind);
      return read.ok ? read.value : NO_DIFFERENCE;
    },
    async sheet(sheet) {
      const read = await reader.sheet(sheet);
      return read.ok ? read.value : { styles: [], backdrops: [] };
    },
    named: (addresses, home) => namedAddresses(addresses, home, kind),
  };
}
