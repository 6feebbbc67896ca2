/** Titles of a site's pages → the parts that most have: its name, behind that of each page. */
import { countsOf } from '../../model/group-by.ts';

/** The parts of a title between its bars and dashes. */
export const partsOfTitle = (title: string): string[] => title.slice(0, 300).split(/\s[-–—:]\s|\s?[|｜»•·_]\s?|[：—]/u);

/** The parts of at least half of the titles, and of two. */
export function commonTitleParts(titles: readonly string[], partsIn = partsOfTitle): Set<string> {
  const counts = countsOf(titles.flatMap((title) => [...new Set(partsIn(title))]));
  const isCommon = (count: number): boolean => count >= 2 && 2 * count >= titles.length;
  return new Set([...counts].flatMap(([part, count]) => (part !== '' && isCommon(count) ? part : [])));
}
