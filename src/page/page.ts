import { type AnyNode, isComment, isTag } from 'domhandler';
import type { PlatformAddress } from '../address/platform.ts';
import type { Capture } from '../model/visit.ts';
import type { Condition, Kind, PageRole } from '../model/words.ts';
import { foldAddress } from './address.ts';
import { isNoticeOnly } from './legal-page.ts';
import { conditionOf } from './notice/condition.ts';
import { isBarePage, type PageFacts } from './notice/own-signs.ts';
import { wantsScripts } from './notice/shell.ts';
import { claimedStanding } from './platform-claim.ts';
import { blocksOf, mainText, visibleText } from './view/blocks.ts';
import { echoOf, isSearchPage } from './view/echo.ts';
import { foldText } from './view/fold-text.ts';
import { declaredLanguage, jsonLdOf, metasOf, scriptsOf, titleOf } from './view/head-data.ts';
import { imagesOf } from './view/images.ts';
import { languageOf } from './view/language.ts';
import { baseOf, linksOf } from './view/links.ts';
import { navsOf } from './view/nav.ts';
import { ownPart } from './view/own-part.ts';
import { partOf } from './view/part.ts';
import { selectorsOf } from './view/place.ts';
import type { ImageRef, Link, Meta, OutlineElement, Page, Script, TextBlock, Zone } from './view/views.ts';
import { visitorsWords } from './view/visitors.ts';
import { type Tape, walk } from './view/walk.ts';
import { type Zoning, zoneOf, zonesOf } from './view/zones.ts';

/** What a page is opened with: where it stood, and how it answered. */
export interface PageSource {
  readonly url: string;
  readonly status: number | null;
  readonly kind: Kind;
  readonly role: PageRole;
  /** Null where a page is only asked for advice and no place on it will be named. */
  readonly capture: Capture | null;
  /** Whether the owner of the site leads to the page himself, so that what its address brings is his. */
  readonly isLedTo?: () => boolean;
}

/** Computes a value at its first use and keeps it. */
function lazy<Value>(compute: () => Value): () => Value {
  let value: { readonly of: Value } | undefined;
  return () => (value ??= { of: compute() }).of;
}

