/** The pictures and documents of a site, the likeliest first, as many as its limits allow. */
import { looksLikePdf } from '../decode/document.ts';
import type { SiteVisit } from './site-visit.ts';

const PICTURES_AT_ONCE = 6;

export async function takePictures(pictures: Iterable<string>, visit: SiteVisit): Promise<void> {
  const wanted = [...pictures].slice(0, visit.ports.limits.images);
  for (let i = 0; i < wanted.length; i += PICTURES_AT_ONCE) {
    if (visit.outOfTime()) return;
    if (visit.budget.picturesSpent) {
      visit.record.mark('limit:images');
      return;
    }
    await Promise.all(wanted.slice(i, i + PICTURES_AT_ONCE).map((url) => takeFile(url, 'image', visit)));
  }
}

/**
 * A few PDFs, those first that would tell of the seller.
 *
 * @param documents by address: whether it would
 */
export async function takeDocuments(documents: ReadonlyMap<string, boolean>, visit: SiteVisit): Promise<void> {
  const found = [...documents];
  const wanted = [...found.filter(([, telling]) => telling), ...found.filter(([, telling]) => !telling)];
  for (const [url] of wanted.slice(0, visit.ports.limits.documents)) {
    // No time left for one is no fault of the visit; to be stopped is.
    if (visit.time.over || visit.outOfTime()) return;
    await takeFile(url, 'document', visit);
  }
}

/** A missing picture or document is no fault of the visit (contract): it leaves no mark on the state. */
async function takeFile(url: string, role: 'image' | 'document', visit: SiteVisit): Promise<void> {
  const robots = await visit.robots(url);
  if (robots === null || !robots.allowed) return;
  const outcome = await visit.fetch(url, role);
  if (!outcome.ok || outcome.status >= 400 || outcome.body.byteLength === 0) return;
  if (role === 'document' && (outcome.marks.includes('truncated') || !looksLikePdf(outcome.body))) return;
  await visit.record.keep({ ...visit.received(outcome, { url, role: 'other' }), role, pageRole: null });
}
