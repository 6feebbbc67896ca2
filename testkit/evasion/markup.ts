/** Edits of a page as its maker would make them: in the parsed tree, written out again. */
import { load } from 'cheerio/slim';
import { type AnyNode, type Element, isTag, isText, type Text } from 'domhandler';

/** Not shown as text, or shown letter by letter as it is written. */
const UNTOUCHED = /^(?:script|style|noscript|textarea|template|svg|math|iframe|option)$/;

export interface Tree {
  readonly elements: readonly Element[];
  /** Runs of text that a reader sees, the title's among them. */
  readonly texts: readonly Text[];
}

/** Parses, lets `edit` change the tree, and writes it. */
export function edited(html: string, edit: (tree: Tree) => void): string {
  const page = load(html);
  const elements: Element[] = [];
  const texts: Text[] = [];
  const walk = (node: AnyNode): void => {
    if (isText(node)) texts.push(node);
    else if (isTag(node)) {
      elements.push(node);
      if (UNTOUCHED.test(node.name)) return;
    }
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(page.root()[0] as AnyNode);
  edit({ elements, texts });
  return page.html();
}

/** Changes every text that a reader or a search engine sees: runs, title, picture texts, the description. */
export function withTexts(html: string, change: (text: string) => string): string {
  return edited(html, ({ texts, elements }) => {
    for (const text of texts) if (/\S/.test(text.data)) text.data = change(text.data);
    for (const { name, attribs } of elements) {
      if (attribs['alt']) attribs['alt'] = change(attribs['alt']);
      const says =
        name === 'meta' && /description$|^keywords$|:title$/i.test(attribs['name'] ?? attribs['property'] ?? '');
      if (says && attribs['content']) attribs['content'] = change(attribs['content']);
    }
  });
}

/**
 * Puts raw markup into runs of text: `mark` writes stand-ins of private-use characters, `markup` gives what each becomes.
 * The title takes none.
 */
export function withMarkup(html: string, mark: (text: string) => string, markup: ReadonlyMap<string, string>): string {
  let out = edited(html, ({ texts }) => {
    for (const text of texts) {
      const owner = text.parent;
      if (owner !== null && isTag(owner) && owner.name === 'title') continue;
      if (/\S/.test(text.data)) text.data = mark(text.data);
    }
  });
  for (const [standIn, raw] of markup) {
    // The writer may have made a reference of the character.
    const codes = [...standIn].map((sign) => `(?:${sign}|&#x${(sign.codePointAt(0) ?? 0).toString(16)};)`).join('');
    out = out.replace(new RegExp(codes, 'gi'), () => raw);
  }
  return out;
}

/** What the element holds as blocks side by side: elements only, none of them inline. */
export function isBlock({ name }: Element): boolean {
  return /^(?:div|section|article|p|ul|ol|li|table|tr|h[1-6]|header|footer|main|aside|nav|form|dl|figure|blockquote|center)$/.test(
    name,
  );
}
