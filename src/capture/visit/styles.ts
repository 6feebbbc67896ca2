/** Fetches what a page needs to look as it did: its style sheets, their imports, their pictures. */
import type { StyleLinks } from '../../model/ports/capture.ts';
import { takeFile } from './site-page.ts';
import type { SiteVisit } from './site-visit.ts';

const AT_ONCE = 6;
/** Sheets that import one another, at most. */
const IMPORTS_DEEP = 4;

/**
 * Taken last, in a time of their own: they are no evidence, so no page, picture or document waits
 * for them, and the visit is whole without them.
 * @param taken addresses of pictures that the visit has asked for already
 */
export async function takeStyles(
  { styles, backdrops }: StyleLinks,
  taken: ReadonlySet<string>,
  visit: SiteVisit,
): Promise<void> {
  const { limits } = visit.ports;
  visit.lookOn();
  const sheets = new Set(styles);
  const pictures = new Set(backdrops);
  let from = 0;
  for (let depth = 0; depth <= IMPORTS_DEEP; depth++) {
    const wanted = [...sheets].slice(from, limits.styles);
    from += wanted.length;
    for (const { styles: imported, backdrops: shown } of await takeAll(wanted, 'style', visit)) {
      for (const url of imported) sheets.add(url);
      for (const url of shown) pictures.add(url);
    }
  }
  await takeAll([...pictures].filter((url) => !taken.has(url)).slice(0, limits.backdrops), 'backdrop', visit);
}

/** In the order of the addresses, whatever the network does. */
async function takeAll(urls: readonly string[], role: 'style' | 'backdrop', visit: SiteVisit): Promise<StyleLinks[]> {
  const found: StyleLinks[] = [];
  for (let i = 0; i < urls.length; i += AT_ONCE) {
    if (visit.time.over || visit.outOfTime() || visit.spent('images')) return found;
    const batch = urls.slice(i, i + AT_ONCE).map(async (url) => {
      const answer = await takeFile(url, role, visit);
      if (answer === null || role === 'backdrop') return [];
      const { status, headers, finalUrl, body } = answer;
      return [await visit.ask.sheet({ body, capture: { url, finalUrl, status, headers, charset: null } })];
    });
    found.push(...(await Promise.all(batch)).flat());
  }
  return found;
}
