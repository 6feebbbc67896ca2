import { load } from 'cheerio';
import { parsePage } from './view/parse.ts';

const ODD =
  '<title>a</title><p>b<table>c<tr><td><b>d<p>e</b>f</table><svg><p>g</svg><ul><li>h<li>i</ul><a href=1>j<a href=2>k<!-- l --!>m';

/**
 * True if a page is read as cheerio reads it. The limits of `parsePage` stand in parts of parse5
 * that another version may change.
 */
export function readsAsCheerio(): boolean {
  return load(parsePage(ODD).root).html() === load(ODD).html();
}
