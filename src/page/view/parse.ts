/** Markup → the tree that a browser builds of it (HTML standard, 13.2), in time and space that grow with its length alone. */
import { type ChildNode, type Document, isText, type ParentNode } from 'domhandler';
import { Parser, type ParserOptions, type Token, Tokenizer } from 'parse5';
import { adapter, type Htmlparser2TreeAdapterMap as Nodes } from 'parse5-htmlparser2-tree-adapter';

/** Nested elements. Tags of deeper ones are dropped and their content kept, as Blink does: mark parse:depth. */
export const DOM_DEPTH = 512;
/** Elements and comments of a page, those in its frames included; what follows is cut: mark limit:nodes. */
export const DOM_NODES = 200_000;
/** Of one element; more are dropped: mark limit:attributes. The parser compares each with all before it. */
const ATTRIBUTES = 256;
/** Letter styles that were never ended and begin anew in every paragraph; tags of more are dropped: mark parse:depth. */
const STYLES = 256;

const setOf = (names: string): ReadonlySet<string> => new Set(names.split(' '));
const LETTER_STYLES = setOf('a b big code em font i nobr s small strike strong tt u');
/** These end with their own tag or text: no other element comes to stand in them. */
const LEAVES = setOf(
  'area base basefont bgsound br col embed frame hr iframe image img input keygen link meta noembed noframes noscript param script source style textarea title track wbr xmp',
);
/** A tag of these ends an open element of its kind. */
const SUCCESSORS = setOf('dd dt li option p td th tr');

const FULL = new Error('the page has too many nodes');

export interface ParsedPage {
  readonly root: Document;
  /** What was left out of it, of its fragments too. */
  readonly marks: ReadonlySet<string>;
  /** Markup that stands in an attribute or in raw text of the page, as nodes that belong nowhere yet. */
  fragment(markup: string): readonly ChildNode[];
}

/** Never throws. A page that has too many nodes ends with the last of them. */
export function parsePage(markup: string): ParsedPage {
  const marks = new Set<string>();
  let nodes = 0;
  function count(): void {
    if (++nodes <= DOM_NODES) return;
    marks.add('limit:nodes');
    throw FULL;
  }
  const treeAdapter: typeof adapter = {
    ...adapter,
    createElement(...of) {
      count();
      return adapter.createElement(...of);
    },
    createCommentNode(data) {
      count();
      return adapter.createCommentNode(data);
    },
    insertBefore(parent, node, before) {
      insertAt(parent, node, placeOf(before, parent));
    },
    insertTextBefore(parent, text, before) {
      const at = placeOf(before, parent);
      const prev = parent.children[at - 1];
      if (prev !== undefined && isText(prev)) prev.data += text;
      else insertAt(parent, adapter.createTextNode(text), at);
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
  }
  const parser = new BoundedParser(options);
  feed(parser, markup);
  return {
    root: parser.document,
    marks,
    fragment(text) {
      // The parser makes three nodes of its own.
      if (nodes + 3 > DOM_NODES) return [];
      // Scripts are off, so that noscript within noscript is not text to be parsed again and again.
      const inner = BoundedParser.getFragmentParser<Nodes>(null, { ...options, scriptingEnabled: false } as Options);
      feed(inner, text);
      return inner.getFragment().children;
    },
  };
}

/** From the end: what is moved stands near it, and a page may have moved all its nodes out of one table. */
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
  /** Start tags that were dropped as too deep, by name, so that their end tags end nothing else. */
  private readonly dropped = new Map<string, number>();

  constructor(...given: ConstructorParameters<typeof Parser<Nodes>>) {
    super(...given);
    this.tokenizer = new BoundedTokenizer(this.options, this);
  }

  override onStartTag(token: Token.TagToken): void {
    const { tagName } = token;
    const { stackTop, currentTagId } = this.openElements;
    const tooDeep =
      stackTop >= DOM_DEPTH && !LEAVES.has(tagName) && !(SUCCESSORS.has(tagName) && currentTagId === token.tagID);
    const tooMany = this.activeFormattingElements.entries.length >= STYLES && LETTER_STYLES.has(tagName);
    if (!tooDeep && !tooMany) return super.onStartTag(token);
    marksOf(this.options).add('parse:depth');
    if (tooDeep) this.dropped.set(tagName, (this.dropped.get(tagName) ?? 0) + 1);
  }

  override onEndTag(token: Token.TagToken): void {
    if (this.openElements.stackTop < DOM_DEPTH) this.dropped.clear();
    const dropped = this.dropped.get(token.tagName) ?? 0;
    if (dropped === 0) return super.onEndTag(token);
    this.dropped.set(token.tagName, dropped - 1);
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

class BoundedTokenizer extends Tokenizer {
  protected override _leaveAttrName(): void {
    if ((this.currentToken as Token.TagToken).attrs.length < ATTRIBUTES) super._leaveAttrName();
    else marksOf(this.options).add('limit:attributes');
  }
}

const marksOf = (options: object): Set<string> => (options as Options).marks;
