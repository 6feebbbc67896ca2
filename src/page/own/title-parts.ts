/** Titles of a site's pages → the parts that most have: its name, behind that of each page. */

/** The parts of a title between its bars and dashes. */
export const partsOfTitle = (title: string): string[] => title.slice(0, 300).split(/\s[-–—:]\s|\s?[|｜»•·_]\s?|[：—]/u);

export function commonTitleParts(titles: readonly (string | null)[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const title of titles)
    for (const part of new Set(partsOfTitle(title ?? ''))) counts.set(part, (counts.get(part) ?? 0) + 1);
  return new Set(
    [...counts]
      .filter(([part, count]) => part !== '' && count >= 2 && 2 * count >= titles.length)
      .map(([part]) => part),
  );
}
