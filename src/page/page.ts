import { type AnyNode, type Element, isComment, isTag } from 'domhandler';
import type { PlatformAddress } from '../address/platform.ts';
import type { Capture } from '../model/facts/visit.ts';
import { countsOf } from '../model/group-by.ts';
import type { ShownPage } from '../model/ports/capture.ts';
import type { Kind, PageRole } from '../model/words.ts';
import { remembered } from '../values/remember.ts';
import { foldAddress } from './address.ts';
import { decode } from './decode.ts';
import { lazy, lazyMembers } from './lazy.ts';
import { isNoticeOnly } from './legal-page.ts';
import { conditionOf } from './notice/condition.ts';
import { isBarePage, type PageFacts } from './notice/own-signs.ts';
import { wantsScripts } from './notice/shell.ts';
import type { OwnPage } from './own/own-page.ts';
import type { Ownership } from './own/ownership.ts';
import { elementsOf, type FindByRules, type RuleFind } from './rules/rule-find.ts';
import { ownersParts, ruledValues } from './rules/ruled-views.ts';
import { blocksOf, mainText, visibleText } from './view/blocks.ts';
import { echoOf, isSearchPage } from './view/echo.ts';
import { foldText } from './view/fold-text.ts';
import { declaredLanguage, jsonLdOf, metasOf, scriptsOf, titleOf } from './view/head-data.ts';
import { imagesOf } from './view/images.ts';
import { languageOf } from './view/language.ts';
import { baseOf, linksOf } from './view/links.ts';
import { navsOf } from './view/nav.ts';
import { claimedPlatformAddress, ownPart } from './view/own-part.ts';
import { parsePage } from './view/parse.ts';
import { isContact, partOf, QUOTATION, tellingAround, tellingOf } from './view/part.ts';
import { selectorsOf } from './view/place.ts';
import type { Meta, OutlineElement, Page, Zone } from './view/views.ts';
import { visitorsWords } from './view/visitors.ts';
import { havingOn, namedOn, numberOf, type Tape, walk } from './view/walk.ts';
import { shapeOf, wideBoxes } from './view/wrapper.ts';
import { zoneOf, zonesOf } from './view/zones.ts';

export interface PageSource {
  readonly url: string;
  readonly status: number | null;
  readonly kind: Kind;
  readonly role: PageRole;
  /** Null where a page is only asked for advice and no place on it will be named. */
  readonly capture: Capture | null;
  /** True if the site's owner links to the page, so that its address is in the owner's words. */
  readonly isLedTo?: () => boolean;
  /** The site's own contacts, by proof from all its pages; absent: nothing is proven. */
  readonly owns?: () => Ownership;
  /** The operator's rules; absent: none. */
  readonly rules?: FindByRules;
  /** Pages that were read for advice. */
  readonly kept?: KeptPages | undefined;
}

export type About = Pick<PageSource, 'url' | 'status' | 'kind'>;

/** Made in kept-pages.ts. */
export interface KeptPages {
  keep(markup: string, about: About, page: OpenedPage): void;
  /** The page, which is then no longer kept; undefined: it must be parsed. */
  take(markup: string, about: About): OpenedPage | undefined;
}

/** A page, with the functions that only its site, capture and the platform's frame use. */
export interface OpenedPage extends Page, OwnPage {
  /** Scripts would have to fill the page. */
  readonly emptyShell: boolean;
  /** It shows no more than a notice. */
  readonly bare: boolean;
  /** Addresses of pages that stand in for this one: frames, refresh targets. */
  readonly standIns: readonly string[];
  /** Where on a platform the page is, or claims to be. */
  readonly platformAddress: PlatformAddress | null;
  /** Addresses that the owner links to: in header, menu, footer, on the home page anywhere. */
  readonly ownersLinks: readonly string[];
  /** Its elements that the operator's rules name. */
  readonly finds: readonly RuleFind[];
  withoutFrame(platform: string): Page;
}

type Values<Of> = { [Name in keyof Of as Of[Name] extends (...asked: never[]) => unknown ? never : Name]: Of[Name] };

