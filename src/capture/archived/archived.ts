import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { siteOf } from '../../address/site-name.ts';
import type { ArchivedSite } from '../../archive/archived.ts';
import { ARCHIVE_LIMITS } from '../../archive/limits.ts';
import { readArchive } from '../../archive/read-archive.ts';
import { isSignedBy } from '../../archive/wacz/package-signature.ts';
import { sha256 } from '../../model/digest.ts';
import { type Capture, type CapturedSite, type Visit } from '../../model/facts/visit.ts';
import { LIMITS, type Limits } from '../../model/limits.ts';
import type { Blobs } from '../../model/ports/blobs.ts';
import type { ArchiveOptions, EndpointOptions } from '../../model/ports/capture.ts';
import type { Clock } from '../../model/ports/clock.ts';
import type { Reader } from '../../model/ports/reader.ts';
import { FUTURE_TIME } from '../../model/words.ts';
import { leftFor, makeCapture } from '../capture.ts';
import { type EndpointPorts, siteFromEndpoint } from './from-endpoint.ts';
import { walkArchive } from './walk-archive.ts';

/** As many pages as any live visit may have. */
export const MAX_PAGES = 200;
/** Clocks go wrong by hours, and a date may be a zone ahead. */
const SLACK_MS = 86_400_000;

export interface ArchivePorts {
  readonly blobs: Blobs;
  readonly reader: Reader;
  readonly clock?: Clock;
  readonly limits?: Limits;
  /** Keys and domains whose signed packages are taken as they are. */
  readonly trustedSigners?: readonly string[];
}

/**
 * Archive or saved page → a visit, like a live one. The same file gives the same id. Throws
 * InputError for no readable archive.
 */
export async function captureArchive(
  path: string,
  options: ArchiveOptions,
  ports: ArchivePorts,
): Promise<{ captured: CapturedSite; problems: string[] }> {
  const { url, at } = options;
  const wanted = { maxPages: MAX_PAGES, ...(url !== undefined && { url }), ...(at !== undefined && { at }) };
  const { captured: archived, problems } = await readArchive(path, wanted, { ...ARCHIVE_LIMITS, ...ports.limits });
  const isTrusted = isSignedBy(archived.signature, ports.trustedSigners ?? []);
  const said = isTrusted ? { ...options, handedIn: undefined } : options;
  const { visit, bodies } = await captureArchived(path, archived, said, ports);
  const file = await fileAt(path);
  return { captured: { visit: { ...visit, ...(file && { file }) }, bodies }, problems };
}

/** The digest identifies the imported file years later. Null: no regular file. */
async function fileAt(path: string): Promise<Visit['file'] | null> {
  const found = await stat(path);
  if (!found.isFile()) return null;
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return { name: basename(path), bytes: found.size, sha256: hash.digest('hex') };
}

/** One site of an archive, on disk or on the web, → its Visit. */
export async function captureArchived(
  target: string,
  archived: ArchivedSite,
  options: ArchiveOptions,
  ports: ArchivePorts,
): Promise<CapturedSite> {
  const id = visitId(archived, options);
  const captures: Capture[] = [];
  const bodies = new Map<string, Uint8Array>();
  for (const record of archived.records) {
    const capture = await makeCapture(id, record, ports);
    captures.push(capture);
    if (capture.role === 'page' && capture.body !== null) bodies.set(capture.body, record.body);
  }
  const { limits = LIMITS } = ports;
  const walked = await walkArchive(captures, bodies, archived.redirects, options.kind, { ...ports, limits });
  const [home] = walked.captures;
  const left = walked.condition === 'redirected' && home !== undefined ? leftFor(home.url, home.finalUrl) : null;
  const importedAt = ports.clock?.now();
  const isFuture = Date.parse(archived.endedAt) > (importedAt ?? new Date()).getTime() + SLACK_MS;
  const visit: Visit = {
    id,
    target,
    run: null,
    site: siteOf(archived.home, options.kind),
    kind: options.kind,
    state: walked.condition !== 'content' ? 'hollow' : archived.partial === null ? 'captured' : 'partial',
    condition: walked.condition,
    reason: archived.partial?.reason ?? null,
    detail: archived.partial?.detail ?? left,
    marks: isFuture ? [...archived.marks, FUTURE_TIME].sort() : [...archived.marks],
    entity: options.entity,
    source: 'import',
    ...(options.registration !== undefined && { registration: options.registration }),
    ...(archived.signature !== undefined && { signature: archived.signature }),
    ...(options.handedIn !== undefined && { handedIn: options.handedIn }),
    ...(importedAt !== undefined && { importedAt: importedAt.toISOString() }),
    captures: [...walked.captures],
    startedAt: archived.startedAt,
    endedAt: archived.endedAt,
  };
  return { visit, bodies };
}

function visitId(archived: ArchivedSite, options: ArchiveOptions): string {
  // Files that only show how pages looked make no other visit: the same file gives the same id.
  const evidence = archived.records.filter(({ role }) => role !== 'style' && role !== 'backdrop');
  const parts = evidence.map(({ url, capturedAt, body }) => `${url} ${capturedAt} ${sha256(body)}`);
  // Registry data or a package signature are facts of the visit: new ones make a new visit. Ids
  // without them never change.
  const known = [options.registration, archived.signature].flatMap((one) => (one ? [JSON.stringify(one)] : []));
  const { handedIn } = options;
  const who = handedIn === undefined ? [] : ['handed in', handedIn.by, handedIn.as ?? ''];
  return sha256('import', options.kind, options.entity ?? '', archived.home, ...parts, ...known, ...who);
}

/** The same for a site in a web archive. */
export async function captureFromEndpoint(
  url: string,
  endpoint: string,
  options: EndpointOptions,
  ports: ArchivePorts & EndpointPorts,
): Promise<{ captured: CapturedSite; problems: string[] }> {
  const { archived, target, problems } = await siteFromEndpoint(url, endpoint, options, ports);
  return { captured: await captureArchived(target, archived, options, ports), problems };
}
