/** The words of a replayed drawing (SVG). None of them runs, loads or moves anything. */
import { wordSet } from '../../model/text/word-set.ts';

/** As the parser spells them. No image, filter, pattern, mask, animation, link, foreign content. */
export const SHAPES = wordSet(`
svg g defs symbol use path rect circle ellipse line polyline polygon text tspan linearGradient radialGradient stop clipPath`);

const ATTRIBUTES = wordSet(`
viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy d points transform id class offset
gradientUnits gradientTransform spreadMethod clipPathUnits pathLength rotate textLength lengthAdjust
fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit
stroke-dasharray stroke-dashoffset stop-color stop-opacity color opacity display visibility overflow clip-path clip-rule
font-family font-size font-style font-weight letter-spacing word-spacing text-anchor dominant-baseline baseline-shift
vector-effect paint-order shape-rendering text-rendering`);

const lower = (names: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...names].map((name) => name.toLowerCase()));
const [WRITTEN_SHAPES, WRITTEN_ATTRIBUTES] = [lower(SHAPES), lower(ATTRIBUTES)];

/** Another part of the same page, and nothing else. */
const LOCAL = /^#[\w:.-]{1,200}$/;
const LOCAL_URL = /^url\(\s*(["']?)#[\w:.-]{1,200}\1\s*\)$/i;

/** As the parser spells it, or in lower case. */
export const isShape = (name: string): boolean => SHAPES.has(name) || WRITTEN_SHAPES.has(name);

export function isDrawn(element: string, attribute: string, value: string): boolean {
  if (attribute === 'href') return /^(?:use|lineargradient|radialgradient)$/i.test(element) && LOCAL.test(value);
  if (!ATTRIBUTES.has(attribute) && !WRITTEN_ATTRIBUTES.has(attribute)) return false;
  // A function by another name, or one that an escape hides, could be an address.
  return /^[^(\\]*$/.test(value) || LOCAL_URL.test(value.trim()) || !/url|src|image|\\/i.test(value);
}
