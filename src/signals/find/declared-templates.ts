/** Reads the theme, maker and engine that a page declares, in text, code and addresses. */
import type { AnyNode, Element } from 'domhandler';
import { isUrl } from '../../model/text/is-url.ts';
import type { Page } from '../../page/view/views.ts';
import { domainName } from '../../values/domain-name.ts';
import { foldedText, plainText } from '../../values/plain-text.ts';
import { remembered } from '../../values/remember.ts';
import { beginsWithName, isLinked, linkedWords } from './credit-line.ts';

/**
 * credit: a theme or its maker by name. folder: of styles and scripts. file: a style sheet and a
 * script of one name. host: of the styles. engine: the generator. demo: a theme's words in the
 * place of its user's name. Folder, file and host may also be the operator's own names.
 */
export const KINDS = ['credit', 'folder', 'file', 'host', 'engine', 'demo'] as const;
export type DeclaredKind = (typeof KINDS)[number];

const LONGEST_BLOCK = 600;
const LONGEST_LINE = 150;
const LAST_BLOCKS = 12;
const LAST_LINES = 3;
const LONGEST_COMMENT = 3_000;
/** A longer text is a sentence rather than a name. */
const LONGEST_NAME = 40;
const MOST_WORDS = 5;
const LEAST_LETTERS = 3;
const READ_OF_SCRIPT = 20_000;

/** Words before a name. Goods are made "with" or "on" too, so ON_WHAT skips the main text. */
const BETWEEN =
  '(?:[ ,]{1,3}(?:is|was|and|&|with|love|♥|❤|proudly|hand ?crafted|designed|developed|hosted|coded|built|made|template|theme|name|author)){0,4}';
const BY_WHOM = new RegExp(
  `(?<!\\p{L})(?:power(?:ed)?|(?:web ?|web-?)?sites?|themed?|templated?|skin|layout|(?:web ?)?design(?:ed|er)?|(?:web ?)?develop(?:ed|ment|er)?|created?|built|made|hosted|crafted|coded)${BETWEEN} {0,2}by(?!\\p{L}) ?:? {0,2}`,
  'giu',
);
const ON_WHAT = new RegExp(
  `(?<!\\p{L})(?:powered|built|made|created|hosted|runs|running)${BETWEEN} {0,2}(?:with|on|using)(?!\\p{L}) {0,2}`,
  'giu',
);
const COLON = /(?<!\p{L})(?:(?:theme|template|skin|layout)(?: name)?|(?:web ?)?design(?:ed)?) {0,2}: {0,2}/giu;
/** "Made by" in other languages; then nouns before a colon: design, development, support. */
const ABROAD =
  /(?<!\p{L})(?:(?:diseñad|desarrollad|cread|realizad|desenvolvid|criad|feit)[oa] por|plantilla (?:de|por)|(?:realizzato|sviluppato|creato|sito) (?:da|by)|(?:réalisé|créé|développé|propulsé|conçu)e? par|(?:erstellt|umgesetzt|gestaltet|betrieben|realisiert|design|webdesign|umsetzung|realisierung) (?:von|durch)|(?:ontwikkeld|gemaakt|ontworpen|webdesign|website|realisatie) door|работает на|працює на)(?!\p{L}):? {0,2}/giu;
const COLON_ABROAD =
  /(?:(?:разработка|создание|дизайн|розробка|створення)(?: (?:и|та|і) \p{L}{1,14})?(?: (?:сайт|магазин|інтернет-магазин)\p{L}{0,3})?|diseño(?: web)?|desarrollo(?: web)?|desenvolvimento|réalisation|conception|webdesign|umsetzung|realisierung|realizzazione|realisatie|ontwerp|projekt(?: i wykonanie)?|realizacja|wykonanie|tasar[ıi]m|技术支持|网站建设|网站制作|网站设计|網站設計|技術支援|制作|デザイン|テーマ|تصميم|تطوير) {0,2}(?::|—|-) {0,2}/giu;
const EVERYWHERE = [BY_WHOM, COLON];
const OF_SITE =
  /(?<!\p{L})(?:(?:web ?|web-?)?sites?|themed?|templated?|web ?design(?:ed)?)(?: \p{L}{1,12}){0,2} by(?!\p{L})/iu;
