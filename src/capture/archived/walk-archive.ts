import type { ArchivedRedirect } from '../../archive/archived.ts';
import type { Capture, Visit } from '../../model/facts/visit.ts';
import type { Limits } from '../../model/limits.ts';
import type { PageAdvice } from '../../model/ports/capture.ts';
import type { Reader } from '../../model/ports/reader.ts';
import { canonicalKey } from '../../model/text/canonical-url.ts';
import type { Condition } from '../../model/words.ts';
import { createFrontier } from '../frontier/frontier.ts';

/** As many as a visit takes. */
const PAGES_AT_ONCE = 4;
const REDIRECTS = 10;
/** As many as a visit takes from one page. */
const LINKS = 200;

/**
 * Follows links as a visit does: archives know no page roles, and order decides what signals read.
 * Captures that no link leads to come last. `condition`: the home page's when no page has content.
 */
export async function walkArchive(
  captures: readonly Capture[],
  bodies: ReadonlyMap<string, Uint8Array>,
  redirects: readonly ArchivedRedirect[],
  kind: Visit['kind'],
  { reader, limits }: { readonly reader: Reader; readonly limits: Limits },
): Promise<{ captures: readonly Capture[]; condition: Condition }> {
  const pages = captures.filter(({ role }) => role === 'page');
  if (pages[0] === undefined) return { captures, condition: 'content' };
  const home: Capture = pages[0];
  const archived = byAddress(pages, redirects);
  const walked = new Map<Capture, Capture>();
  async function advise(capture: Capture): Promise<PageAdvice | null> {
    const body = bodies.get(capture.body ?? '');
    if (body === undefined) return null;
    const read = await reader.advise({ body, capture: { ...capture, url: home.url } }, kind);
    return read.ok ? read.value : null;
  }
  let [homeCondition, hasContent]: [Condition, boolean] = ['content', false];

  const frontier = createFrontier(home.url, pages.length + LINKS, limits);
  frontier.offer([{ url: home.url, role: 'home' }], null);
  for (let batch = frontier.next(1); batch.length > 0; batch = frontier.next(PAGES_AT_ONCE)) {
    const found = await Promise.all(
      batch.map(async (page) => {
        const capture = page.role === 'home' ? home : archived(page.url);
        return { page, capture, advice: capture === null ? null : await advise(capture) };
      }),
    );
    for (const { page, capture, advice } of found) {
      const reached = capture === null || advice === null ? [] : [capture.finalUrl];
      frontier.seen(page, { reached, digest: capture?.body ?? null, sketch: advice?.sketch ?? null });
    }
    for (const { page, capture, advice } of found) {
      if (capture === null || advice === null || walked.has(capture)) continue;
      const marks = [...new Set([...capture.marks, ...advice.marks])];
      walked.set(capture, { ...capture, pageRole: page.role, marks, ...advice.failure });
      if (capture === home) homeCondition = advice.condition;
      hasContent ||= advice.condition === 'content';
      frontier.offer(advice.pages, page);
    }
    if (walked.size === pages.length) break;
  }
  const unlinked = pages.filter((page) => !walked.has(page));
  for (const page of unlinked) {
    const advice = await advise(page);
    hasContent ||= advice?.condition === 'content';
  }
  // In the form of a visit's record.
  const rest = captures.filter(({ role }) => role !== 'page').sort((a, b) => (a.url < b.url ? -1 : 1));
  const ordered = [...walked.values(), ...unlinked, ...rest];
  return { captures: ordered, condition: hasContent ? 'content' : homeCondition };
}

/** Finds the capture of an address, along the redirects that the archive recorded. */
function byAddress(pages: readonly Capture[], redirects: readonly ArchivedRedirect[]): (url: string) => Capture | null {
  const captures = new Map(pages.flatMap((page) => [page.finalUrl, page.url].map((url) => [canonicalKey(url), page])));
  const onward = new Map(redirects.map(({ url, location }) => [canonicalKey(url), location]));
  return (url) => {
    let at = url;
    for (let hops = 0; hops <= REDIRECTS; hops += 1) {
      const found = captures.get(canonicalKey(at));
      if (found !== undefined) return found;
      const next = onward.get(canonicalKey(at));
      if (next === undefined) return null;
      at = next;
    }
    return null;
  };
}
