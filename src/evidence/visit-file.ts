/** A stored visit → its WARC file, from the records that were settled while it was made; an import's from its facts. */
import { type PackedWarc, packWarc } from '../archive/warc/pack-warc.ts';
import { recordsOfFacts } from '../archive/warc/warc-of-facts.ts';
import { PermanentError } from '../errors.ts';
import { VisitRecords as Schema, type VisitRecords } from '../model/evidence.ts';
import type { Blobs } from '../model/ports/blobs.ts';
import type { Visit } from '../model/visit.ts';

/** Throws PermanentError when stored bytes are not there any more. */
export async function warcOfVisit(visit: Visit, software: string, blobs: Blobs): Promise<PackedWarc> {
  return packWarc((await recordsOf(visit, software, blobs)).records, blobs);
}

async function recordsOf(visit: Visit, software: string, blobs: Blobs): Promise<VisitRecords> {
  if (visit.records === undefined) return recordsOfFacts(visit, software, blobs);
  const bytes = await blobs.get(visit.records);
  if (bytes === null)
    throw new PermanentError(
      'blob:missing',
      `the records ${visit.records} of visit ${visit.id} are not in the blob store`,
    );
  return Schema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}
