/**
 * A page → the elements with words of visitors: comments, reviews, guest books, forums, and
 * quotations from mails.
 */
import type { Element } from 'domhandler';
import { remembered } from '../../values/remember.ts';
import { textBetween } from './text-between.ts';
import { ancestorAmong, type Tape } from './walk.ts';
import { type Zoning, zoneOf } from './zones.ts';

/** Types of schema.org for visitors' words, in microdata and RDFa. */
const TYPE =
  /(?:^|[\s/#:])(?:user)?(?:comments?|review|answer|question|discussionforumposting)(?:\s|$)|(?:^|\s)sioc:post(?:\s|$)/i;
const PROPERTY = /(?:^|\s)(?:reviews?|comment|commentText|reviewBody|acceptedAnswer|suggestedAnswer)(?:\s|$)/i;
/** The site itself answers. */
const OWN_ANSWERS = /(?:^|[\s/#:])FAQPage(?:\s|$)/i;
/** Words in the ids and classes of comment systems, shops, forums and microformats. */
const WORD =
  /^(?:comments?|commentlist|recentcomments|reviews?|hreview|testimonials?|guestbook|gaestebuch|disqus|livefyre|ugc|postbody|replies)$/;
const WORDS =
  /(?:^|-)(?:guest-book|forum-(?:post|reply|answer)|topic-reply|bbp-reply|reply-(?:content|body|text)|h-cite)(?:-|$)/;
/**
 * Words of such a class on a box that is the page's own: if there are any, how many, and the form
 * to write one.
 */
const ABOUT =
  /^(?:no|not|has|have|without|open|closed|enabled|disabled|count|counts|number|links?|form|respond|order|page|site|theme|layout)$/;
/** Lists of the latest ones, in the frame of every page. */
const LATEST = /(?:^|-)(?:recent|latest)-?(?:comments?|reviews?)(?:-|$)/;
const LONGEST_NAMES = 400;

const HEADING =
  /^[^.!?]{0,40}?(?<!\p{L})(?:comments|reviews|testimonials|guest\s?book|replies|\d{1,4} (?:thoughts?|responses?) (?:on|to)|(?:customers?|clients?|buyers?|people|they)’?'?s? (?:say|said|feedback|opinions?)|kommentare|bewertungen|rezensionen|kundenstimmen|kundenmeinungen|gästebuch|commentaires|avis(?: (?:des )?clients)?|témoignages|livre d['’]or|comentarios|reseñas|opiniones|testimonios|libro de visitas|comentários|avaliações|depoimentos|livro de visitas|commenti|recensioni|testimonianze|libro degli ospiti|отзывы|комментарии|гостевая(?: книга)?|відгуки|коментарі|komentarze|opinie|recenzje|księga gości|reacties|beoordelingen|gastenboek|yorumlar[ıi]?|ziyaretçi defteri|bình luận|komentar|ulasan|testimoni|buku tamu|التعليقات|آراء العملاء|评论|評論|客户评价|访客留言|留言本|留言板|コメント|レビュー|お客様の声|ゲストブック|댓글|리뷰|후기|방명록)(?!\p{L})[^.!?]{0,25}$/iu;
/** The heading of a form to write one, which may stand above the page's own contacts. */
const INVITES =
  /^(?:leave|write|add|post|send|give|submit|share|join|be the|напиши|остав|schreib|hinterlass|laisse|deja|escrib|deixe|scrivi)/iu;
const CONTACTS =
  /^(?:contacts?|contact (?:us|info\w*)|get in touch|reach us|write to us|where we are|find us|kontakte?|контакты|contatos?|contactos?|contatti|联系(?:我们|方式)|お問い合わせ|연락처|اتصل بنا|iletişim)$/iu;
const LONGEST_HEADING = 80;
/** Boxes of one statement: if a link in it is the visitor's, all of it is. */
const STATEMENT = /^(?:p|li|td|dd|figcaption)$/;

/** 1: a visitor wrote the text of the element, or it is quoted from a mail; by element number. */
export function visitorsWords(tape: Tape, zoning: Zoning, isWrapper: (number: number) => boolean): Uint8Array {
  const count = tape.elements.length;
  const marked = new Uint8Array(count);
  const faq = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const element = tape.elements[i] as Element;
    const parent = tape.parents[i] as number;
    if (parent !== -1 && marked[parent] === 1) {
      marked[i] = 1;
      continue;
    }
    const { itemtype = '', typeof: rdf = '' } = element.attribs;
    const typed = itemtype !== '' || rdf !== '';
    faq[i] = (parent !== -1 && faq[parent] === 1) || (typed && OWN_ANSWERS.test(`${itemtype} ${rdf}`)) ? 1 : 0;
    if (/^h[1-6]$/.test(element.name)) markBelow(tape, zoning, i, marked);
    const inMain = zoneOf(zoning, i) === 'main';
    if (isVisitors(tape, i, element, { faq: faq[i] === 1, inMain }) && !isWrapper(i)) marked[i] = 1;
    if (isVisitorsLink(element)) markStatement(tape, zoning, i, marked);
  }
  return marked;
}

function isVisitors(
  tape: Tape,
  i: number,
  element: Element,
  { faq, inMain }: { readonly faq: boolean; readonly inMain: boolean },
): boolean {
  const { name, attribs } = element;
  if (name === 'html' || name === 'body' || name === 'main' || name === 'form') return false;
  if (name === 'pre' && quotesMail(tape, i)) return true;
  const { itemtype = '', typeof: rdf = '', itemprop = '', role } = attribs;
  if (role === 'comment') return true;
  const typed = `${itemtype} ${rdf}`.trim();
  if (!faq && ((typed !== '' && TYPE.test(typed)) || (itemprop !== '' && PROPERTY.test(itemprop)))) return true;
  const { id, class: classes } = attribs;
  if (id === undefined && classes === undefined) return false;
  const names = `${id ?? ''} ${classes ?? ''}`;
  if (names.length < 2 || names.length > LONGEST_NAMES) return false;
  return inMain ? namesVisitors(names) : namesLatest(names);
}

/** "comment-72", "guestbookEntry"; not "comment-form". */
const namesVisitors = remembered((names): boolean =>
  plainNames(names).some((name) => {
    const words = name.split('-');
    return (words.some((word) => WORD.test(word)) || WORDS.test(name)) && !words.some((word) => ABOUT.test(word));
  }),
);

/** In header, menu and footer only a list of the latest comments. */
const namesLatest = remembered((names): boolean => plainNames(names).some((name) => LATEST.test(name)));

const plainNames = (names: string): string[] =>
  names
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/[_-]+/g, '-')
    .toLowerCase()
    .split(/\s+/);

/** Lines of a mail that is quoted begin with ">" (RFC 3676, 4.5); one alone may be an arrow. */
function quotesMail(tape: Tape, i: number): boolean {
  const text = tape.texts.slice(tape.textFrom[i], tape.textTo[i]).join('').slice(0, 4_000);
  return (text.match(/^\s{0,3}>/gm) ?? []).length >= 2;
}

function isVisitorsLink({ name, attribs }: Element): boolean {
  return name === 'a' && /(?:^|\s)ugc(?:\s|$)/i.test(attribs['rel'] ?? '');
}

/** The link, and in the main part the paragraph, item or cell that it stands in. */
function markStatement(tape: Tape, zoning: Zoning, link: number, marked: Uint8Array): void {
  marked[link] = 1;
  if (zoneOf(zoning, link) !== 'main') return;
  const box = ancestorAmong(tape, tape.parents[link] as number, STATEMENT, 6);
  if (box !== null) marked.fill(1, box, tape.ends[box]);
}

/**
 * Marks the part after a heading that announces visitors' words, up to the next heading of its
 * rank, or to a heading that invites to write one.
 */
function markBelow(tape: Tape, zoning: Zoning, heading: number, marked: Uint8Array): void {
  const words = wordsOf(tape, heading);
  if (zoneOf(zoning, heading) !== 'main' || !HEADING.test(words) || INVITES.test(words)) return;
  const rank = tape.elements[heading]?.name ?? '';
  let top = heading;
  for (let up = tape.parents[top] as number; up !== -1 && isAllOf(tape, up, heading); up = tape.parents[up] as number)
    top = up;
  const parent = tape.parents[top] as number;
  const end = parent === -1 ? tape.elements.length : (tape.ends[parent] as number);
  for (let i = tape.ends[top] as number; i < end; i = tape.ends[i] as number) {
    const next = headingIn(tape, i);
    if (next !== null && ((tape.elements[next]?.name ?? '') <= rank || CONTACTS.test(wordsOf(tape, next)))) return;
    if (zoneOf(zoning, i) === 'main') marked[i] = 1;
  }
}

function isAllOf(tape: Tape, box: number, heading: number): boolean {
  if (/^(?:html|body|main)$/.test(tape.elements[box]?.name ?? '')) return false;
  return tape.textFrom[box] === tape.textFrom[heading] && tape.textTo[box] === tape.textTo[heading];
}

function headingIn(tape: Tape, i: number): number | null {
  const end = Math.min(tape.ends[i] as number, i + 6);
  for (let at = i; at < end; at++) {
    if (/^h[1-6]$/.test(tape.elements[at]?.name ?? '')) return at;
    if (tape.textFrom[at] !== tape.textFrom[i]) return null;
  }
  return null;
}

function wordsOf(tape: Tape, i: number): string {
  const from = tape.textFrom[i] as number;
  const words = textBetween(tape, from, Math.min(tape.textTo[i] as number, from + 20));
  return words.length > LONGEST_HEADING ? '' : words;
}
