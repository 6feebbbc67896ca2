/** Records of one site in sifted archives → a visit, as an imported archive gives it. */
import type { ArchiveList } from '../../archive/archived.ts';
import { chooseSite } from '../../archive/choose-site.ts';
import { ARCHIVE_LIMITS } from '../../archive/limits.ts';
import { loadEntries } from '../../archive/warc/load-warc.ts';
import type { WarcEntry } from '../../archive/warc/warc-entry.ts';
import { decideByRobotsText } from '../../egress/robots/robots-policy.ts';
import { sha256 } from '../../model/digest.ts';
import type { Blobs } from '../../model/ports/blobs.ts';
import type { FarFiles, FoundSite, ReadFound } from '../../model/ports/sift.ts';
import { type ArchivePorts, captureArchived, MAX_PAGES } from './archived.ts';
import { archiveFile } from './bring-archive.ts';

/** The product token that a robots.txt would name us by. */
const AGENT = 'revenant';

export async function readFound(
  found: FoundSite,
  { url, handedIn }: Parameters<ReadFound>[1],
  ports: ArchivePorts & { readonly far: FarFiles },
): ReturnType<ReadFound> {
  const allowed = found.records.filter((record) => isAllowed(record.url, found));
  const withheld = found.records.length - allowed.length;
  const limits = { ...ARCHIVE_LIMITS, ...ports.limits };
  const files = new Map<string, WarcEntry['file']>();
  const entries: WarcEntry[] = [];
  for (const { name, url: finalUrl, place: position, role, status, capturedAt, length } of allowed) {
    const file = files.get(name) ?? (await archiveFile(name, ports.far));
    files.set(name, file);
    entries.push({ role, finalUrl, status, capturedAt, length, file, position });
  }
  const problems: string[] = [];
  const list: ArchiveList = {
    ...{ records: entries, redirects: [], problems, cut: null },
    load: (chosen) => loadEntries(chosen as WarcEntry[], new Map(), limits, problems),
  };
  const archived = await chooseSite(list, { ...limits, pages: MAX_PAGES, images: limits.archivePictures });
  const held = heldBlobs(ports.blobs);
  const mayBeShown = isAllowed(url, found);
  if (archived === null) return { captured: null, mayBeShown, withheld, problems, keep: held.keep };
  const options = { kind: 'website', entity: null, handedIn } as const;
  const captured = await captureArchived(archived.home, archived, options, { ...ports, blobs: held.blobs });
  return { captured, mayBeShown, withheld, problems, keep: held.keep };
}

/** A robots.txt that answers with a fault of the server forbids all, as on the web. */
function isAllowed(url: string, { robots }: FoundSite): boolean {
  const { origin } = new URL(url);
  return robots
    .filter((one) => one.origin === origin)
    .every(({ status, text }) => {
      if (status >= 500) return false;
      return status >= 300 || decideByRobotsText(Buffer.from(text), url, AGENT).allowed;
    });
}

/** Bytes are stored only when their site is kept. */
function heldBlobs(store: Blobs) {
  const held = new Map<string, Uint8Array>();
  const blobs: Blobs = {
    ...store,
    async put(bytes) {
      const digest = sha256(bytes);
      held.set(digest, bytes);
      return digest;
    },
    get: async (digest) => held.get(digest) ?? store.get(digest),
  };
  const keep = async (): Promise<void> => {
    for (const bytes of held.values()) await store.put(bytes);
  };
  return { blobs, keep };
}
