/** The pages of findings whose pictures are kept: both home pages, and those that are quoted. */
import type { Screen } from '../../model/derived/drawing.ts';
import type { Match } from '../../model/derived/match.ts';
import type { PageToDraw } from '../../model/ports/drawings.ts';

/** Pages of one side that a finding's rows name, at most. Some are pictures, which need none. */
const MOST_QUOTED = 12;

export function pagesToDraw(matches: readonly Match[], screens: readonly Screen[]): PageToDraw[] {
  const found = matches.filter(({ verdict }) => verdict !== 'unrelated' && verdict !== 'not-comparable');
  const pages = found.flatMap(({ left, right, evidence, against }) => {
    const rows = [...evidence, ...against].filter(({ weight }) => weight !== 0);
    return (['left', 'right'] as const).flatMap((side) => {
      const { kind, visit } = side === 'left' ? left : right;
      if (kind === 'list') return [];
      const quoted = new Set(rows.map((row) => row[side].capture).filter((capture) => capture !== ''));
      return [null, ...[...quoted].slice(0, MOST_QUOTED)].map((page) => ({ visit, page }));
    });
  });
  return pages.flatMap((one) => screens.map((screen) => ({ ...one, screen })));
}
