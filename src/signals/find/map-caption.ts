/** Whether something on a page is the caption of an embedded map: the map maker's name, notice and licence stand there. */
import type { AnyNode } from 'domhandler';
import { isTag } from 'domhandler';

/** Boxes that map libraries draw their captions in. */
const BOX = /(?:^|[\s_-])(?:leaflet|mapboxgl|maplibregl|ol-attribution|gm-style|gmnoprint|bmap|amap|ymaps)/i;
/** "Map data", and the number under which China approves a published map. */
const SAYS =
  /map data\b|openstreetmap|\bGS ?[(（]20\d\d[)）]\d{1,5}号|данные карты|kartendaten|données cartographiques/iu;
const LEVELS = 5;
const LONGEST = 300;

export function isMapCaption(text: string, node: AnyNode): boolean {
  if (text.length > LONGEST) return false;
  if (SAYS.test(text)) return true;
  let at: AnyNode | null = node;
  for (let up = 0; up < LEVELS && at !== null; up += 1, at = at.parent) {
    if (!isTag(at)) continue;
    if (at.name === 'body' || at.name === 'html') return false;
    if (BOX.test(at.attribs['class'] ?? '')) return true;
  }
  return false;
}
