import type { Page, Site } from '../../page/view/views.ts';

/** Stands for pages whose language is not known: comparable with each other only. */
const UNKNOWN = 'und';

export function languageOf(page: Page): string {
  return page.lang ?? UNKNOWN;
}

export function pagesByLanguage({ pages }: Pick<Site, 'pages'>): Map<string, Page[]> {
  const byLanguage = new Map<string, Page[]>();
  for (const page of pages) {
    const known = byLanguage.get(languageOf(page));
    if (known === undefined) byLanguage.set(languageOf(page), [page]);
    else known.push(page);
  }
  return byLanguage;
}
