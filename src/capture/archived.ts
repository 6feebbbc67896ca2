import type { ArchivedSite } from '../archive/archived.ts';
import { readArchive } from '../archive/read-archive.ts';
import { sha256 } from '../model/digest.ts';
import type { ArchiveLimits } from '../model/limits.ts';
import type { Blobs } from '../model/ports/blobs.ts';
import type { ArchiveOptions } from '../model/ports/capture.ts';
import type { Reader } from '../model/ports/reader.ts';
import type { Capture, CapturedSite, Visit } from '../model/visit.ts';
import { makeCapture } from './capture.ts';

/** As many pages as any live visit may have. */
const MAX_PAGES = 200;

/**
 * Turns an archive or saved page into the same facts that a live visit leaves. The visit's id is made from what was
 * read, so that importing the same file again gives the same visit. Throws UsageError for what is no readable archive.
 */
export async function captureArchive(
  path: string,
  options: ArchiveOptions,
  ports: { readonly blobs: Blobs; readonly reader: Reader; readonly limits?: ArchiveLimits },
): Promise<{ captured: CapturedSite; problems: string[] }> {
  const { url, at } = options;
  const wanted = { maxPages: MAX_PAGES, ...(url !== undefined && { url }), ...(at !== undefined && { at }) };
  const { captured: archived, problems } = await readArchive(path, wanted, ports.limits);
  const id = visitId(archived, options);
  const captures: Capture[] = [];
  const bodies = new Map<string, Uint8Array>();
  for (const record of archived.records) {
    const capture = await makeCapture(id, record, ports);
    captures.push(capture);
    if (capture.role === 'page' && capture.body !== null) bodies.set(capture.body, record.body);
  }
  const visit: Visit = {
    id,
    target: path,
    run: null,
    site: options.siteOf(archived.home, options.kind),
    kind: options.kind,
    state: archived.partial === null ? 'captured' : 'partial',
    condition: 'content',
    reason: archived.partial?.reason ?? null,
    detail: archived.partial?.detail ?? null,
    marks: [...archived.marks],
    entity: options.entity,
    source: 'import',
    ...(options.registration !== undefined && { registration: options.registration }),
    captures,
    startedAt: archived.startedAt,
    endedAt: archived.endedAt,
  };
  return { captured: { visit, bodies }, problems };
}

function visitId(archived: ArchivedSite, options: ArchiveOptions): string {
  const parts = archived.records.map(({ url, capturedAt, body }) => `${url} ${capturedAt} ${sha256(body)}`);
  // What a registry says is a fact of the visit: told anew, it makes a new visit. Without it ids are as they always were.
  const known = options.registration === undefined ? [] : [JSON.stringify(options.registration)];
  return sha256('import', options.kind, options.entity ?? '', archived.home, ...parts, ...known);
}