/** One page: parsed and walked at the first look at it, every view made at its first use. */
export function openPage(markup: string, source: PageSource): OpenedPage {
  const { url, role, capture } = source;
  // Elements that a rule ignores are missing from the walk.
  const advised = source.rules === undefined ? source.kept?.take(markup, source) : undefined;
  const parsed = lazy(() => parsePage(markup));
  const finds = lazy(() => source.rules?.findOn(parsed().root, url) ?? []);
  const tape = lazy(() => advised?.layout.tape ?? walk(markup, parsed(), new Set(elementsOf(finds(), 'ignore'))));
  const isOwners = lazy(() => ownersParts(finds(), tape()));
  const zoning = lazy(() => advised?.layout.zoning ?? zonesOf(tape()));
  // The same address is linked many times on a page.
  const resolve = lazy(() => {
    const base = baseOf(tape(), url);
    return remembered((href) => foldAddress(href, base), Number.POSITIVE_INFINITY);
  });
  const selectorOf = lazy(() => {
    const ids = countsOf(havingOn(tape(), (name) => name === 'id').map(({ attribs }) => attribs['id']));
    return selectorsOf((id) => ids.get(id) === 1);
  });
  const isNotice = lazy(() => isNoticeOnly(page));
  const wide = lazy(() => wideBoxes(tape(), zoning()));
  const isWrapper = (number: number): boolean => {
    const box = wide().get(number);
    if (box !== undefined && (box.headed || source.owns?.().isOnMostPages(box.shape) === true)) return true;
    return source.owns?.().isParagraph(shapeOf(tape().elements[number] as Element)) === true;
  };
  const visitors = lazy(() => visitorsWords(tape(), zoning(), isWrapper));
  const isLedTo = lazy(() => role === 'home' || source.isLedTo?.() === true);
  const isSearch = lazy(() => isSearchPage(url) && !isLedTo());
  const isEcho = lazy(() => (isLedTo() ? () => false : echoOf(url, tape(), page.title)));
  const jsonLd = lazy(() => jsonLdOf(page.scripts));
  const facts = lazy((): PageFacts => {
    const { status, kind } = source;
    const { title, text, mainText } = page;
    return { status, url, kind, title: title ?? '', text, mainText, markup, tape: tape() };
  });
  const ownerOf = (node: AnyNode): number | undefined =>
    numberOf(isTag(node) || node.parent === null ? node : node.parent);
  const zoneAt = (number: number | undefined): Zone => (number === undefined ? 'main' : zoneOf(zoning(), number));
  const isVisitorsWord = (number: number | undefined): boolean => number !== undefined && visitors()[number] === 1;

  const isOfVisitors = (node: AnyNode): boolean => {
    const number = ownerOf(node);
    if (number !== undefined && isOwners()(number)) return false;
    if (isVisitorsWord(number)) return true;
    return (isSearch() && zoneAt(number) === 'main') || isEcho()(node);
  };
  const telling = lazy(() => tellingAround(tape(), isWrapper));
  function around(node: AnyNode): number {
    let bits = 0;
    for (let up: AnyNode | null = node; up !== null; up = up.parent) {
      const number = numberOf(up);
      if (number !== undefined) return bits | (telling()[number] as number);
      if (isTag(up)) bits |= tellingOf(up);
    }
    return bits;
  }
  const isQuoted = (node: AnyNode): boolean => (around(node) & QUOTATION) !== 0;
  function proofAt(node: AnyNode): ReturnType<Page['proofAt']> {
    const part = partAt(node);
    // Knowledge of whose words these are only lowers: nothing is own because a mark is absent.
    return part === 'cited' || part === 'unseen' ? undefined : source.owns?.().proofAt(page, node);
  }
  const isFramed = (node: AnyNode): boolean => source.owns?.().isFramed(page, node) ?? true;
  const isFramedTitle = (part: string): boolean => source.owns?.().isFramedTitle(part) ?? true;
  function partAt(node: AnyNode): ReturnType<typeof partOf> {
    const number = ownerOf(node);
    const unseen = isComment(node) || (number !== undefined && zoning().hidden[number] === 1);
    const by = { visitors: isOfVisitors(node), unseen };
    return partOf({ url, role, notice: isNotice() }, zoneAt(number), around(node), by);
  }
  function place(node: AnyNode, quote: string): ReturnType<Page['place']> {
    const folded = foldText(quote);
    const part = partAt(node);
    return {
      capture: page.capture.id,
      url,
      selector: selectorOf()(node),
      quote: (folded.length <= 200 ? folded : `${folded.slice(0, 199)}…`).toWellFormed(),
      ...(part === undefined ? {} : { part }),
    };
  }

  const views = lazyMembers<Values<OpenedPage>>({
    capture: () => {
      if (capture === null) throw new Error('this page was opened for advice only: it has no capture');
      return capture;
    },
    url: () => url,
    role: () => role,
    condition: () => conditionOf(facts()),
    emptyShell: () => wantsScripts(facts(), page.condition),
    bare: () => page.navs.length === 0 && isBarePage(facts()),
    lang: () => languageOf(declaredLanguage(tape(), page.metas), page.mainText),
    title: () => titleOf(tape()),
    description: () =>
      page.metas.find(({ name, content }) => /^(?:og:)?description$/.test(name) && content !== '')?.content ?? null,
    metas: () => metasOf(tape()),
    blocks: () => blocksOf(tape(), zoning()),
    mainText: () => mainText(page.blocks, page.text),
    text: () => visibleText(page.blocks),
    navs: () => navsOf(tape(), zoning(), page.links, url),
    links: () => linksOf(tape(), zoning(), resolve()),
    images: () => imagesOf(tape(), zoning(), resolve(), page.metas, page.links),
    scripts: () => scriptsOf(tape()),
    ruled: () => ruledValues(finds(), tape()),
    finds,
    comments: () => tape().comments.map((node) => ({ text: node.data, node })),
    outline: () => outlineOf(tape()),
    jsonLd,
    marks: () => {
      const cleaned = jsonLd().some((block) => block.cleaned) ? ['cleaned'] : [];
      return [...new Set([...tape().marks, ...cleaned])];
    },
    standIns: () =>
      standInsOf(tape(), page.metas)
        .map(resolve())
        .filter((target) => target !== null),
    platformAddress: () => claimedPlatformAddress(page),
    layout: () => ({ tape: tape(), zoning: zoning() }),
    isContactPage: () => isContact({ role, url }),
    isNotice,
    ownersLinks: () =>
      page.links
        .filter(({ zone, node }) => (zone !== 'main' || role === 'home') && !isVisitorsWord(ownerOf(node)))
        .flatMap((link) => link.url ?? []),
    ...(advised && Object.fromEntries(CONTENT.map((name) => [name, () => advised[name]]))),
  });
  const withoutFrame = (platform: string): Page => ownPart(page, tape(), zoning(), platform);
  const page: OpenedPage = Object.assign(views, {
    named: (...names: readonly string[]) => namedOn(tape(), ...names),
    having: (isAsked: (attribute: string) => boolean) => havingOn(tape(), isAsked),
    isOfVisitors,
    isQuoted,
    isFramed,
    isFramedTitle,
    proofAt,
    place,
    withoutFrame,
  });
  return page;
}

