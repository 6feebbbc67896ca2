/** A visit → its WARC file. An import has no records of its own: they are made from its facts. */
import { PermanentError } from '../../errors.ts';
import { VisitRecords } from '../../model/decisions/evidence.ts';
import type { Visit } from '../../model/facts/visit.ts';
import type { Blobs } from '../../model/ports/blobs.ts';
import { type PackedWarc, packWarc } from './pack-warc.ts';
import { octets, oneLine, VisitWarc } from './visit-warc.ts';

/** Throws PermanentError when stored bytes are missing. */
export async function warcOfVisit(visit: Visit, software: string, blobs: Blobs): Promise<PackedWarc> {
  if (visit.records === undefined) return packWarc((await recordsOfFacts(visit, software, blobs)).records, blobs);
  const bytes = await blobs.get(visit.records);
  const missing = `the records ${visit.records} of visit ${visit.id} are not in the blob store`;
  if (bytes === null) throw new PermanentError('blob:missing', missing);
  return packWarc(VisitRecords.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))).records, blobs);
}

/** Responses without requests, marked as made afterwards. The same visit gives the same records. */
export async function recordsOfFacts(visit: Visit, software: string, blobs: Pick<Blobs, 'get' | 'put'>) {
  const description =
    visit.source === 'import'
      ? `read by us from an archive that was made elsewhere (${visit.target}); times are the archive's`
      : 'made afterwards from the stored facts of the visit, which kept no records of its own';
  const warc = new VisitWarc(visit.id, { software, description }, visit.startedAt, blobs);
  for (const capture of visit.captures) {
    const { url, finalUrl, redirects, status, headers, address, body, capturedAt, screenshot, original } = capture;
    const bytes = body === null ? new Uint8Array() : await blobs.get(body);
    if (bytes === null || status === null) continue;
    if (capture.rendered) {
      await warc.drawn('dom', finalUrl, bytes, capturedAt);
      const picture = screenshot === null ? null : await blobs.get(screenshot);
      if (picture !== null) await warc.drawn('view', finalUrl, picture, capturedAt);
      continue;
    }
    const exchanged = (from: string, head: Buffer, answer: Uint8Array, cut: boolean): Promise<void> => {
      const response = { head, body: answer, decoded: true, cut };
      const unknown = { request: null, chain: [], failure: null };
      return warc.exchanged({ url: from, address, sentAt: capturedAt, response, ...unknown });
    };
    for (const [index, hop] of redirects.entries()) {
      const location = redirects[index + 1]?.url ?? finalUrl;
      await exchanged(hop.url, headOf(hop.status, { location }), new Uint8Array(), false);
    }
    const from = redirects.length === 0 ? url : finalUrl;
    await exchanged(from, headOf(status, headers), bytes, capture.marks.includes('truncated'));
    const archived = original === undefined ? null : await blobs.get(original.body);
    if (original !== undefined && archived !== null)
      await warc.original(original.url, headers['content-type'] ?? 'text/html', archived, capturedAt);
  }
  return warc.records();
}

function headOf(status: number, headers: Readonly<Record<string, string>>): Buffer {
  const fields = Object.entries(headers).filter(([name]) => /^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(name));
  // The members of a JSON document have no order: sorted, the records can be made again from it.
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = fields.map(([name, value]) => `${name}: ${octets(oneLine(value))}\r\n`);
  return Buffer.from(`HTTP/1.1 ${status} \r\n${lines.join('')}\r\n`, 'latin1');
}
