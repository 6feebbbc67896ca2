/** All figures of the model: a hash of them and weights.ts names it. guards.ts removes values. */

/** Bits from which a pair has a verdict (contract, Verdicts). */
export const LEAD = 8;
export const LIKELY = 14;
export const STRONG = 20;
/** Least bits of a group of evidence that is an independent witness. */
export const WITNESS = 3;
/** Bits of more than two pictures (8.1), the few that an agency or supplier gives its customers. */
export const MANY_PICTURES = 9;
/** Bits of a like layout beside them: a dealer takes pictures with the goods, but not the pages. */
export const LIKE_PAGES = 2;
/** The prior: bits against one operator before any evidence, the same for every pair. */
export const PRIOR_BITS = 10;
/** Number of unrelated carriers from which a value starts to count as shared infrastructure. */
export const FEW = 3;
/** Most bits that a value gains over its prior if not counted elsewhere: one may still come. */
export const COUNTED_GAIN = 1;
/** Share that an identifier keeps where a site speaks of others. */
export const CITED_SHARE = 0.25;
/** Share that a said value keeps, so a listed one is a lead. `beside`: where another is proven. */
export const SAID_SHARE = { alone: 0.6, beside: 0.4 };
/** The same for a listed identifier: a lead in both cases, since nobody else gives it. */
export const SAID_LISTED = { alone: 0.7, beside: 0.6 };
/** Least pages of a mirror; `others`: folders of other companies that make a host a collection. */
export const MIRROR = { pages: 2, others: 2 };
/** Most bits of a page copied whole, contacts included: below strong, since anybody can copy. */
export const COPIED_CAP = 19;
/** Share of the smaller side's own text from which one of the two is a copy of the other. */
export const COPIED_COVERAGE = 0.8;
/** Parties that may have a listed identifier before it loses bits: own sites, sites that warn. */
export const LISTED_CARRIERS = 24;
/** More words than a template or a supplier brought in any labelled pair (568). */
export const MOST_BROUGHT = 800;
/** More of the larger side's own text (share, words) than an agency gives its customers. */
export const WHOLE = { share: 0.4, words: 100 };
/** More of it than two sites kept of a template that neither credits, with names of their own. */
export const KEPT = { share: 0.6, words: 100 };
/** Copies of one shop: the share of both texts, or less with more words than a supplier brings. */
export const SIBLINGS = { share: 0.8, lesserShare: 0.4, words: MOST_BROUGHT, beside: 4 };
/**
 * The highest stated probability. None of some 800 labelled pairs of unrelated owners was flagged,
 * which shows no more than 3 in 800 (rule of three).
 */
export const MOST_PROBABLE = 0.996;

/** Rows below `row` bits add at most `all`: customers of one agency share many small values. */
export const CRUMBS = { row: 2, all: 4 };
/**
 * Rare share of a likeness without a counted value: nothing distinguishes it from a template. It
 * counts as so many words beside the counted ones.
 */
export const UNCOUNTED = { share: 0.25, words: 8 };
/** Share of the loss on a template. Without other known users, its demo looks like own values. */
export const ON_TEMPLATE = { counted: 1, known: 1, credited: 0.6, demo: 0.4 } as const;
/** Share that an account keeps if it may be the platform's or a tenant's. */
export const IN_CODE_SHARE = 0.3;
/** Least letters of a platform's or maker's name; a shorter one is a part of many words. */
export const LEAST_NAME = 5;
/** Least letters of a name in which two may differ; in a shorter one that makes another word. */
export const LEAST_LETTERS = 6;
/** A site may change all contents in this time and keep its owner; a domain lapses in a year. */
export const LONG_GAP_DAYS = 365;
/** Any other year in a copyright line comes from a clock, a law or a typing error. */
export const COPYRIGHT_YEARS = { first: 1990, last: 2100 };
/** Letters of a quotation that are searched for a statement of change. */
export const STATEMENT_LETTERS = 200;

/** Only values on `least` sites can be common; beyond `most` only neighbours are compared. */
export const CARRIERS = { least: 3, most: 64 };
/** Least counted text values of own content: a sketch has 32, 100 words some eight passages. */
export const LEAST_TEXT = 40;
/** Possible copies share `shared` values of CARRIERS; a site meets its `most` likeliest ones. */
export const LIKELY_SIBLINGS = { shared: 3, most: 8 };
/** Most bits of 64 that saving again changes; two sites' pictures match much further apart. */
export const NEAR_LOOK = 4;
/** Classes of carriers in the shipped counts (two bits): the fewest of each, never overstated. */
export const CARRIER_CLASSES = [1, 2, 3, 8] as const;

/** Bits of a listed identifier that nobody else has. Further ones of its kind add a little. */
export const IDENTIFIER = { each: 14, cap: 16 };
/** Bits of a listed domain that may have been registered after the listing: below LIKELY. */
export const DOMAIN_BITS = 12;
/** A listed street address: the same room, the same number, another room. Many share a number. */
export const ADDRESS = { room: 5, door: 3, building: 1, cap: 6 };
/** Bits of an unlisted address at a listed website's domain, given as the site's own. */
export const MAILBOX_BITS = 6;
/** Bits that a listed identifier keeps if a site gives it as its own, on up to so many parties. */
export const OWN_LISTED = { bits: 8, parties: 1_000 };
/** Share of a link by its role, less far from the site's own. LINK_IN_PASSING: other roles. */
export const LINK_SHARE: Readonly<Record<string, number>> = {
  ...{ redirect: 1, bio: 1, canonical: 1, hreflang: 1 },
  ...{ frame: 0.5, nav: 0.5, footer: 0.5, media: 0.5 },
};
export const LINK_IN_PASSING = 0.15;
/** A site with identifiers of more listed parties is a list, or news of one. */
export const MOST_PARTIES = 3;
/** Most bits of a listed name that a site has as its own, and of one that it only mentions. */
export const NAME_BITS = 10;
export const MENTION_BITS = 2;
/** Share of a name in a file name: it describes a picture, so its words meet by chance. */
export const FILE_NAME_SHARE = 0.6;