/**
 * A page that is asked for advice: no place on it will be named.
 * @param kept gets the page
 */
export function openShown({ body, capture }: ShownPage, kind: Kind, kept?: KeptPages): OpenedPage {
  const { finalUrl: url, status, charset } = capture;
  const about = { url, status, kind };
  const markup = decode(body, charset);
  const page = openPage(markup, { ...about, role: 'other', capture: null });
  kept?.keep(markup, about, page);
  return page;
}

/** The views that depend neither on the site of the page nor on its role. */
const CONTENT: readonly (keyof Values<OpenedPage>)[] = [
  ...(['condition', 'emptyShell', 'bare', 'lang', 'title', 'description', 'metas', 'blocks', 'mainText'] as const),
  ...(['text', 'navs', 'links', 'images', 'scripts', 'comments', 'outline', 'jsonLd', 'marks', 'standIns'] as const),
];

function standInsOf(tape: Tape, metas: readonly Meta[]): string[] {
  const frames = namedOn(tape, 'frame', 'iframe').flatMap(({ attribs }) => attribs['src'] || []);
  const targets = metas.flatMap(({ name, content }) =>
    name === 'refresh' ? (/url\s*=\s*['"]?([^'"]+)/i.exec(content)?.[1] ?? []) : [],
  );
  return [...frames, ...targets];
}

function outlineOf(tape: Tape): OutlineElement[] {
  return tape.elements.map((node, i): OutlineElement => {
    const names = node.attribs['class'];
    return {
      tag: node.name,
      depth: tape.depths[i] as number,
      classes: names === undefined ? NONE : classesIn(names),
      id: node.attribs['id'] || null,
      node,
    };
  });
}
const NONE: readonly string[] = [];
const classesIn = remembered((names): readonly string[] => names.split(/\s+/).filter((name) => name !== ''));
