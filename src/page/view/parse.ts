/** Markup → the tree that a browser builds (HTML standard, 13.2), in linear time and space. */
import { type ChildNode, type Document, type Element, isDocument, isTag, isText, type ParentNode } from 'domhandler';
import { Parser, type ParserOptions, type Token, html as tags } from 'parse5';
import { adapter, type Htmlparser2TreeAdapterMap as Nodes } from 'parse5-htmlparser2-tree-adapter';
import { wordSet } from '../../model/text/word-set.ts';
import { append, PageElement, PageText } from './nodes.ts';
import { PageTokenizer } from './tokenizer.ts';

/** Nested elements. A deeper one stands in place of the one before it: mark parse:depth. */
export const DOM_DEPTH = 512;
/** Elements and comments of a page and its frames; nodes beyond it are cut: mark limit:nodes. */
export const DOM_NODES = 200_000;
/**
 * Letter styles without an end begin anew in every paragraph. Tags beyond this number are dropped:
 * mark parse:depth.
 */
const STYLES = 64;
/**
 * Attributes of a letter style. The parser compares each style tag with all open ones. Attributes
 * that can hide text are kept first.
 */
const STYLE_ATTRIBUTES = 8;

/** Not `a`: one ends the one before it. */
const LETTER_STYLES = wordSet('b big code em font i nobr s small strike strong tt u');
const HIDING = wordSet('style class hidden popover color size dir');
/**
 * The parser keeps a separate list of the styles open in them, and keeps it longer than the element
 * if the end tag is missing.
 */
const MARKED = wordSet('applet marquee object');
/** In HTML these hold nothing but text. */
const LEAVES = wordSet(
  'area base basefont bgsound br col embed frame hr iframe image img input keygen link meta noembed noframes param script source style textarea title track wbr xmp',
);
/** The parser depends on these being open: another cannot stand in their place. */
const FRAMES = wordSet(
  'html head body frameset template select table caption colgroup tbody thead tfoot tr td th form button applet marquee object',
);
/**
 * Their end tags act though they end nothing: they make an element, end the page, or end a style
 * that would begin anew.
 */
const ENDS: ReadonlySet<string> = new Set([...wordSet('html head body p br a'), ...LETTER_STYLES]);

const HTML: string = tags.NS.HTML;
const SVG: string = tags.NS.SVG;
export const isHtml = ({ namespace }: Element): boolean => namespace === HTML;
export const isSvg = ({ namespace }: Element): boolean => namespace === SVG;

const FULL = new Error('the page has too many nodes');

export interface ParsedPage {
  readonly root: Document;
  /** Marks of the parts left out, of its fragments too. */
  readonly marks: ReadonlySet<string>;
  /** Parses markup in an attribute or raw text of the page into nodes that belong nowhere yet. */
  fragment(markup: string): readonly ChildNode[];
}

