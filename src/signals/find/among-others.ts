/** Recognises the parts of a page about others: partners, customers, brands, news, maps. */
import { type AnyNode, isTag, isText } from 'domhandler';
import { memoised } from '../../model/memoised.ts';
import { closest } from '../../page/view/tree.ts';
import type { Page } from '../../page/view/views.ts';
import { numberOf } from '../../page/view/walk.ts';

export type AmongOthers = 'partner' | 'news';

const BOX =
  /partner|client|customer|brands|brand[-_]?(?:list|item|wall|grid|slide|carousel|area|box)|sponsor|supplier|member|award|news|post|article|blog|cooperat|testimon|review/i;
const NEWS_BOX = /news|post|article|blog/i;
const HEADING =
  /^[^.!?]{0,40}(?:partners?|clients?|customers?|brands|suppliers|sponsors|members|awards|news|testimonials|reviews|trusted by|as seen (?:in|on)|who we work with|партн[её]р\p{L}{0,3}|клиент\p{L}{0,3}|заказчик\p{L}{0,3}|поставщик\p{L}{0,3}|бренды|новости|отзывы|нам доверяют|parceiros|clientes|fornecedores|marcas|notícias|noticias|socios|proveedores|partenaires|fournisseurs|marques|actualités|partnern?|kunden|lieferanten|marken|referenzen|fornitori|iş ortakları\p{L}{0,4}|合作伙伴|合作客户|客户|品牌|友情链接|供应商|新闻|取引先|お客様|협력사|고객사|파트너|뉴스|소식)[^.!?]{0,25}$/iu;
const NEWS_HEADING = /news|новости|not[ií]cias|actualités|新闻|뉴스|소식/iu;
const LEVELS = 5;
const HEADINGS_BEFORE = 3;
const LONGEST_HEADING = 80;

/** Reads the names of up to five boxes around a node, and headings before them. Null: neither. */
export function amongOthers(page: Page, node: AnyNode): AmongOthers | null {
  const known = boxesOf(page);
  let at: AnyNode | null = node;
  for (let up = 0; up < LEVELS && at !== null; up += 1, at = at.parent) {
    if (isPage(at)) return null;
    const number = numberOf(at);
    let kind = number === undefined ? undefined : known[number];
    if (kind === undefined) kind = kindOfBox(at);
    if (number !== undefined) known[number] = kind;
    if (kind !== null) return kind;
  }
  return null;
}

const isPage = (node: AnyNode): boolean => isTag(node) && (node.name === 'body' || node.name === 'html');

/** The kinds of a page's boxes that were read, by element number. */
const boxesOf = memoised(({ outline }: Page): (AmongOthers | null | undefined)[] => outline.map(() => undefined));

function kindOfBox(node: AnyNode): AmongOthers | null {
  if (isTag(node)) {
    const { class: names = '', id = '', src = '' } = node.attribs;
    const all = `${names} ${id} ${src.slice(0, 300)}`;
    if (all.length > 2 && BOX.test(all)) return NEWS_BOX.test(all) ? 'news' : 'partner';
  }
  let before: AnyNode | null = node.prev;
  for (let back = 0; back < HEADINGS_BEFORE && before !== null; before = before.prev) {
    if (!isTag(before)) continue;
    back += 1;
    if (!/^h[1-6]$/.test(before.name)) continue;
    // Reads only a heading's own words: a box may hold a whole section with another heading.
    const words = headingText(before);
    if (HEADING.test(words)) return NEWS_HEADING.test(words) ? 'news' : 'partner';
  }
  return null;
}

function headingText(element: AnyNode): string {
  let text = '';
  const add = (node: AnyNode, depth: number): void => {
    if (text.length > LONGEST_HEADING) return;
    if (isText(node)) text += node.data;
    else if (isTag(node) && depth > 0) for (const child of node.children.slice(0, 10)) add(child, depth - 1);
  };
  add(element, 3);
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length > LONGEST_HEADING ? '' : words;
}

/** Boxes in which map libraries draw the map maker's name, notice and licence. */
const MAP_BOX = /(?:^|[\s_-])(?:leaflet|mapboxgl|maplibregl|ol-attribution|gm-style|gmnoprint|bmap|amap|ymaps)/i;
/** "Map data", and the number under which China approves a published map. */
const MAP_WORDS =
  /map data\b|openstreetmap|\bGS ?[(（]20\d\d[)）]\d{1,5}号|данные карты|kartendaten|données cartographiques/iu;
const LONGEST_CAPTION = 300;

export function isMapCaption(text: string, node: AnyNode): boolean {
  if (text.length > LONGEST_CAPTION) return false;
  if (MAP_WORDS.test(text)) return true;
  const box = closest(
    node,
    LEVELS,
    (one) => isPage(one) || (one.attribs['class'] !== undefined && MAP_BOX.test(one.attribs['class'])),
  );
  return box !== null && !isPage(box);
}
