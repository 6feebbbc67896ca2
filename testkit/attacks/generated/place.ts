/**
 * Places of a page where a site says a listed value without owning it. A reader sees whose words these are, in any markup:
 *
 * | where | why it is said and not the site's own |
 * | --- | --- |
 * | posts, remarks, reviews, guest books, chats, adverts (`said-in-talk.ts`) | another person writes there, with a name and a date; repeating it changes nothing |
 * | news, press releases, wiki articles, court decisions, tenders, jobs, letters, footnotes, authors, events (`said-in-papers.ts`) | the sentence names the firm as somebody else |
 * | block lists, exhibitors, suppliers, whois, examples, makers of goods (`said-in-lists.ts`) | one of many others, or an example |
 * | typed data of an event, a review, an item; titles of inner pages; doorways; search pages (`said-by-machines.ts`) | the data are another party's, or the visitor's own query, or no page links there |
 * | warnings, sponsors, advertisements, latest posts in the frame; denials, remarks and credits beside the owner's contacts (`said-near-owners.ts`) | full sentences about others: the place is the owner's, the words say whose the value is |
 * | anything that a living listed site took from an older site (`foreign-acts.ts`) | the other side had it first and did nothing |
 * | what an agency brings to its customers (`crumbs.ts`) | neither side made it |
 * | the same with the value on hosts and domains that cost nothing (`floods.ts`) | what costs nothing counts nothing |
 */
import { addPage, type Draft, type DraftPage, heading, home, ownText } from './draft.ts';
import type { Firm, ValueKind } from './firm.ts';
import { asciiWord, inventedWord } from './invented.ts';
import { boxed, paragraphs } from './look.ts';
import { label, saying } from './prose.ts';
import type { SiteKind } from './sites.ts';
import type { Label, Wording } from './tongues/tongue.ts';
import { asLines, inSentence } from './values.ts';

/** What is put on an innocent site: which values of which firm, in one wording, linked or plain. */
export interface Planting {
  readonly draft: Draft;
  readonly firm: Firm;
  readonly kinds: readonly ValueKind[];
  readonly wording: Wording;
  readonly linked: boolean;
}

export interface SaidPlace {
  readonly wordings: readonly Wording[];
  /** Kinds of sites where people would write so. Default: any. */
  readonly on?: readonly SiteKind[];
  /** Values without which the place would not be what it is. */
  readonly needs?: readonly ValueKind[];
  /** Why the site does not own what stands there. */
  readonly why: string;
  put(planting: Planting): void;
}

/** The planted sentence, as text with links. */
export function said({ draft, firm, kinds, linked, wording }: Planting, other: Wording = wording): string {
  const { draw, tongue } = draft;
  return saying(draw, tongue, other, { values: inSentence(draw, tongue, firm, kinds, linked), name: firm.name });
}

/** The same kind of sentence about other people, with contacts of theirs. */
export function saidOfOthers({ draft, wording }: Planting, other: Wording = wording): string {
  const { draw, tongue } = draft;
  const stranger = strangerOf(draft);
  return saying(draw, tongue, other, { values: stranger.value, name: stranger.name });
}

/** Somebody else who has nothing to do with anybody: a name and one contact. */
export function strangerOf({ draw, tongue }: Draft): { name: string; label: Label; value: string } {
  const name = `${inventedWord(draw, tongue.script)} ${inventedWord(draw, tongue.script)}`;
  if (draw.chance(0.3)) return { name, label: 'phone', value: `+44 20 7946 0${draw.int(100, 999)}` };
  const mail = `${asciiWord(draw)}${draw.int(2, 99)}@${draw.pick(['gmail.com', `${asciiWord(draw)}.example`])}`;
  return { name, label: 'mail', value: draw.chance(0.5) ? mail : `<a href="mailto:${mail}">${mail}</a>` };
}

/** The planted values one below the other, each after its label. */
export function saidLines({ draft, firm, kinds, linked }: Planting): string[] {
  return asLines(draft.draw, draft.tongue, firm, kinds, linked);
}

/** The planted sentence in boxes of any kind. */
export function saidBoxed(planting: Planting): string {
  return boxed(planting.draft.draw, planting.draft.look, said(planting));
}

export type Way = 'menu' | 'linked' | 'unlinked';

/** A further page; `linked`: from the running text of the home page. */
export function newPage(draft: Draft, way: Way, title: string, main: string, head = ''): DraftPage {
  const { draw } = draft;
  const path = `/${asciiWord(draw)}${draw.pick(['', '/', '.html'])}${draw.pick(['', `?id=${draw.int(2, 9000)}`, ''])}`;
  if (way === 'linked') {
    const teaser = paragraphs(draft.look, [`<a href="${path.replaceAll('&', '&amp;')}">${title}</a>`]);
    home(draft).main += teaser;
  }
  return addPage(draft, { path, title, head, main, ...(way === 'menu' && { menu: title }) });
}

/** Into the middle of an own page's running text, or at its end. */
export function intoOwnPage(draft: Draft, content: string): void {
  const { draw } = draft;
  const pages = draft.pages.slice(0, Math.max(1, draft.pages.length - 1)).slice(0, 3);
  const page = draw.pick(pages);
  page.main = `${page.main}${content}${draw.chance(0.5) ? ownText(draft, 2) : ''}`;
}

/** A page with a heading from the site's language, the content between own sentences. */
export function article(draft: Draft, way: Way, title: string, content: string, head = ''): DraftPage {
  const { draw, tongue } = draft;
  const text = title in tongue.labels ? label(draw, tongue, title as Label) : title;
  return newPage(draft, way, text, heading(draft, text) + ownText(draft, 3) + content + ownText(draft, 2), head);
}