/** One page: parsed and walked at the first look at it, every view made at its first use. */
export class OpenedPage implements Page {
  readonly #source: PageSource;
  readonly #markup: string;
  readonly #tape: () => Tape;
  readonly #zoning: () => Zoning = lazy(() => zonesOf(this.#tape()));
  readonly #resolve: () => (href: string) => string | null = lazy(() =>
    resolver(baseOf(this.#tape(), this.#source.url)),
  );
  readonly #selectorOf = lazy(() => {
    const ids = countIds(this.#tape());
    return selectorsOf(this.#tape().root, (id) => ids.get(id) === 1);
  });
  readonly #numbers = lazy(() => new Map<AnyNode, number>(this.#tape().elements.map((element, i) => [element, i])));
  readonly #notice = lazy(() => isNoticeOnly(this));
  readonly #visitors = lazy(() => visitorsWords(this.#tape(), this.#zoning()));
  readonly #isSearch = lazy(() => isSearchPage(this.url) && !this.#isLedTo());
  readonly #isLedTo = lazy(() => this.role === 'home' || this.#source.isLedTo?.() === true);
  readonly #isEcho = lazy(() => (this.#isLedTo() ? () => false : echoOf(this.url, this.#tape(), this.title)));
  readonly #seen = lazy(() => this.#see());
  readonly #blocks = lazy(() => blocksOf(this.#tape(), this.#zoning()));
  readonly #text = lazy(() => visibleText(this.blocks));
  readonly #mainText = lazy(() => mainText(this.blocks, this.text));
  readonly #condition = lazy(() => conditionOf(this.#seen()));
  readonly #metas = lazy(() => metasOf(this.#tape()));
  readonly #title = lazy(() => titleOf(this.#tape()));
  readonly #lang = lazy(() => languageOf(declaredLanguage(this.#tape(), this.metas), this.mainText));
  readonly #links = lazy(() => linksOf(this.#tape(), this.#zoning(), this.#resolve()));
  readonly #images = lazy(() => imagesOf(this.#tape(), this.#zoning(), this.#resolve(), this.metas, this.links));
  readonly #navs = lazy(() => navsOf(this.#tape(), this.#zoning(), this.links, this.url));
  readonly #scripts = lazy(() => scriptsOf(this.#tape()));
  readonly #outline = lazy(() => outlineOf(this.#tape()));
  readonly #jsonLd = lazy(() => jsonLdOf(this.scripts));

  constructor(markup: string, source: PageSource) {
    this.#markup = markup;
    this.#source = source;
    this.#tape = lazy(() => walk(markup));
  }

  get capture(): Capture {
    if (this.#source.capture === null) throw new Error('this page was opened for advice only: it has no capture');
    return this.#source.capture;
  }
  get url(): string {
    return this.#source.url;
  }
  get role(): PageRole {
    return this.#source.role;
  }
  get condition(): Condition {
    return this.#condition();
  }
  /** True when scripts would have to fill the page. */
  get emptyShell(): boolean {
    return wantsScripts(this.#seen(), this.condition);
  }
  /** True when it shows no more than a notice would. */
  get bare(): boolean {
    return this.navs.length === 0 && isBarePage(this.#seen());
  }
  get lang(): string | null {
    return this.#lang();
  }
  get title(): string | null {
    return this.#title();
  }
  get description(): string | null {
    return (
      this.metas.find(({ name, content }) => /^(?:og:)?description$/.test(name) && content !== '')?.content ?? null
    );
  }
  get metas(): readonly Meta[] {
    return this.#metas();
  }
  get blocks(): readonly TextBlock[] {
    return this.#blocks();
  }
  get mainText(): string {
    return this.#mainText();
  }
  get text(): string {
    return this.#text();
  }
  get navs(): readonly (readonly Link[])[] {
    return this.#navs();
  }
  get links(): readonly Link[] {
    return this.#links();
  }
  get images(): readonly ImageRef[] {
    return this.#images();
  }
  get scripts(): readonly Script[] {
    return this.#scripts();
  }
  get comments(): Page['comments'] {
    return this.#tape().comments.map((node) => ({ text: node.data, node }));
  }
  get outline(): readonly OutlineElement[] {
    return this.#outline();
  }
  get jsonLd(): Page['jsonLd'] {
    return this.#jsonLd();
  }
  get marks(): readonly string[] {
    const { marks } = this.#tape();
    return this.#jsonLd().some(({ cleaned }) => cleaned) ? [...new Set([...marks, 'cleaned'])] : marks;
  }
  /** Frames, refresh targets: addresses of pages that stand in for this one. */
  get standIns(): string[] {
    const found: string[] = [];
    const resolve = this.#resolve();
    for (const { name, attribs } of this.#tape().elements) {
      if ((name === 'frame' || name === 'iframe') && attribs['src']) found.push(attribs['src']);
    }
    for (const { name, content } of this.metas) {
      const target = name === 'refresh' ? /url\s*=\s*['"]?([^'"]+)/i.exec(content)?.[1] : undefined;
      if (target !== undefined) found.push(target);
    }
    return found.map(resolve).filter((url) => url !== null);
  }

  /** Where on a platform the page stands, or says that it stands. */
  get standing(): PlatformAddress | null {
    return claimedStanding(this);
  }
  /** The page without the frame of the platform that it stands on. */
  withoutFrame(platform: string): Page {
    return ownPart(this, this.#tape(), this.#zoning(), platform);
  }

  /** Addresses that the owner of the site leads to: in header, menu and footer, on the home page anywhere. */
  get ownersLinks(): string[] {
    const isOwners = ({ zone, node }: Link): boolean =>
      (zone !== 'main' || this.role === 'home') && !this.#isVisitorsWord(this.#numberOf(node));
    return this.links.filter(isOwners).flatMap(({ url }) => url ?? []);
  }
  isOfVisitors(node: AnyNode): boolean {
    const number = this.#numberOf(node);
    if (this.#isVisitorsWord(number)) return true;
    return (this.#isSearch() && this.#zoneAt(number) === 'main') || this.#isEcho()(node);
  }
  place(node: AnyNode, quote: string): ReturnType<Page['place']> {
    const folded = foldText(quote);
    const part = this.#partAt(node);
    return {
      capture: this.capture.id,
      url: this.url,
      selector: this.#selectorOf()(node),
      quote: (folded.length <= 200 ? folded : `${folded.slice(0, 199)}…`).toWellFormed(),
      ...(part === undefined ? {} : { part }),
    };
  }

  #partAt(node: AnyNode): ReturnType<typeof partOf> {
    const within: string[] = [];
    for (let up: AnyNode | null = node; up !== null; up = up.parent) if (isTag(up)) within.push(up.name);
    const number = this.#numberOf(node);
    const page = { url: this.url, role: this.role, notice: this.#notice() };
    const unseen = isComment(node) || (number !== undefined && this.#zoning().hidden[number] === 1);
    return partOf(page, this.#zoneAt(number), within, { visitors: this.isOfVisitors(node), unseen });
  }

  #isVisitorsWord(number: number | undefined): boolean {
    return number !== undefined && this.#visitors()[number] === 1;
  }

  #numberOf(node: AnyNode): number | undefined {
    return this.#numbers().get(isTag(node) || node.parent === null ? node : node.parent);
  }

  #zoneAt(number: number | undefined): Zone {
    return number === undefined ? 'main' : zoneOf(this.#zoning(), number);
  }

  #see(): PageFacts {
    const { url, status, kind } = this.#source;
    return {
      status,
      url,
      kind,
      title: this.title ?? '',
      text: this.text,
      mainText: this.mainText,
      markup: this.#markup,
      tape: this.#tape(),
    };
  }
}

/** The same address is linked many times on a page: each is resolved once. */
function resolver(base: string): (href: string) => string | null {
  const known = new Map<string, string | null>();
  return (href) => {
    const seen = known.get(href);
    if (seen !== undefined) return seen;
    const url = foldAddress(href, base);
    known.set(href, url);
    return url;
  };
}

function countIds(tape: Tape): Map<string, number> {
  const count = new Map<string, number>();
  for (const { attribs } of tape.elements) {
    const id = attribs['id'];
    if (id !== undefined) count.set(id, (count.get(id) ?? 0) + 1);
  }
  return count;
}

function outlineOf(tape: Tape): OutlineElement[] {
  return tape.elements.map((node, i) => {
    const names = node.attribs['class'];
    return {
      tag: node.name,
      depth: tape.depths[i] as number,
      classes: names === undefined ? NONE : names.split(/\s+/).filter((name) => name !== ''),
      id: node.attribs['id'] || null,
      node,
    };
  });
}
const NONE: readonly string[] = [];