/** Never throws. A page that has too many nodes ends with the last of them. */
export function parsePage(markup: string): ParsedPage {
  const marks = new Set<string>();
  let nodes = 0;
  // Frames within frames: each is parsed apart, so that nested ones are read once a level.
  let inFrames = 2 * markup.length;
  function count(): void {
    if (++nodes <= DOM_NODES) return;
    marks.add('limit:nodes');
    throw FULL;
  }
  const roots: Element[] = [];
  const treeAdapter: typeof adapter = {
    ...adapter,
    createElement(name, namespace, attributes) {
      count();
      return new PageElement(name, attributes, namespace);
    },
    adoptAttributes: (element, attributes) => (element as PageElement).adopt(attributes),
    createTextNode: (data) => new PageText(data),
    appendChild: append,
    insertText(parent, text) {
      const last = parent.children.at(-1);
      if (last !== undefined && isText(last)) last.data += text;
      else append(parent, new PageText(text));
    },
    createCommentNode(data) {
      count();
      return adapter.createCommentNode(data);
    },
    setTemplateContent(template, content) {
      append(template, content as unknown as ChildNode);
      if (/^(?:open|closed)$/i.test(template.attribs['shadowrootmode'] ?? '')) roots.push(template);
    },
    insertBefore(parent, node, before) {
      insertAt(parent, node, placeOf(before, parent));
    },
    insertTextBefore(parent, text, before) {
      const at = placeOf(before, parent);
      const prev = parent.children[at - 1];
      if (prev !== undefined && isText(prev)) prev.data += text;
      else insertAt(parent, new PageText(text), at);
    },
    detachNode(node) {
      if (node.parent === null) return;
      const { children } = node.parent;
      children.splice(placeOf(node, node.parent), 1);
      if (node.prev !== null) node.prev.next = node.next;
      if (node.next !== null) node.next.prev = node.prev;
      node.prev = node.next = node.parent = null;
    },
  };
  const options: Options = { treeAdapter, marks };

  /** All that the parser makes of the markup before it has enough. */
  function feed(parser: Parser<Nodes>, text: string): void {
    try {
      // Half a surrogate pair stops the parser, and no page that was decoded has one.
      parser.tokenizer.write(text.toWellFormed(), true);
    } catch (error) {
      if (error !== FULL) throw error;
    }
    // A host has one root. All are looked up first: nodes that a root does not show are moved.
    const hosts = new Map<ParentNode | null, Element>();
    for (const template of roots.splice(0)) if (!hosts.has(template.parent)) hosts.set(template.parent, template);
    for (const [host, template] of hosts) attachRoot(host, template);
  }
  const parser = new BoundedParser(options);
  feed(parser, markup);
  return {
    root: parser.document,
    marks,
    fragment(text) {
      inFrames -= text.length;
      if (inFrames < 0) marks.add('parse:depth');
      // The parser makes three nodes of its own.
      if (inFrames < 0 || nodes + 3 > DOM_NODES) return [];
      // Scripts are off, so that noscript within noscript is not text to be parsed again and again.
      const inner = BoundedParser.getFragmentParser<Nodes>(null, { ...options, scriptingEnabled: false } as Options);
      feed(inner, text);
      return inner.getFragment().children;
    },
  };
}

const HOST = /^(?:article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)$|-/;

/**
 * Makes a template the shadow root of its parent. The parent then shows the root, and its own
 * children only where the root has a slot for them (HTML standard, 4.12.3).
 */
function attachRoot(host: ParentNode | null, template: Element): void {
  const [content] = template.children;
  if (content === undefined || !isDocument(content) || host === null || !isTag(host) || !HOST.test(host.name)) return;
  const others = host.children.filter((child) => child !== template);
  if (hasElement(content, ({ name }) => name === 'slot')) adopt(host, [template, ...others]);
  else {
    const unseen = new PageElement('span', [{ name: 'hidden', value: '' }]);
    adopt(unseen, others);
    adopt(host, [template, unseen]);
  }
  adopt(template, content.children);
}

/** True if a shadow root was made of the template; else it holds a document of its own. */
export const isAttached = ({ children: [first] }: Element): boolean => first !== undefined && !isDocument(first);

/** True if such an element is within. Elements for which `skip` is true are left out as a whole. */
export function hasElement(
  top: ParentNode,
  isSuch: (element: Element) => boolean,
  skip: (element: Element) => boolean = () => false,
): boolean {
  const open: (ChildNode | null)[] = [top.children[0] ?? null];
  while (open.length > 0) {
    const node = open.pop() ?? null;
    if (node === null) continue;
    open.push(node.next);
    if (!isTag(node) || skip(node)) continue;
    if (isSuch(node)) return true;
    open.push(node.children[0] ?? null);
  }
  return false;
}

/** Makes these the children of `parent`, in this order. */
export function adopt(parent: ParentNode, children: readonly ChildNode[]): void {
  parent.children = [...children];
  children.forEach((child, i) => {
    child.parent = parent;
    child.prev = children[i - 1] ?? null;
    child.next = children[i + 1] ?? null;
  });
}

/** From the end: a moved node stands near it, and a page may have moved all out of one table. */
const placeOf = (node: ChildNode, parent: ParentNode): number => parent.children.lastIndexOf(node);

