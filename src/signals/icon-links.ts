import type { Link, Page } from '../page/views.ts';

/** The link elements of a page that name its icon; not mask-icon, whose one colour is not the picture. */
export function iconLinks(page: Page): Link[] {
  return page.links.filter(({ rel }) =>
    /(?:^|\s)(?:shortcut\s+)?(?:icon|apple-touch-icon(?:-precomposed)?)(?:\s|$)/.test(rel),
  );
}

/** True of the address where browsers look when a page names no icon. */
export function isDefaultIcon(url: string): boolean {
  return /^https?:\/\/[^/]+\/favicon\.[a-z]{2,4}(?:$|\?)/i.test(url);
}
