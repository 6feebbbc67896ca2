/** A stored visit → its WARC file, from its stored records; an import's from its facts. */
import { type PackedWarc, packWarc } from '../archive/warc/pack-warc.ts';
import { recordsOfFacts } from '../archive/warc/warc-of-facts.ts';
import { PermanentError } from '../errors.ts';
import { VisitRecords } from '../model/evidence.ts';
import type { Blobs } from '../model/ports/blobs.ts';
import type { Visit } from '../model/visit.ts';

/** Throws PermanentError when stored bytes are missing. */
export async function warcOfVisit(visit: Visit, software: string, blobs: Blobs): Promise<PackedWarc> {
  if (visit.records === undefined) return packWarc((await recordsOfFacts(visit, software, blobs)).records, blobs);
  const bytes = await blobs.get(visit.records);
  const missing = `the records ${visit.records} of visit ${visit.id} are not in the blob store`;
  if (bytes === null) throw new PermanentError('blob:missing', missing);
  const { records } = VisitRecords.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  return packWarc(records, blobs);
}
