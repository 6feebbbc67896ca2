/**
 * Thresholds, priors and all other figures of the model: its name is a hash of them and of weights.ts. What is left out lies
 * in guards.ts.
 */

/** Bits from which a pair has a verdict (contract, Verdicts). */
export const LEAD = 8;
export const LIKELY = 14;
export const STRONG = 20;
/** A group of evidence with less than this much to say is no independent witness. */
export const WITNESS = 3;
/** Bits of pictures that are more than the few which an agency or a supplier gives all its customers. */
export const MANY_PICTURES = 8;
/** The prior: bits against one operator before anything is seen, the same for every pair. */
export const PRIOR_BITS = 10;
/** So many unrelated carriers beside the pair, and a value starts to count as shared infrastructure. */
export const FEW = 3;
/** Bits that one value can gain over its prior by not having been counted elsewhere: no count shows that none is still to come. */
export const COUNTED_GAIN = 1;
/** What an identifier keeps where a site speaks of others. */
export const CITED_SHARE = 0.25;
/** What a value keeps that a site only says: enough for a listed one to be a lead. `beside`: where it gives another of the kind as its own. */
export const SAID_SHARE = { alone: 0.6, beside: 0.4 };
/** The same of a listed identifier: a lead either way, for nobody else gives it. */
export const SAID_LISTED = { alone: 0.7, beside: 0.6 };
/**
 * A site that is kept whole in a folder has so many pages; `others`: folders of other firms that
 * make a host a collection of sites.
 */
export const MIRROR = { pages: 2, others: 2 };
/** Most bits of a page copied whole, contacts included: below strong, for anybody can copy a page. */
export const COPIED_CAP = 19;
/** Share of the smaller side's own text from which one of the two is a copy of the other. */
export const COPIED_COVERAGE = 0.8;
/** Independent parties that may show a listed identifier before it loses bits: a firm's own shops, and those who warn of it. */
export const LISTED_CARRIERS = 24;
/** More words than a template or a supplier brought in any labelled pair (568). */
export const MOST_BROUGHT = 800;
/** So much of the larger side's own text, in words and as a share, is more than an agency gives its customers. */
export const WHOLE = { share: 0.4, words: 100 };
/** Copies of one shop: the share of both sides' own text, or the lesser share and more words than anybody brings to several. */
export const SIBLINGS = { share: 0.8, lesserShare: 0.4, words: MOST_BROUGHT, beside: 4 };
/** No probability is said to be higher: none of some 800 labelled pairs of unrelated owners was flagged, which shows no more than 3 in 800 (rule of three). */
export const MOST_PROBABLE = 0.996;

/** Rows below `row` bits are crumbs, and add at most `all`: strangers with one agency or supplier share many small things. */
export const CRUMBS = { row: 2, all: 4 };
/** Rare share of a likeness without a counted value: nothing tells it from a template. It counts as so many words beside those that are counted. */
export const UNCOUNTED = { share: 0.25, words: 8 };
/** Share of the loss on a template: if no other site is known to use it, nothing tells its demo from the sites' own values. */
export const ON_TEMPLATE = { known: 1, credited: 0.6, demo: 0.4 } as const;
/** What an account keeps that may be the platform's as well as a customer's. */
export const IN_CODE_SHARE = 0.3;
/** Letters of a platform's or maker's name; a shorter one is a part of many words. */
export const LEAST_NAME = 5;
/** Letters of a name in which two may differ; in a shorter one a letter makes another word. */
export const LEAST_LETTERS = 6;
/** A site may change all its contents in this time and keep its owner; a domain takes about a year to lapse. */
export const LONG_GAP_DAYS = 365;
/** Any other year of a copyright line was put there by a clock, a law or a typing error. */
export const COPYRIGHT_YEARS = { first: 1990, last: 2100 };
/** Letters of a quotation in which a statement of change is looked for. */
export const STATEMENT_LETTERS = 200;

/** Only values on so many sites can count as common; of longer lists only neighbours are looked at. */
export const CARRIERS = { least: 3, most: 64 };
/** Counted values of a site's text, below which the domain has no content of its own: a sketch has 32, a page of a hundred words some eight passages. */
export const LEAST_TEXT = 40;
/** Sites that may be copies of one shop share so many of those; so many of a site's likeliest ones are compared with it. */
export const LIKELY_SIBLINGS = { shared: 3, most: 8 };
/** Bits of 64 that saving a picture again changes; two sites' pictures count as one much further apart. */
export const NEAR_LOOK = 4;
/** Carriers as two bits in the shipped counts tell them: the fewest of each class, so that nothing counts for more than was seen. */
export const CARRIER_CLASSES = [1, 2, 3, 8] as const;

/** Bits of a listed identifier that nobody else has; a further one of its kind adds a little. */
export const IDENTIFIER = { each: 14, cap: 16 };
/** Of the listed domain, where it may have been registered after the listing: below what is flagged. */
export const DOMAIN_BITS = 12;
/** A listed street address: the same room, the same street and number, another room there. Many are at one of those. */
export const ADDRESS = { room: 5, door: 3, building: 1, cap: 6 };
/** An address at a listed website's domain, given as one's own, though the list does not give that address. */
export const MAILBOX_BITS = 6;
/** A listed identifier that a site gives as its own keeps so many bits on up to so many parties. */
export const OWN_LISTED = { bits: 8, parties: 1_000 };
/** A link says less the further from where a site keeps its own; LINK_IN_PASSING: any other role. */
export const LINK_SHARE: Readonly<Record<string, number>> = {
  ...{ redirect: 1, bio: 1, canonical: 1, hreflang: 1 },
  ...{ frame: 0.5, nav: 0.5, footer: 0.5, media: 0.5 },
};
export const LINK_IN_PASSING = 0.15;
/** A site that has identifiers of more listed parties than this is a list, or news of one. */
export const MOST_PARTIES = 3;
/** Most bits of a listed name that a site has as its own, and of one that it only mentions. */
export const NAME_BITS = 10;
export const MENTION_BITS = 2;
/** Words of a file name stand together by chance: pictures are named after what they show. */
export const FILE_NAME_SHARE = 0.6;
