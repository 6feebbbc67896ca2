/** Settings → the adapters that fetch and read sites. */
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { captureArchive, captureFromEndpoint } from '../capture/archived/archived.ts';
import { bringer } from '../capture/archived/bring-archive.ts';
import { archiveFinder } from '../capture/archived/find-archives.ts';
import { askedOfEndpoint } from '../capture/archived/from-endpoint.ts';
import { captureHandedIn } from '../capture/archived/handed-in.ts';
import { readFound } from '../capture/archived/read-found.ts';
import { webFiles } from '../capture/archived/web-files.ts';
import { createBrowser } from '../capture/browser/browser.ts';
import { findBrowser } from '../capture/browser/find-browser.ts';
import { printPdf } from '../capture/browser/print-pdf.ts';
import { captureSite } from '../capture/visit/capture-site.ts';
import { withSecretFiles } from '../config/secrets.ts';
import type { Settings } from '../config.ts';
import { createEgress } from '../egress/egress.ts';
import { ConfigError } from '../errors.ts';
import { createLog } from '../log.ts';
import type { ExtractionRule } from '../model/derived/extraction-rule.ts';
import type { Blobs } from '../model/ports/blobs.ts';
import {
  type CaptureSite,
  type OfReplay,
  type ReadCaptured,
  type ReadEndpoint,
  type ReadHandedIn,
  screensOf,
} from '../model/ports/capture.ts';
import type { Clock } from '../model/ports/clock.ts';
import type { Lanes } from '../model/ports/lanes.ts';
import type { Observations } from '../model/ports/registry.ts';
import type { FarFiles, ReadFound } from '../model/ports/sift.ts';
import { createReader } from '../reader/reader.ts';
import { createRegistry } from '../registry/registry.ts';
import { memoryBlobs } from '../store/blobs/blobs.ts';
import { openS3Files } from '../store/blobs/s3-files.ts';
import { memoryObservations } from '../store/ledger/observations.ts';
import { openSiftFiles } from '../store/sift-files.ts';
import { DEFAULT_USER_AGENT, VERSION } from '../version.ts';
import { switchedSources } from './sources.ts';
import { openTranslator } from './translator.ts';

/** For rooms that may not import egress and reader. */
export { isGlobal } from '../egress/guard/address.ts';
export { decideByRobotsText } from '../egress/robots/robots-policy.ts';
export { compileNames } from '../reader/name-lists.ts';

/** Enough to read sites with nothing stored: for `compare`, `fingerprint` and `robots`. */
export type CaptureServices = Awaited<ReturnType<typeof captureServices>>;

/** Services that keep nothing: bytes live in memory until the process ends. */
export function openCaptureServices(settings: Settings): Promise<CaptureServices> {
  return captureServices(settings, memoryBlobs(), { now: () => new Date() }, memoryObservations());
}

/**
 * Leaves blobs and observations open: their owner closes them. Throws ConfigError where the
 * extraction rules are not usable.
 */
