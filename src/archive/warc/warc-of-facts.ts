/** A visit that kept no records (an import, or one from before they were kept) → the WARC that its stored facts make. */
import type { VisitRecords } from '../../model/evidence.ts';
import type { Blobs } from '../../model/ports/blobs.ts';
import type { Visit } from '../../model/visit.ts';
import { octets, oneLine, VisitWarc } from './visit-warc.ts';

/**
 * Responses without requests: what the visit's captures tell of each answer. A warcinfo field says that they were made
 * afterwards. The same visit gives the same records.
 */
export async function recordsOfFacts(
  visit: Visit,
  software: string,
  blobs: Pick<Blobs, 'get' | 'put'>,
): Promise<VisitRecords> {
  const description =
    visit.source === 'import'
      ? `read by us from an archive that was made elsewhere (${visit.target}); times are the archive's`
      : 'made afterwards from the stored facts of the visit, which kept no records of its own';
  const warc = new VisitWarc(visit.id, { software, description }, visit.startedAt, blobs);
  for (const {
    url,
    finalUrl,
    redirects,
    status,
    headers,
    address,
    body,
    capturedAt,
    rendered,
    ...rest
  } of visit.captures) {
    const bytes = body === null ? new Uint8Array() : await blobs.get(body);
    if (bytes === null || status === null) continue;
    const at = { address, sentAt: capturedAt, request: null, chain: [], failure: null };
    if (rendered) {
      await warc.drawn('dom', finalUrl, bytes, capturedAt);
      const screenshot = rest.screenshot === null ? null : await blobs.get(rest.screenshot);
      if (screenshot !== null) await warc.drawn('view', finalUrl, screenshot, capturedAt);
      continue;
    }
    const hops = redirects.map((hop, index) => ({ ...hop, to: redirects[index + 1]?.url ?? finalUrl }));
    for (const hop of hops) {
      const head = headOf(hop.status, { location: hop.to });
      await warc.exchanged({
        ...at,
        url: hop.url,
        response: { head, body: new Uint8Array(), decoded: true, cut: false },
      });
    }
    const cut = rest.marks.includes('truncated');
    const response = { head: headOf(status, headers), body: bytes, decoded: true, cut };
    await warc.exchanged({ ...at, url: hops.length === 0 ? url : finalUrl, response });
    const { original } = rest;
    const stood = original === undefined ? null : await blobs.get(original.body);
    if (original !== undefined && stood !== null)
      await warc.handedIn(original.url, headers['content-type'] ?? 'text/html', stood, capturedAt);
  }
  return warc.records();
}

function headOf(status: number, headers: Readonly<Record<string, string>>): Buffer {
  const fields = Object.entries(headers).filter(([name]) => /^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(name));
  // A document's members have no order of their own: whoever makes these records again has it sorted.
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = fields.map(([name, value]) => `${name}: ${octets(oneLine(value))}\r\n`);
  return Buffer.from(`HTTP/1.1 ${status} \r\n${lines.join('')}\r\n`, 'latin1');
}
