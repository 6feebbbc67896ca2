/** A page on a platform → the seller's part: no frame, machinery and form words of the platform. */
import type { AnyNode, Element } from 'domhandler';
import { frameOwner, type PlatformAddress, platformOfHost, readPlatformAddress } from '../../address/platform.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { mainText, visibleText } from './blocks.ts';
import type { Page } from './views.ts';
import { numberOf, type Tape } from './walk.ts';
import { type Zoning, zoneOf } from './zones.ts';

const FRAME_ZONES = new Set(['head', 'header', 'nav', 'footer']);
/** Boxes that platforms lay over or beside a seller's own text. */
const FRAME_WORD =
  /(?:^|[\s_-])(?:cookies?|consent|gdpr|log-?in|sign-?in|sign-?up|register|modal|overlay|pop-?up|popover|dialog|report|breadcrumbs?|share|sharing|captcha|newsletter|toast|tooltip|locale|currency|app-?banner|download-?app|search-?(?:bar|box|form)|sort(?:ing)?|filters?|pagination|recaptcha|(?:sub-?|cat(?:egory)?-?|mega-?)?(?:nav|navbar|navigation|menu)|announcement-?banner|service-?information)(?:$|[\s_-])/i;
/** Controls of a page. */
const FRAME_TAG = /^(?:form|dialog|button|label|fieldset|legend)$/;
const FRAME_ROLE =
  /^(?:dialog|alertdialog|alert|status|button|tab|tablist|menu|menubar|navigation|search|banner|contentinfo)$/;
/** Lines that a platform writes on its sellers' pages. Short ones: a seller's text is longer. */
const FRAME_LINE =
  /\b(?:log ?in|sign (?:in|up)|create an account|cookies?|report this|privacy (?:policy|settings)|terms of (?:use|service)|forgot(?:ten)? password|join (?:now|today)|download the app|all rights reserved|contact (?:shop|seller|supplier)|add to (?:cart|favou?rites)|follow(?:ers|ing)?\b|send (?:a )?(?:message|inquiry)|chat now)\b|войти|зарегистрир|пожаловаться|ログイン|新規登録|報告|登录|注册|举报|anmelden|iniciar sesi[oó]n|se connecter|entrar\b|تسجيل الدخول/i;
const LONGEST_FRAME_LINE = 120;
const OWN_METAS = /^(?:og:title|twitter:title|og:image.*|twitter:image)$/;

/** The platform's elements, by number: its zones and boxes with all in them, and forms. */
function frameOf(tape: Tape, zoning: Zoning): Uint8Array {
  const frame = new Uint8Array(tape.elements.length);
  for (let i = 0; i < frame.length; i++) {
    const parent = tape.parents[i] as number;
    const { name, attribs } = tape.elements[i] as Element;
    if (
      (parent !== -1 && frame[parent] === 1) ||
      FRAME_ZONES.has(zoneOf(zoning, i)) ||
      zoning.hidden[i] !== 0 ||
      FRAME_TAG.test(name) ||
      FRAME_ROLE.test(attribs['role'] ?? '') ||
      isFrameBox(name, attribs)
    )
      frame[i] = 1;
  }
  return frame;
}

function isFrameBox(name: string, attribs: Readonly<Record<string, string>>): boolean {
  // Page-wide classes name the view of the platform.
  if (name === 'html' || name === 'body' || name === 'main') return false;
  const words = `${attribs['id'] ?? ''} ${attribs['class'] ?? ''}`;
  return words.length > 1 && words.length < 400 && FRAME_WORD.test(words);
}

