/** The allowed elements and attributes of a replay, and a check that its markup has no others. */
import { wordSet } from '../../model/text/word-set.ts';
import { isDrawn, isShape } from './drawing-words.ts';

const ELEMENTS = wordSet(
  'html head title style body a abbr address article aside b bdi bdo big blockquote br button caption center cite code col colgroup data dd del details dfn dialog dir div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd label legend li main mark menu nav nobr ol optgroup option output p picture pre progress q rp rt ruby s samp search section select small span strike strong sub summary sup table tbody td textarea tfoot th thead time tr tt u ul var wbr',
);
/** Elements that a page invents have a hyphen in their name; without scripts they are boxes. */
const OWN_NAME = /^[a-z][a-z0-9]{0,20}(?:-[a-z0-9]{1,20}){1,6}$/;
export const isShown = (name: string): boolean => ELEMENTS.has(name) || OWN_NAME.test(name);

/** Left out with all their contents. Of every other unknown element the content is kept. */
export const CLOSED = wordSet(
  'script noscript template iframe frame frameset noframes noembed embed applet svg math canvas audio video map xmp plaintext listing portal fencedframe',
);
export const VOID = wordSet('br col hr img input wbr');
const ATTRIBUTES = wordSet(
  'class id title lang dir align valign width height border cellpadding cellspacing bgcolor color face size colspan rowspan span nowrap hidden alt role type value start reversed checked selected multiple placeholder rows cols datetime open clear noshade compact abbr scope headers text link vlink alink marginwidth marginheight topmargin leftmargin max min low high optimum label',
);

/** Attributes that are written as they were: nothing but a script or a style reads `data-`. */
export const isKept = (name: string): boolean =>
  ATTRIBUTES.has(name) || /^(?:aria-[a-z]{1,30}|data-[a-z0-9-]{1,40})$/.test(name);
/** Where links lead: to no place of the page. */
export const NOWHERE = '#-';

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? '');

const TAG = /<(?:\/([a-z0-9-]{1,140})|([a-z0-9-]{1,140})((?: [a-z0-9-]{1,50}="[^"<>]*")*))>|<!doctype html>|</g;
const ATTRIBUTE = / ([a-z0-9-]{1,50})="([^"]*)"/g;

/**
 * True if a text is markup of a replay. The process that wrote it read hostile bytes, and may have
 * been taken over.
 */
export function isReplayMarkup(text: string): boolean {
  for (const [tag, end, start, attributes = ''] of text.matchAll(TAG)) {
    if (tag === '<!doctype html>') continue;
    const name = end ?? start;
    if (name === undefined || !(isShown(name) || isShape(name))) return false;
    for (const [, attribute = '', value = ''] of attributes.matchAll(ATTRIBUTE)) {
      if (isKept(attribute) || isOwn(name, attribute, value)) continue;
      if (!isShape(name) || !isDrawn(name, attribute, value)) return false;
    }
  }
  return true;
}
function isOwn(element: string, attribute: string, value: string): boolean {
  if (attribute === 'src') return element === 'img' && PICTURE.test(value);
  if (attribute === 'href') return element === 'a' && value === NOWHERE;
  return attribute === 'style' || attribute === 'inert' || (attribute === 'tabindex' && value === '-1');
}
const PICTURE = /^\/picture\/[\w%/-]{1,400}$/;
