import type { Page } from '../../page/view/views.ts';

const MOST_CLASSES = 3000;
const LONGEST = 40;

/**
 * The class vocabulary of a site: what its style sheets and scripts know. Numbers are masked (post-123, col-6), and names
 * that a build tool made up are left out, since they change with every build.
 */
export function classNamesOf(pages: readonly Page[]): Set<string> {
  const names = new Set<string>();
  for (const page of pages) {
    for (const { classes } of page.outline) {
      for (const name of classes) {
        if (name.length > LONGEST || isGenerated(name)) continue;
        names.add(name.replace(/\d+/g, '0'));
        if (names.size >= MOST_CLASSES) return names;
      }
    }
  }
  return names;
}

/** css-1x2y3z, sc-bdVaJa, Button_root__3fK2q: a tail in which letters and digits, or cases, change at least twice. */
function isGenerated(name: string): boolean {
  const tail = /(?:^|[-_])([A-Za-z0-9]{5,})$/.exec(name)?.[1] ?? '';
  if (/^[a-z]+$|^[A-Z]+$/.test(tail)) return false;
  const changes = tail.match(/[a-z](?=[0-9])|[0-9](?=[A-Za-z])|[A-Z](?=[0-9])/g)?.length ?? 0;
  return changes >= 2 || /^(?:css|sc|jsx|emotion)-/.test(name);
}