/** Trackers, comments, icons, head data, links to itself and to other shops are the platform's. */
export function ownPart(page: Page, tape: Tape, zoning: Zoning, platform: string): Page {
  const frame = frameOf(tape, zoning);
  const isOwnNode = (node: AnyNode): boolean => {
    const number = numberOf(node);
    return number !== undefined && frame[number] !== 1;
  };
  const isOwn = ({ node }: { readonly node: AnyNode }): boolean => isOwnNode(node);
  // A box of nothing but controls says only what they say.
  const speaking = new Set<number>();
  for (const [t, text] of tape.texts.entries())
    if (frame[tape.textOwner[t] as number] !== 1 && /\S/.test(text))
      speaking.add(tape.blockOwner[tape.textBlock[t] as number] as number);
  const saysOwn = ({ node }: { readonly node: AnyNode }): boolean => speaking.has(numberOf(node) ?? -1);
  // Members of a network link one another; links between shops are the platform's choice.
  const isSpoken = (url: string): boolean =>
    !isOfFrame(new URL(url).hostname, platform) || readPlatformAddress(url)?.unit === 'profile';
  const blocks = page.blocks.filter(
    (block) =>
      isOwn(block) && saysOwn(block) && !(block.text.length <= LONGEST_FRAME_LINE && FRAME_LINE.test(block.text)),
  );
  const text = visibleText(blocks);
  const { capture, url, role, condition, lang, title, marks } = page;
  const { isOfVisitors, isQuoted, isFramed, isFramedTitle, proofAt, place } = page;
  return {
    ...{ capture, url, role, condition, lang, title, marks },
    description: null,
    metas: page.metas.filter(({ name }) => OWN_METAS.test(name)),
    blocks,
    text,
    mainText: mainText(blocks, text),
    links: page.links.filter((link) => isOwn(link) && (link.url === null || isSpoken(link.url))),
    images: page.images.filter(isOwn),
    ...{ navs: [], scripts: [], comments: [] },
    outline: page.outline.filter((element, i) => i === 0 || isOwn(element)),
    named: (...names) => page.named(...names).filter(isOwnNode),
    having: (isAsked) => page.having(isAsked).filter(isOwnNode),
    // The operator has looked at the page, frame or not.
    ruled: page.ruled,
    jsonLd: page.jsonLd.filter(({ data }) => !isPlatformsData(data, platform)),
    ...{ isOfVisitors, isQuoted, isFramed, isFramedTitle, proofAt, place },
  };
}

/** Structured data about the platform: its own record, not the shop's or the goods'. */
function isPlatformsData(data: unknown, platform: string): boolean {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return false;
  const type: unknown = Reflect.get(data, '@type');
  const url: unknown = Reflect.get(data, 'url');
  if (typeof type !== 'string' || !/^(?:website|organization|corporation|breadcrumblist)$/i.test(type)) return false;
  if (/breadcrumb/i.test(type) || typeof url !== 'string' || !isUrl(url)) return true;
  const { hostname, pathname } = new URL(url);
  return isOfFrame(hostname, platform) && pathname.length <= 1;
}

function isOfFrame(hostname: string, platform: string): boolean {
  const other = platformOfHost(hostname);
  return other !== null && frameOwner(other) === frameOwner(platform);
}

type Claims = Pick<Page, 'url' | 'links' | 'metas' | 'jsonLd'>;

/** Types of data whose address is the page's own; an organisation's may be a profile elsewhere. */
const OF_PAGE = /^(?:webpage|profilepage|collectionpage|itempage|product|store|onlinestore|itemlist|productgroup)$/i;

/**
 * The page's address, else its canonical link, og:url or data. A page may lie: only the platform's
 * frame may depend on it.
 */
export function claimedPlatformAddress(page: Claims): PlatformAddress | null {
  const served = readPlatformAddress(page.url);
  // An unknown view of the platform itself is no shop, whatever it claims.
  if (served !== null) return isMembers(served) ? served : null;
  for (const claim of claims(page)) {
    const claimed = readPlatformAddress(claim);
    if (claimed !== null && isMembers(claimed)) return claimed;
  }
  return null;
}

function isMembers({ unit }: PlatformAddress): boolean {
  return unit !== 'platform' && unit !== 'mirror';
}

function* claims({ links, metas, jsonLd }: Claims): Generator<string> {
  for (const { rel, url, node } of links)
    if (/\bcanonical\b/.test(rel) && url !== null && (node as Element).name === 'link') yield url;
  for (const { name, content } of metas) if (/^(?:og:url|al:web:url|twitter:url)$/.test(name)) yield content;
  for (const { data } of jsonLd) {
    const node: unknown = Array.isArray(data) ? data[0] : data;
    if (typeof node !== 'object' || node === null) continue;
    const type: unknown = Reflect.get(node, '@type');
    const url: unknown = Reflect.get(node, 'url') ?? Reflect.get(node, '@id');
    if (typeof type === 'string' && OF_PAGE.test(type) && typeof url === 'string') yield url;
  }
}
