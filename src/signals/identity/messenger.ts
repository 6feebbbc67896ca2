/** Messenger accounts that are not phone numbers: those count once, in `contact-phone`. */
import type { AnyNode } from 'domhandler';
import { z } from 'zod';
import { standsInPost } from '../../page/view/posts.ts';
import type { Page, Site } from '../../page/view/views.ts';
import { plainText, quoteAround } from '../../values/plain-text.ts';
import { remembered } from '../../values/remember.ts';
import { AT, COLON, OTHER, SLASH } from '../../values/text-signs.ts';
import { codeTexts } from '../find/code-payload.ts';
import { givenValues } from '../find/given-values.ts';
import { linesHolding } from '../find/labelled-lines.ts';
import { contactPlace } from '../find/listing-blocks.ts';
import { occurrenceSignal } from '../occurrence-signal.ts';
import { KindedOccurrence, kinded } from '../occurrences.ts';
import type { Signal } from '../signal.ts';

type Handle = { readonly kind: string; readonly id: string };

interface Messenger {
  readonly kind: string;
  /** Addresses that open a chat; the first group is the id. All quantifiers bounded. */
  readonly links?: readonly RegExp[];
  /** Hosts of such addresses that pages also write out as words. */
  readonly hosts?: string;
  /** Words that announce an id in text: a quick test before `text`. */
  readonly cue?: string;
  /** The id must follow a colon, or the word alone must leave no doubt. */
  readonly text?: readonly RegExp[];
  /** Ids that differ by case. */
  readonly cased?: true;
}

