/**
 * The pages of a site → the boxes that all its pages have: around the main part, or around each
 * paragraph of it.
 */
import { remembered } from '../../values/remember.ts';
import { lazy } from '../lazy.ts';
import { isMostOf, lettersInSeries, wideBoxes } from '../view/wrapper.ts';
import type { OwnPage } from './own-page.ts';

export function pageBoxes(pages: readonly OwnPage[]) {
  const shapes = lazy(() =>
    pages.map(
      ({ layout: { tape, zoning } }) => new Set([...wideBoxes(tape, zoning).values()].map(({ shape }) => shape)),
    ),
  );
  const home = pages.findIndex(({ role }) => role === 'home');
  /** True if most pages and the home page have most of their main text in a box of this shape. */
  const isOnMostPages = (shape: string): boolean => {
    const count = shapes().filter((some) => some.has(shape)).length;
    return count >= 2 && 2 * count > pages.length && shapes()[home]?.has(shape) === true;
  };
  const series = lazy(() => pages.map(({ layout: { tape, zoning } }) => lettersInSeries(tape, zoning)));
  /**
   * True if the home page and the site as a whole have most of their main text in series of boxes
   * of this shape.
   */
  const isParagraph = remembered((shape: string): boolean => {
    const onHome = series()[home];
    const held = series().reduce((sum, { byShape }) => sum + (byShape.get(shape) ?? 0), 0);
    const all = series().reduce((sum, one) => sum + one.all, 0);
    const isOnHome = onHome !== undefined && isMostOf(onHome.byShape.get(shape) ?? 0, onHome.all);
    return pages.length > 1 && isOnHome && isMostOf(held, all);
  });
  return { isOnMostPages, isParagraph };
}