function insertAt(parent: ParentNode, node: ChildNode, at: number): void {
  const [prev, next] = [parent.children[at - 1] ?? null, parent.children[at] ?? null];
  if (prev !== null) prev.next = node;
  if (next !== null) next.prev = node;
  Object.assign(node, { parent, prev, next });
  parent.children.splice(at, 0, node);
}

type Options = ParserOptions<Nodes> & { readonly marks: Set<string> };

class BoundedParser extends Parser<Nodes> {
  /** Names of end tags that ended nothing since an element was last opened or ended. */
  private readonly idle = new Set<string>();
  /** Number of elements that a deeper one replaced, by name: their end tags end nothing. */
  private readonly ended = new Map<string, number>();

  constructor(...given: ConstructorParameters<typeof Parser<Nodes>>) {
    super(...given);
    this.tokenizer = new PageTokenizer(this.options, this);
  }

  override onItemPush(node: ParentNode, tid: number, isTop: boolean): void {
    super.onItemPush(node, tid, isTop);
    this.idle.clear();
  }

  override onItemPop(node: ParentNode, isTop: boolean): void {
    super.onItemPop(node, isTop);
    this.idle.clear();
  }

  override onStartTag(token: Token.TagToken): void {
    const { tagName, attrs } = token;
    const { marks } = this.options as Options;
    const remembered = this.activeFormattingElements.entries.length;
    const isStyle = LETTER_STYLES.has(tagName);
    if (isStyle && attrs.length > STYLE_ATTRIBUTES) {
      attrs.sort((one, other) => Number(HIDING.has(other.name)) - Number(HIDING.has(one.name)));
      attrs.length = STYLE_ATTRIBUTES;
      marks.add('limit:attributes');
    }
    if ((remembered >= STYLES && isStyle) || (remembered >= 4 * STYLES && MARKED.has(tagName))) {
      marks.add('parse:depth');
      return;
    }
    // A browser keeps them in the list now; the parser's standard ended the list.
    if ((tagName === 'textarea' || tagName === 'keygen') && this.openElements.hasInSelectScope(tags.TAG_ID.SELECT))
      return;
    const { stackTop, current } = this.openElements;
    if (stackTop >= DOM_DEPTH && (this.currentNotInHTML || !LEAVES.has(tagName))) {
      marks.add('parse:depth');
      const last = nameOf(current);
      if (!FRAMES.has(last)) {
        this.openElements.pop();
        add(this.ended, last, 1);
        this.forget(current);
      } else if (stackTop >= 2 * DOM_DEPTH) return;
    }
    super.onStartTag(token);
  }

  /** A style that was ended here would begin anew, with all others, deeper than before. */
  private forget(style: ParentNode | undefined): void {
    const entry =
      style !== undefined && isTag(style) ? this.activeFormattingElements.getElementEntry(style) : undefined;
    if (entry !== undefined) this.activeFormattingElements.removeEntry(entry);
  }

  override onEndTag(token: Token.TagToken): void {
    const { tagName } = token;
    if (this.openElements.stackTop < DOM_DEPTH) this.ended.clear();
    else if ((this.ended.get(tagName) ?? 0) > 0) return add(this.ended, tagName, -1);
    // The parser searches all open elements to find that it ends nothing.
    if (this.idle.has(tagName)) return;
    const { stackTop } = this.openElements;
    super.onEndTag(token);
    if (this.openElements.stackTop === stackTop && !ENDS.has(tagName)) this.idle.add(tagName);
  }

  /** All at once: one by one from the front would move the rest each time. */
  override _adoptNodes(donor: ParentNode, recipient: ParentNode): void {
    const moved = donor.children;
    donor.children = [];
    for (const child of moved) {
      child.next = child.prev = null;
      this.treeAdapter.appendChild(recipient, child);
    }
  }
}

const nameOf = (node: ParentNode | undefined): string =>
  node !== undefined && 'name' in node ? node.name.toLowerCase() : '';

function add(counts: Map<string, number>, name: string, change: 1 | -1): void {
  counts.set(name, (counts.get(name) ?? 0) + change);
}