/** One row a messenger. `-code`: the id in its QR code, which is the same in a link. */
// biome-ignore format: a table, one pattern a line
const MESSENGERS: readonly Messenger[] = [
  { kind: 'whatsapp-invite', hosts: 'chat.whatsapp.com wa.me', cased: true, links: [
    /chat\.whatsapp\.com\/(?:invite\/)?([A-Za-z0-9]{18,24})/,
    /wa\.me\/message\/([A-Z0-9]{10,20})/,
  ] },
  { kind: 'whatsapp-code', cased: true, links: [/wa\.me\/qr\/([A-Z0-9]{10,20})/] },
  { kind: 'wechat-code', hosts: 'u.wechat.com', cased: true, links: [
    /\/\/u\.wechat\.com\/([A-Za-z0-9_-]{10,60})/,
    /\/\/weixin\.qq\.com\/[rgq]\/([A-Za-z0-9_-]{10,60})/,
  ] },
  { kind: 'wechat', cue: 'we\\s?chat|weixin|微信', links: [
    /^weixin:\/\/(?:dl\/chat\?|contacts\/profile\/)([a-z][a-z0-9_-]{5,19})/i,
  ], text: [
    /(?:we\s?chat|weixin|微信号?|微信號)(?: ?(?:id|no\.?|number|account))?\s{0,2}[:：=]\s{0,3}([a-z][a-z0-9_-]{5,19})(?![a-z0-9_@.-])/giu,
  ] },
  { kind: 'qq', cue: 'qq|\uff31', links: [
    /(?:wpa\.qq\.com\/msgrd|tencent:\/\/message\/?)\?(?:[^#]{0,300}&)?uin=(\d{5,11})(?!\d)/i,
    /wpa1?\.qq\.com\/[^?#]{0,80}\?(?:[^#]{0,300}&)?uin=(\d{5,11})(?!\d)/i,
  ], text: [
    /(?:^|[^a-z])qq(?: ?(?:号码?|no\.?|number|id))?\s{0,2}[:：=]\s{0,3}([1-9]\d{4,10})(?!\d)/giu,
  ] },
  { kind: 'skype', cue: 'skype', links: [/^\s*skype:([a-z0-9][a-z0-9._:,-]{2,60})/i], text: [
    /skype(?: ?(?:id|name|号))?\s{0,2}[:：=]\s{0,3}((?:live:)?[a-z][a-z0-9._,:-]{4,50})(?![a-z0-9._@-])/giu,
  ] },
  { kind: 'telegram', hosts: 't.me telegram.me telegram.dog', cue: 'telegram|телеграм|تلگرام', links: [
    /(?:\/\/|^)(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)\/(?:s\/|joinchat\/|\+)?([A-Za-z][A-Za-z0-9_]{4,31})(?=$|[/?#])/i,
    /^tg:\/\/resolve\?(?:[^#]{0,200}&)?domain=([A-Za-z][A-Za-z0-9_]{4,31})/i,
  ], text: [
    /(?:telegram|телеграм+|تلگرام)(?: ?(?:id|channel))?\s{0,2}[:：=]?\s{0,3}@([a-z][a-z0-9_]{4,31})/giu,
    /(?:telegram|телеграм+)(?: ?id)?\s{0,2}[:：=]\s{0,3}([a-z][a-z0-9_]{4,31})(?![a-z0-9_.@])/giu,
  ] },
  { kind: 'line', hosts: 'line.me lin.ee', cue: 'line', cased: true, links: [
    /line\.me\/(?:R\/)?ti\/p\/(?:~|@|%40)?([A-Za-z0-9._-]{3,40})/,
    /lin\.ee\/([A-Za-z0-9]{5,12})/,
  ], text: [/(?:^|[^a-z])line ?id\s{0,2}[:：=]\s{0,3}@?([a-z0-9][a-z0-9._-]{3,40})/giu] },
  { kind: 'messenger', hosts: 'm.me', links: [/(?:\/\/|^)(?:www\.)?m\.me\/([A-Za-z0-9.]{5,50})/i] },
  { kind: 'kakaotalk', hosts: 'pf.kakao.com', links: [/pf\.kakao\.com\/(_[A-Za-z0-9]{4,12})/] },
  { kind: 'wickr', cue: 'wickr', text: [/wickr(?: ?(?:id|me))?\s{0,2}[:：=]\s{0,3}@?([a-z][a-z0-9._-]{3,40})/giu] },
  { kind: 'threema', cue: 'threema', text: [/threema(?: ?id)?\s{0,2}[:：=]\s{0,3}([0-9a-z]{8})(?![0-9a-z])/giu] },
];
const LINKS = MESSENGERS.flatMap(({ kind, links = [] }) => links.map((pattern) => ({ kind, pattern })));
const TEXTS = MESSENGERS.flatMap(({ kind, text = [] }) => text.map((pattern) => ({ kind, pattern })));
const CASED = new Set(MESSENGERS.flatMap(({ kind, cased }) => (cased ? [kind] : [])));
const MAY_HOLD_CUE = new RegExp(MESSENGERS.flatMap(({ cue }) => cue ?? []).join('|'), 'i');
const HOSTS = MESSENGERS.flatMap(({ hosts }) => hosts?.split(' ') ?? [])
  .join('|')
  .replaceAll('.', '\\.');
const MAY_HOLD_LINK = new RegExp(`\\b(?:${HOSTS})/`, 'i');
/** Links written out in text. */
const WRITTEN_LINK = new RegExp(`(?<![\\w./@-])(?:https?://)?(?:www\\.)?((?:${HOSTS})/[^\\s<>"'()]{3,200})`, 'gi');

// After an id the line ends or a label follows; "WeChat: customer service" is a sentence.
const ENDS_LINE = /^[.,;，；。)）]?\s{0,3}(?:$|[\n|｜•·]|[,;/&，；、-]?\s{0,3}[\p{L}\s]{1,20}[:：])/u;
const NO_WORD = /[\d_:]/;

// Ids that are words of the page, of the vendor's button or own pages, or of a theme.
const NOT_AN_ID =
  /^(?:https?|www|share|joinchat|addstickers|addemoji|addtheme|addlist|boost|login|setlanguage|invoice|giftcode|confirmphone|botfather|iv|proxy|socks|(?:wechat|weixin|skype|telegram|line|qq)[._-]?(?:id|name|no|number|account|123)|available|accepted|supported|included|unlimited|enabled|disabled|optional|coming|soon|customer|service|services|subscribe|channel|group|click|scan|mon(?:day)?|(?:tues|wednes|thurs|fri|satur|sun)day|daily|username|your[._-]?(?:id|name|username|skype|wechat)|example|example[._-]?id|skype|wechat|weixin|telegram|whatsapp|contact|contacts|email|phone|mobile|number|please|online|live|chat|add|echo123|username123|123456(?:7(?:8(?:90?)?)?)?|12345|111111+|888888+|10000|10001|tel|mailto|account|official|support)$/;
const PHONE_LIKE = /^\+?\d{8,15}$/;

function normalised(kind: string, raw: string): string | null {
  const id = CASED.has(kind) ? raw : raw.toLowerCase();
  const clean = id.replace(/^8:/, '').replace(/[.,:-]+$/, '');
  if (NOT_AN_ID.test(clean.toLowerCase()) || clean.length < 3) return null;
  if (kind !== 'qq' && PHONE_LIKE.test(clean)) return null;
  if (kind === 'skype' && /^\d/.test(clean)) return null;
  return clean;
}

/** The handle in one link; null for other links and share dialogues. */
export const messengerInLink = remembered((href): Handle | null => {
  const short = href.slice(0, 1_000);
  for (const { kind, pattern } of LINKS) {
    const raw = pattern.exec(short)?.[1];
    const id = raw === undefined ? null : normalised(kind, raw);
    if (id !== null) return { kind, id };
  }
  return null;
});

/** Accounts behind a cue in text. @param labelled false: the id must look like no word */
export function messengersInText(text: string, labelled = true): (Handle & { readonly quote: string })[] {
  if (!MAY_HOLD_CUE.test(text)) return [];
  const plain = plainText(text);
  const handles: (Handle & { quote: string })[] = [];
  for (const { kind, pattern } of TEXTS) {
    for (const match of plain.matchAll(pattern)) {
      const [found, raw = ''] = match;
      const id = normalised(kind, raw);
      const ends = labelled && ENDS_LINE.test(plain.slice(match.index + found.length));
      const sure = ends || NO_WORD.test(raw) || found.includes('@');
      if (id !== null && sure) handles.push({ kind, id, quote: quoteAround(plain, match.index, match[0].length) });
      if (handles.length >= 100) return handles;
    }
  }
  return handles;
}

/** Links to messengers that a text gives as words. */
const writtenLinks = (text: string): string[] =>
  MAY_HOLD_LINK.test(text)
    ? [...plainText(text).matchAll(WRITTEN_LINK)].slice(0, 100).map(([, link]) => `https://${link}`)
    : [];

function* accountsOn(site: Site, page: Page): Generator<KindedOccurrence> {
  const inPost = standsInPost(site, page);
  const linked = (handle: Handle | null, node: AnyNode, quote: string): KindedOccurrence[] =>
    // Channels repost one another; a number or an id in a post is there to be written to.
    handle === null || (handle.kind === 'telegram' && inPost(node))
      ? []
      : [kinded(handle.kind, handle.id, contactPlace(page, node, quote))];
  for (const { href, url, node } of page.links) {
    // A network's exit link hides the address until it is unwrapped.
    yield* linked(messengerInLink(href) ?? (url === null ? null : messengerInLink(url)), node, href);
  }
  for (const { text, signs, node } of page.blocks)
    for (const link of (signs & SLASH) === 0 ? [] : writtenLinks(text))
      yield* linked(messengerInLink(link), node, link);
  for (const { text, block, sure } of linesHolding(page, AT | COLON | OTHER))
    for (const { kind, id, quote } of messengersInText(text, sure))
      yield kinded(kind, id, contactPlace(page, block.node, quote));
}

function* find(site: Site): Generator<KindedOccurrence> {
  for (const page of site.pages) yield* accountsOn(site, page);
  for (const { text, value, place } of givenValues(site, 'account')) {
    const linked = messengerInLink(value) ?? messengerInLink(text);
    const handles = linked === null ? messengersInText(text) : [linked];
    for (const { kind, id } of handles) yield kinded(kind, id, place);
  }
  for (const { text, place } of codeTexts(site)) {
    const handle = messengerInLink(text);
    if (handle !== null) yield kinded(handle.kind, handle.id, place);
  }
}

export const messenger: Signal<'messenger', KindedOccurrence[]> = occurrenceSignal({
  id: 'messenger',
  version: 8,
  group: 'identity',
  reaches: true,
  sold: true,
  stated: true,
  onNewOwner: 'own',
  noun: ['messenger account', 'messenger accounts'],
  listNoun: 'messenger name',
  alertNoun: ['messenger', 'messengers'],
  changeAbout: 'contact',
  sentence: 'Accounts on WeChat, QQ, Skype, Telegram, LINE and other messengers that the site gives as its own.',
  traps: [
    'A chat button can carry the account of the company that made it.',
    'A sales agent who works for several unrelated companies uses one account for all of them.',
  ],
  value: z.array(KindedOccurrence),
  find,
  note: (names) => `Both sides give the messenger account ${names}.`,
});
