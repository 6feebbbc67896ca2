/** The nodes of a page's tree: domhandler's, each kind of one shape, without what nobody reads. */
import { type ChildNode, Element, type ParentNode, Text } from 'domhandler';
import { html, type Token } from 'parse5';

class PageNode {
  parent: ParentNode | null = null;
  prev: ChildNode | null = null;
  next: ChildNode | null = null;
}

const TEXT: Text['type'] = new Text('').type;
const TAG: Element['type'] = new Element('a', {}).type;

/** The types of domhandler's classes. What the classes have besides is never read. */
type Members<Of> = new () => { [Name in keyof Of]: Of[Name] };

export class PageText extends (PageNode as unknown as Members<Text>) {
  override readonly type: Text['type'] = TEXT;
  override data: string;

  constructor(data: string) {
    super();
    this.data = data;
  }
}

/** The list of all elements that have none: `append` gives an element a list of its own. */
const NO_CHILDREN: ChildNode[] = [];

/** An element of a page that is walked (`walk.ts`). */
export class PageElement extends (PageNode as unknown as Members<Element>) {
  override readonly type: Element['type'] = TAG;
  /** Its number in the walk, by which the tables of a page are read; -1: not met. */
  number = -1;
  override name: string;
  override namespace: string;
  override children = NO_CHILDREN;
  override attribs: Record<string, string>;
  /** The same in the order of the page. Elements with the same attributes share both. */
  override attributes: Token.Attribute[];

  constructor(name: string, attributes: Token.Attribute[], namespace: string = html.NS.HTML) {
    super();
    this.name = name;
    this.namespace = namespace;
    ({ attribs: this.attribs, attributes: this.attributes } = attributesOf(attributes));
  }

  adopt(others: Token.Attribute[]): void {
    const fresh = others.filter(({ name }) => this.attribs[name] === undefined);
    ({ attribs: this.attribs, attributes: this.attributes } = attributesOf([...this.attributes, ...fresh]));
  }
}

/** Adds the last child of an element or a document. */
export function append(parent: ParentNode, node: ChildNode): void {
  const { children } = parent;
  const last = children[children.length - 1];
  node.parent = parent;
  if (last === undefined) {
    parent.children = [node];
    return;
  }
  last.next = node;
  node.prev = last;
  children.push(node);
}

type Attributes = Pick<PageElement, 'attribs' | 'attributes'>;
const MOST_KEPT = 4_096;
const LONGEST_KEPT = 400;
const NONE: Attributes = { attribs: Object.create(null) as Record<string, string>, attributes: [] };
const kept = new Map<string, Attributes>();

/** The pages of a site have the same menus, cards and footers, so most attributes come again. */
function attributesOf(attributes: Token.Attribute[]): Attributes {
  if (attributes.length === 0) return NONE;
  let key = '';
  for (const { name, value } of attributes) key += `${name}\0${value}\0`;
  const isKept = key.length <= LONGEST_KEPT;
  const known = isKept ? kept.get(key) : undefined;
  if (known !== undefined) return known;
  const attribs = Object.create(null) as Record<string, string>;
  for (const { name, value } of attributes) attribs[name] = value;
  const fresh = { attribs, attributes };
  if (kept.size >= MOST_KEPT) kept.clear();
  if (isKept) kept.set(key, fresh);
  return fresh;
}