/** A line that begins with its credit, or holds a notice. */
const END_OF_PAGE = /©|^\P{L}{0,4}(?:proudly )?\p{L}{4,9}(?: (?:and|&) \p{L}{4,9})? by /iu;
const IN_FRAME = [...EVERYWHERE, ON_WHAT, ABROAD, COLON_ABROAD];
/** The text after a name. A hyphen is part of a name, a dash between spaces is not. */
const END =
  /[.!?]\s|[.!?]$|[|·•,;()[\]{}©<>"“”«»。！、，；\n]|https?:|\s[-/]\s|\s(?:all rights|copyright|license|v?\d+[.\d]*)(?!\p{L})/iu;
const BY = /\s(?:by|from|on|with|and)\s|(?<=\p{L}):\s/iu;
/** Words behind "by" or "with" that name no maker. */
const NOBODY =
  /^(?:love|hand|hands|us|you|me|passion|care|pride|the|and|our|this|that|free|default|custom|color|dark|light|auto|name|home|html|html5|css|css3|javascript|jquery|php|web|website|design|company|your|author|theme|template|none|coffee|home ?page|get ?bootstrap|bootstrap|category|collection|brand|trust|reliability|code)$/;
/** Names that a folder or file has everywhere. */
const GENERIC =
  /^(?:css|js|img|images?|assets?|static|dist|build|public|styles?|stylesheets?|javascripts?|scripts?|fonts?|media|files?|upload(?:s|ed)?|vendors?|lib(?:s|rary)?|plugins?|common|base|core|main|default|themes?|templates?|skins?|custom|site|web|www|home|index|front(?:end)?|desktop|mobile|global|screen|print|responsive|layout|app|all|bundle|libraries|system|user|modernizr|font-?awesome|normalize|reset|animate|min|en|ru|zh|cn|pc|new|contrib|html|page|master|src|slick|swiper|fancybox|lightbox|owl\W?carousel|colou?rbox|magnific\W?popup|photoswipe|aos|jquery[\w.-]*|bootstrap[\w.-]*|prism|highlight|cookie[\w-]*|menu|slider|form|chunk[\w-]*|runtime|\d+)$/i;
/** Hosts from which any site loads libraries and fonts. */
export const LIBRARY_HOST =
  /(?:googleapis|gstatic|google|googletagmanager|cloudflare|jsdelivr|unpkg|bootstrapcdn|jquery|fontawesome|typekit|cloudfront|amazonaws|akamaihd|fastly|facebook|fbcdn|bootcss|bootcdn|staticfile|baidu|yandex|aspnetcdn|fonts|typography|yahooapis|w|wp|gravatar|azureedge|githubusercontent|addthis|disqus|mailchimp|mapbox|hsforms|hubspot)$/;
/** Hosts named after the themes that they give away or sell. */
export const THEME_HOST = /theme|templat|html5|bootstrap|sitebuilder|freecss|free-css|webdesign/;

const FOLDER =
  /(?:^|\/)(?:wp-content\/themes|bitrix\/templates|catalog\/view\/(?:theme|javascript)|sites\/[\w.-]{1,40}\/themes(?:\/(?:custom|contrib))?|skin\/frontend(?:\/[\w.-]{1,40})?|static\/(?:version\d{1,14}\/)?frontend\/[\w.-]{1,40}|app_themes|themes?|templates?|skins?|tpl)\/([\w .-]{2,40})\/[^/]/i;
const FILE = /(?:^|\/)([a-z][\w-]{2,40}?)(?:[.-](?:min|v?\d[\d.]*|[0-9a-f]{8,32}))*\.(css|js)(?:$|[?#])/i;

type RawName = readonly [kind: DeclaredKind, raw: string, node: AnyNode, quote: string];

/** All declarations of a page: names in letters and digits, lower case, in document order. */
export function declaredBy(page: Page, own: string) {
  const names = [...textNames(page), ...sourceNames(page, own)].flatMap(([kind, raw, node, quote]) => {
    const name = nameOf(raw);
    return name === null || name === own ? [] : [{ kind, name, node, quote }];
  });
  return [...names, ...demoSigns(page)];
}

function* textNames(page: Page): Generator<RawName> {
  const { length } = page.blocks;
  for (const [at, { text, zone, node }] of page.blocks.entries()) {
    const inMain = zone === 'main';
    // Without a marked footer the credit is in one of the last lines.
    if (text.length > (inMain ? LONGEST_LINE : LONGEST_BLOCK) || (inMain && at < length - LAST_BLOCKS)) continue;
    const plain = plainText(text);
    const linked = (): string[] => linkedWords(node);
    const isLast = at >= length - LAST_LINES;
    const names = inMain ? creditsInMain(plain, linked, isLast) : creditsIn(plain, linked, endsInFrame);
    for (const name of names) yield ['credit', name, node, text];
  }
  for (const { text, node } of page.comments) {
    if (text.length > LONGEST_COMMENT || /^\s*\[|<\w|mirrored from|saved from/i.test(text)) continue;
    for (const name of creditsInComment(plainText(text))) yield ['credit', name, node, text];
  }
  for (const { name, content, node } of page.metas) {
    const start = content.slice(0, LONGEST_BLOCK);
    if (name === 'generator') yield ['engine', engineOf(content), node, content];
    else if (/^(?:template|theme|theme-name|template-name|designer|web_author)$/.test(name))
      yield ['credit', content, node, content];
    else if (name === 'description' && /(?:theme|template)/i.test(start))
      for (const credit of creditsIn(plainText(start), () => [])) yield ['credit', credit, node, content];
  }
  for (const { url, zone, node, text } of page.links) {
    const label = zone === 'main' || url === null ? null : labelOf(url);
    if (label !== null && THEME_HOST.test(label)) yield ['credit', label, node, text === '' ? (url ?? '') : text];
  }
}

function* sourceNames(page: Page, own: string): Generator<RawName> {
  const styles = page.links.flatMap(({ href, rel, node }) =>
    (node as Element).name === 'link' && /stylesheet/i.test(rel) ? [{ address: href, isStyle: true, node }] : [],
  );
  const scripts = page.scripts.flatMap(({ src, node }) =>
    src === null ? [] : [{ address: src, isStyle: false, node }],
  );
  const stems = new Map<string, Set<string>>();
  for (const { address, isStyle, node } of [...styles, ...scripts]) {
    const href = address.slice(0, 500);
    const folder = FOLDER.exec(href)?.[1];
    if (folder !== undefined && !GENERIC.test(folder)) yield ['folder', folder.replace(/[-_]child$/i, ''), node, href];
    const label = isStyle && /^(?:https?:)?\/\//i.test(href) ? labelOf(href.replace(/^\/\//, 'https://')) : null;
    if (label !== null && label !== own && !LIBRARY_HOST.test(label)) yield ['host', label, node, href];
    const [, stem, type] = FILE.exec(href) ?? [];
    if (stem === undefined || type === undefined || GENERIC.test(stem)) continue;
    const types = stems.get(stem.toLowerCase()) ?? new Set();
    if (types.size === 1 && !types.has(type.toLowerCase())) yield ['file', stem, node, href];
    stems.set(stem.toLowerCase(), types.add(type.toLowerCase()));
  }
  for (const { text, node } of page.scripts) {
    // Shopify writes the theme into every page of a shop; the number is from its theme store.
    const theme = /Shopify\.theme\s{0,3}=\s{0,3}\{([^}]{0,600})\}/.exec(text.slice(0, READ_OF_SCRIPT))?.[1] ?? '';
    const store = /"theme_store_id":\s{0,3}(\d{1,8})/.exec(theme)?.[1];
    if (store !== undefined) yield ['credit', `shopify theme ${store}`, node, theme];
  }
}

/** Where in a text the words of a credit end. */
const creditEnds = (patterns: readonly RegExp[]): ((text: string) => readonly number[]) =>
  remembered((text) =>
    patterns.flatMap((pattern) => [...text.matchAll(pattern)]).map(({ index, 0: words }) => index + words.length),
  );
const endsEverywhere = creditEnds(EVERYWHERE);
const endsInFrame = creditEnds(IN_FRAME);

/** Names behind "theme by", "site by"; "Theme: A by B" gives both. @param linked texts of links */
function creditsIn(text: string, linked: () => readonly string[], endsIn = endsEverywhere): string[] {
  return endsIn(text).flatMap((at) => {
    const behind = text.slice(at, at + 2 * LONGEST_NAME);
    const others = linked();
    if (!beginsWithName(behind, others)) return [];
    const names = behind.slice(0, END.exec(behind)?.index ?? behind.length).split(BY);
    return names.filter((name) => beginsWithName(name, others));
  });
}

/** Goods have themes and makers: here a credit must link its name, name a site or end the page. */
function creditsInMain(text: string, linked: () => readonly string[], isLast: boolean): string[] {
  const names = creditsIn(text, linked);
  if (names.length === 0) return names;
  const isCredit = OF_SITE.test(text) || (isLast && END_OF_PAGE.test(text));
  return isCredit ? names : names.filter((name) => isLinked(name, linked()));
}

/** Makers sign in comments: a credit, "Name by Maker", or the address of a host of themes. */
function creditsInComment(text: string): string[] {
  const names = text.split('\n').flatMap((line) => (line.length > LONGEST_BLOCK ? [] : creditsIn(line, () => [])));
  const hosts = [...text.matchAll(/(?:https?:\/\/|www\.)([\w.-]{4,80})/gi)];
  const labels = hosts.flatMap(([, host = '']) => domainName(host)?.label ?? []);
  names.push(...labels.filter((label) => THEME_HOST.test(label)));
  if (/theme|template|licen[cs]e|html5|free/i.test(text)) {
    const signed = /^[\s*!]{0,20}([\p{L}\d][\p{L}\d '&-]{1,30}) by ([\p{L}\d][\p{L}\d '&-]{1,30})\s*$/imu.exec(text);
    names.push(...(signed?.slice(1) ?? []));
  }
  return names;
}

const engineOf = (content: string): string =>
  content
    .replace(/^\s*(?:powered|made|built|created|proudly)[\w ]{0,20}?(?:by|with)\s+/i, '')
    .split(/\sv?\d|[;,(|!]|\s-\s|https?:/i)[0] ?? '';

const labelOf = (url: string): string | null =>
  isUrl(url) ? (domainName(new URL(url).hostname)?.label ?? null) : null;

function nameOf(raw: string): string | null {
  const text = foldedText(raw.slice(0, 200)).replace(/^(?:the|a|an|free|our)\s/, '');
  if (text.length > LONGEST_NAME || text.split(' ').length > MOST_WORDS) return null;
  const name = (domainName(text)?.label ?? text).replace(/[^\p{L}\p{N}]+/gu, '');
  const letters = name.replace(/\P{L}/gu, '');
  if (letters.length < (/\p{Script=Han}/u.test(letters) ? 2 : LEAST_LETTERS)) return null;
  return NOBODY.test(text) || NOBODY.test(name) || GENERIC.test(name) ? null : name;
}

const LONGEST_DEMO = 300;
const DEMO_TITLE =
  /\b(?:bootstrap|html ?5?|css ?3?|wordpress|web ?site|landing page|one ?page|responsive|multipurpose|free|blog|portfolio|business|agency|e-?commerce|shop)\b.{0,30}\b(?:theme|template)s?\b/i;
/** Words in the place of the owner's name. */
const DEMO_OWNER =
  /(?:©|\(c\)|copyright)[^\p{L}]{0,20}(?:copyright[^\p{L}]{0,20})?(?:by )?(?:your|my) ?(?:own )?(?:web ?site|site|company|business|brand|name|store|shop|organi[sz]ation|domain)\b|(?:©|\(c\)|copyright)[^\p{L}]{0,20}(?:company|website|site|brand|business) ?name\b/iu;

/** The demo words of a page, at most one of each sort, without visitors' words. */
function demoSigns(page: Pick<Page, 'title' | 'blocks' | 'isOfVisitors'>) {
  const { title, blocks } = page;
  const isTitle = title !== null && DEMO_TITLE.test(title.slice(0, LONGEST_DEMO));
  const owner = blocks.find(
    ({ text, hidden, node }) =>
      !hidden && text.length <= LONGEST_DEMO && DEMO_OWNER.test(text) && !page.isOfVisitors(node),
  );
  const signs = [
    { name: 'title', node: isTitle ? blocks[0]?.node : undefined, quote: title ?? '' },
    { name: 'owner', node: owner?.node, quote: owner?.text ?? '' },
  ];
  return signs.flatMap(({ name, node, quote }) =>
    node === undefined ? [] : { kind: 'demo' as const, name, node, quote },
  );
}
