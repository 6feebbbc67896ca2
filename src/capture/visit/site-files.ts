import { looksLikePdf } from '../decode/document.ts';
import type { SiteVisit } from './site-visit.ts';

const PICTURES_AT_ONCE = 6;

export async function takePictures(pictures: Iterable<string>, visit: SiteVisit): Promise<void> {
  const wanted = [...pictures].slice(0, visit.ports.limits.images);
  for (let i = 0; i < wanted.length; i += PICTURES_AT_ONCE) {
    if (visit.outOfTime()) return;
    if (visit.imagesSpent) return visit.record.mark('limit:images');
    await Promise.all(wanted.slice(i, i + PICTURES_AT_ONCE).map((url) => takeFile(url, 'image', visit)));
  }
}

/**
 * A few PDFs; `documents` says of each address whether its name promises something about the seller: those come first.
 */
export async function takeDocuments(documents: ReadonlyMap<string, boolean>, visit: SiteVisit): Promise<void> {
  const wanted = [...documents].sort(([, left], [, right]) => Number(right) - Number(left));
  for (const [url] of wanted.slice(0, visit.ports.limits.documents)) {
    // A visit without time for documents is still whole; a stopped one is not.
    if (visit.time.over || visit.outOfTime()) return;
    await takeFile(url, 'document', visit);
  }
}

/** A missing picture or document does not change the state of the visit (contract). */
async function takeFile(url: string, role: 'image' | 'document', visit: SiteVisit): Promise<void> {
  if ((await visit.robots(url))?.allowed !== true) return;
  const outcome = await visit.fetch(url, role);
  if (!outcome.ok || outcome.status >= 400 || outcome.body.byteLength === 0) return;
  if (role === 'document' && (outcome.marks.includes('truncated') || !looksLikePdf(outcome.body))) return;
  await visit.record.keep({ ...visit.received(outcome, { url, role: 'other' }), role, pageRole: null });
}