export async function captureServices(
  settings: Settings,
  blobs: Blobs,
  clock: Clock,
  observations: Observations,
  lanes?: Lanes,
) {
  const rules = await rulesOf(settings);
  const log = createLog(settings.logLevel);
  const userAgent = settings.userAgent ?? DEFAULT_USER_AGENT;
  const egress = createEgress({
    pins: settings.resolve,
    allow: settings.allow,
    allowPrivate: settings.allowPrivate,
    delay: settings.delay,
    robots: { obey: !settings.noRobots, reason: settings.reason ?? null },
    userAgent,
    limits: settings.limits,
    ...(settings.dnsServer !== undefined && { dnsServer: settings.dnsServer }),
    ...(settings.egressProxy !== undefined && { egressProxy: settings.egressProxy }),
    ...(lanes !== undefined && { lanes }),
    log,
  });
  const executable = () =>
    settings.browser === 'never' ? null : findBrowser(settings.browserPath, process.env['PATH']);
  const browser = createBrowser({ executable, egress, userAgent, log, limits: settings.limits });
  const registry = createRegistry({
    egress,
    whoisServers: settings.whoisServers,
    ...(settings.rdapBootstrap !== undefined && { rdapBootstrap: settings.rdapBootstrap }),
    ...(settings.ipRanges !== undefined && { ipRanges: settings.ipRanges }),
  });
  const reader = createReader(settings.limits, undefined, rules);
  const translator = settings.translator === undefined ? null : openTranslator(settings.translator, log);
  const [web, buckets] = [webFiles(egress), openS3Files(withSecretFiles(process.env))];
  const of = (address: string): FarFiles => (address.startsWith('s3:') ? buckets : web);
  const far: FarFiles = {
    size: (address) => of(address).size(address),
    read: (address, from, length) => of(address).read(address, from, length),
  };
  let printing: Promise<unknown> = Promise.resolve();
  const { limits, trustedSigners } = settings;
  const ports = { egress, browser, blobs, reader, clock, limits, trustedSigners, about: aboutOf(settings) };
  const visitSite: CaptureSite = async (seed, identity, ask, options) => {
    reader.warm();
    await egress.prove();
    egress.allowPort(seed.url);
    return captureSite(seed, identity, ask, options, ports);
  };
  const readCaptured: ReadCaptured = (path, options) => {
    reader.warm();
    return captureArchive(path, options, ports);
  };
  const readEndpoint: ReadEndpoint = async (url, options) => {
    const endpoint = settings.archiveEndpoint;
    if (endpoint === undefined)
      throw new ConfigError(
        'no web archive is named: set REVENANT_ARCHIVE_ENDPOINT (or archiveEndpoint in the configuration file)',
      );
    reader.warm();
    await egress.prove();
    egress.allowPort(endpoint);
    return captureFromEndpoint(url, endpoint, options, ports);
  };
  const readHandedIn: ReadHandedIn = (page, options) => {
    reader.warm();
    return captureHandedIn(page, options, ports);
  };
  const readFoundSite: ReadFound = (found, options) => {
    reader.warm();
    return readFound(found, options, { ...ports, far });
  };
  const ofReplay: OfReplay = (address) => askedOfEndpoint(address, settings.archiveEndpoint);
  return {
    ...{ settings, limits: settings.limits, log, clock, egress, browser, blobs, reader, registry, observations },
    osUser: osUser(),
    drawStored: settings.browser === 'home' || settings.browser === 'always' ? browser.drawStored : null,
    screens: screensOf(settings),
    translator,
    sources: switchedSources(settings),
    ...{ captureSite: visitSite, readCaptured, readEndpoint, readHandedIn, ofReplay },
    ...{ findArchives: archiveFinder(far), readFound: readFoundSite },
    bringArchive: bringer(far, openSiftFiles(resolve(settings.data, 'sift'))),
    /** A report as PDF, one at a time: each starts a browser. Throws ConfigError without one. */
    printPdf(html: string): Promise<Buffer> {
      const mine = printing.then(() => printPdf(executable(), html));
      printing = mine.catch(() => undefined);
      return mine;
    },
    async close(): Promise<void> {
      await reader.close();
      await browser.close();
      await egress.close();
    },
  };
}

/** Only who has rules waits for the selector engine. */
async function rulesOf({ extractionRules }: Settings): Promise<readonly ExtractionRule[]> {
  if (extractionRules === undefined) return [];
  const { readExtractionRules } = await import('../reader/extraction-rules.ts');
  return readExtractionRules(extractionRules);
}

/** The user of this process. A container may run it by a number that has no name. */
function osUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? 'unknown'}`;
  }
}

/** The capturing program and its settings, for the record of each visit. */
function aboutOf({ noRobots, reason, delay, resolve: pins, userAgent, egressProxy }: Settings): Record<string, string> {
  return {
    software: `revenant/${VERSION}`,
    'http-header-user-agent': userAgent ?? DEFAULT_USER_AGENT,
    robots: noRobots ? `override: ${reason ?? ''}` : 'obey',
    runtime: `Node ${process.version}`,
    ...(delay !== undefined && { delay: `${delay} s` }),
    ...(pins.length > 0 && { resolve: pins.join(' ') }),
    ...(egressProxy !== undefined && { connections: "through the operator's proxy" }),
  };
}
