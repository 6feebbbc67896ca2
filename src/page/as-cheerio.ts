import { load } from 'cheerio';
import { parsePage } from './view/parse.ts';

const ODD =
  '<title>a</title><p>b<table>c<tr><td><b>d<p>e</b>f</table><svg><p>g</svg><ul><li>h<li>i</ul><a href=1>j<a href=2>k<!-- l --!>m';

/** True if a page is read as by cheerio: another parse5 may change what `parsePage` limits. */
export function readsAsCheerio(): boolean {
  return load(parsePage(ODD).root).html() === load(ODD).html();
}
