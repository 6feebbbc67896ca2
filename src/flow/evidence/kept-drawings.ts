/** The kept pictures of visits, as a bundle holds them. */
import { PermanentError } from '../../errors.ts';
import { type BundleDrawings, inOrder } from '../../evidence/bundle-drawings.ts';
import { canonicalJson } from '../../model/canonical-json.ts';
import type { LogEntry, LogExtract } from '../../model/decisions/evidence.ts';
import type { Drawing } from '../../model/derived/drawing.ts';
import { sha256 } from '../../model/digest.ts';
import type { Visit } from '../../model/facts/visit.ts';
import type { Ports } from '../ports.ts';

interface KeptDrawings {
  readonly drawings: readonly Drawing[];
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** Their entries, in order. */
  readonly logged: readonly LogEntry[];
}

/** Without those whose picture is gone. */
export async function keptDrawings(
  visits: readonly Visit[],
  { store, blobs }: Pick<Ports, 'store' | 'blobs'>,
): Promise<KeptDrawings> {
  const stored = inOrder(await store.drawings.of(visits.map(({ id }) => id)));
  const entries = await store.log.about(stored.map(({ id }) => id));
  const drawings: Drawing[] = [];
  const pictures = new Map<string, Uint8Array>();
  const logged: LogEntry[] = [];
  for (const drawing of stored) {
    const { id, picture } = drawing;
    const digest = sha256(canonicalJson(drawing));
    const entry = entries.find((one) => one.kind === 'drawing' && one.subject === id && one.digest === digest);
    const bytes = picture === null ? null : await blobs.get(picture);
    if (entry === undefined)
      throw new PermanentError(
        'log:mismatch',
        `the stored picture ${id} is not what the log has of it: it was changed in the database`,
      );
    if (picture !== null && bytes === null) continue;
    drawings.push(drawing);
    logged.push(entry);
    if (picture !== null && bytes !== null) pictures.set(picture, bytes);
  }
  return { drawings, pictures, logged: logged.toSorted((a, b) => a.seq - b.seq) };
}

export function bundleDrawings({ drawings, pictures }: KeptDrawings, log: LogExtract): BundleDrawings | null {
  return drawings.length === 0
    ? null
    : { document: { schema: 'revenant.drawings/1', drawings: [...drawings], log }, pictures };
}
