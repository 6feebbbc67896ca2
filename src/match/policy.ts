/** Thresholds and priors of the model. What is weighed lies in weights.ts, what is left out in guards.ts. */

/** Bits from which a pair has a verdict (contract, Verdicts). */
export const LEAD = 8;
export const LIKELY = 14;
export const STRONG = 20;
/** A group of evidence with less than this much to say is no independent witness. */
export const WITNESS = 3;
/** The prior: bits against one operator before anything is seen, the same for every pair. */
export const PRIOR_BITS = 10;
/** So many unrelated carriers beside the pair, and a value starts to count as shared infrastructure. */
export const FEW = 3;
/** Bits that one value can gain over its prior by not having been counted elsewhere: no count shows that none is still to come. */
export const COUNTED_GAIN = 1;
/** What an identifier keeps where a site speaks of others. */
export const CITED_SHARE = 0.25;
/** Most bits of a page copied whole, contacts included: below strong, for anybody can copy a page. */
export const COPIED_CAP = 19;
/** Share of the smaller side's own text from which one of the two is a copy of the other. */
export const COPIED_COVERAGE = 0.8;
/** Independent parties that may show a listed identifier before it loses bits: a firm's own shops, and those who warn of it. */
export const LISTED_CARRIERS = 24;
/** Copies of one shop: the share of both sides' own text; or the lesser share and more words than any leaflet measured (568). */
export const SIBLINGS = { share: 0.8, lesserShare: 0.4, words: 800 };
/** No probability is said to be higher: none of some 800 labelled pairs of unrelated owners was flagged, which shows no more than 3 in 800 (rule of three). */
export const MOST_PROBABLE = 0.996;
