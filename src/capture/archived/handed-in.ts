import { ARCHIVE_LIMITS } from '../../archive/limits.ts';
import { openSaved } from '../../archive/saved/saved-page.ts';
import { HANDED_IN } from '../../model/facts/visit.ts';
import type { ReadHandedIn } from '../../model/ports/capture.ts';
import { STATED_TIME } from '../../model/words.ts';
import { type ArchivePorts, captureArchived } from './archived.ts';

/**
 * A page as a person saw it in a browser → a visit of its own. Its bytes are HTML at the address
 * that the person states, whatever they look like. No archive inside is opened, no note of a saving
 * program is believed, no other file is read.
 */
export async function captureHandedIn(
  { url, html, at }: Parameters<ReadHandedIn>[0],
  options: Parameters<ReadHandedIn>[1],
  ports: ArchivePorts,
): ReturnType<ReadHandedIn> {
  const file = { path: url, body: Buffer.from(html), type: 'text/html; charset=utf-8', cut: false };
  const limits = { ...ARCHIVE_LIMITS, ...ports.limits };
  const [home, ...inline] = openSaved(file, { url, taken: null, comment: null }, limits, { at }, []);
  if (home === undefined) throw new Error('a page that is handed in has a record');
  // A frame names an address of its own, and nobody has checked it: only pictures are taken along.
  const pictures = inline.filter(({ role }) => role === 'image');
  const archived = {
    ...{ home: url, records: [{ ...home, pageRole: 'home' as const }, ...pictures], redirects: [], partial: null },
    ...{ marks: [STATED_TIME], startedAt: home.capturedAt, endedAt: home.capturedAt },
  };
  const { visit, bodies } = await captureArchived(url, archived, options, ports);
  return { visit: { ...visit, site: `${visit.site}${HANDED_IN}` }, bodies };
}
