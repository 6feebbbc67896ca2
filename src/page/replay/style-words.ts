/** The names that a replayed style may have; vendors' prefixes are taken off before. */
import { wordSet } from '../../model/text/word-set.ts';

/** Properties that draw. None runs anything; addresses in their values are written anew. */
export const PROPERTIES = wordSet(`
accent-color align-content align-items align-self all animation animation-composition animation-delay animation-direction
animation-duration animation-fill-mode animation-iteration-count animation-name animation-play-state animation-timing-function
appearance aspect-ratio backdrop-filter backface-visibility background background-attachment background-blend-mode background-clip
background-color background-image background-origin background-position background-position-x background-position-y
background-repeat background-size block-size border border-block border-block-color border-block-end border-block-end-color
border-block-end-style border-block-end-width border-block-start border-block-start-color border-block-start-style
border-block-start-width border-block-style border-block-width border-bottom border-bottom-color border-bottom-left-radius
border-bottom-right-radius border-bottom-style border-bottom-width border-collapse border-color border-end-end-radius
border-end-start-radius border-image border-image-outset border-image-repeat border-image-slice border-image-source
border-image-width border-inline border-inline-color border-inline-end border-inline-end-color border-inline-end-style
border-inline-end-width border-inline-start border-inline-start-color border-inline-start-style border-inline-start-width
border-inline-style border-inline-width border-left border-left-color border-left-style border-left-width border-radius
border-right border-right-color border-right-style border-right-width border-spacing border-start-end-radius
border-start-start-radius border-style border-top border-top-color border-top-left-radius border-top-right-radius
border-top-style border-top-width border-width bottom box-align box-decoration-break box-direction box-flex box-lines
box-ordinal-group box-orient box-pack box-shadow box-sizing break-after break-before break-inside caption-side caret-color clear
clip clip-path clip-rule color color-adjust color-scheme column-count column-fill column-gap column-rule column-rule-color
column-rule-style column-rule-width column-span column-width columns contain contain-intrinsic-block-size
contain-intrinsic-height contain-intrinsic-inline-size contain-intrinsic-size contain-intrinsic-width container container-name
container-type content content-visibility counter-increment counter-reset counter-set cx cy direction display dominant-baseline
empty-cells fill fill-opacity fill-rule filter flex flex-basis flex-direction flex-flow flex-grow flex-shrink flex-wrap float
font font-display font-family font-feature-settings font-kerning font-optical-sizing font-size font-size-adjust font-smoothing
font-stretch font-style font-synthesis font-variant font-variant-alternates font-variant-caps font-variant-east-asian
font-variant-ligatures font-variant-numeric font-variant-position font-variation-settings font-weight forced-color-adjust gap grid
grid-area grid-auto-columns grid-auto-flow grid-auto-rows grid-column grid-column-end grid-column-gap grid-column-start grid-gap
grid-row grid-row-end grid-row-gap grid-row-start grid-template grid-template-areas grid-template-columns grid-template-rows
hanging-punctuation height hyphenate-character hyphens image-orientation image-rendering inline-size inset inset-block
inset-block-end inset-block-start inset-inline inset-inline-end inset-inline-start isolation justify-content justify-items
justify-self left letter-spacing line-break line-clamp line-height list-style list-style-image list-style-position
list-style-type margin margin-block margin-block-end margin-block-start margin-bottom margin-inline margin-inline-end
margin-inline-start margin-left margin-right margin-top mask mask-border mask-clip mask-composite mask-image mask-mode
mask-origin mask-position mask-position-x mask-position-y mask-repeat mask-size mask-type max-block-size max-height
max-inline-size max-width min-block-size min-height min-inline-size min-width mix-blend-mode object-fit object-position offset
offset-anchor offset-distance offset-path offset-position offset-rotate opacity order orphans outline outline-color
outline-offset outline-style outline-width overflow overflow-anchor overflow-clip-margin overflow-wrap overflow-x overflow-y
padding padding-block padding-block-end padding-block-start padding-bottom padding-inline padding-inline-end
padding-inline-start padding-left padding-right padding-top paint-order perspective perspective-origin place-content
place-items place-self pointer-events position print-color-adjust quotes r resize right rotate row-gap ruby-align
ruby-position rx ry scale scroll-behavior scrollbar-color scrollbar-gutter scrollbar-width shape-image-threshold shape-margin
shape-outside shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap
stroke-linejoin stroke-miterlimit stroke-opacity stroke-width tab-size table-layout text-align text-align-last text-anchor
text-combine-upright text-decoration text-decoration-color text-decoration-line text-decoration-skip-ink
text-decoration-style text-decoration-thickness text-emphasis text-emphasis-color text-emphasis-position text-emphasis-style
text-fill-color text-indent text-justify text-orientation text-overflow text-rendering text-shadow text-size-adjust
text-stroke text-stroke-color text-stroke-width text-transform text-underline-offset text-underline-position text-wrap
text-wrap-mode text-wrap-style top transform transform-box transform-origin transform-style transition transition-delay
transition-duration transition-property transition-timing-function translate unicode-bidi user-select vertical-align
visibility white-space white-space-collapse widows width will-change word-break word-spacing word-wrap writing-mode x y
z-index zoom`);

/** None takes an address: `url(…)` is written anew, and image-set has a rule of its own. */
export const FUNCTIONS = wordSet(`
abs acos asin atan atan2 attr blur brightness calc calc-size circle clamp color color-mix color-stop conic-gradient contrast
cos counter counters cubic-bezier drop-shadow ellipse env exp fit-content from gradient grayscale hsl hsla hue-rotate hwb
hypot image-set inset invert lab lch light-dark linear linear-gradient log matrix matrix3d max min minmax mod oklab oklch
opacity path perspective polygon pow radial-gradient rect rem repeat repeating-conic-gradient repeating-linear-gradient
repeating-radial-gradient rgb rgba rotate rotate3d rotatex rotatey rotatez round saturate scale scale3d scalex scaley scalez
sepia sign sin skew skewx skewy sqrt steps tan to translate translate3d translatex translatey translatez var xywh`);

/** Rules around other rules. */
export const GROUPS = wordSet('media supports layer container');
/** Descriptors of a registered property. */
export const DESCRIPTORS = wordSet('syntax inherits initial-value');
