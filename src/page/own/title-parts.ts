/** Titles of a site's pages → the parts that most have: its name, behind that of each page. */
import { countsOf } from '../../model/group-by.ts';

/** The parts of a title between its bars and dashes. */
export const partsOfTitle = (title: string): string[] => title.slice(0, 300).split(/\s[-–—:]\s|\s?[|｜»•·_]\s?|[：—]/u);

export function commonTitleParts(titles: readonly (string | null)[]): ReadonlySet<string> {
  const counts = countsOf(titles.flatMap((title) => [...new Set(partsOfTitle(title ?? ''))]));
  return new Set(
    [...counts]
      .filter(([part, count]) => part !== '' && count >= 2 && 2 * count >= titles.length)
      .map(([part]) => part),
  );
}
