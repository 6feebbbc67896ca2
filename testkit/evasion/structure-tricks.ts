/** Disguises of how the pages are built. */
import { type AnyNode, Element, isTag } from 'domhandler';
import { edited, isBlock } from './markup.ts';
import { type Chance, inventedWord } from './random.ts';
import { type Trick, withPages } from './trick.ts';

/** Gives the nodes another order and sets the links between them right. */
function rearrange(parent: Element, children: AnyNode[]): void {
  parent.children = children as Element['children'];
  children.forEach((child, i) => {
    child.parent = parent;
    child.prev = (children[i - 1] ?? null) as Element['prev'];
    child.next = (children[i + 1] ?? null) as Element['next'];
  });
}

/** Deals the blocks that stand side by side anew, everywhere where there are three or more; what is between stays. */
export function shuffledBlocks(html: string, chance: Chance): string {
  return edited(html, ({ elements }) => {
    for (const parent of elements) {
      if (/^(?:html|head|table|tbody|thead|tr|dl)$/.test(parent.name)) continue;
      const blocks = parent.children.filter((child) => isTag(child) && isBlock(child));
      if (blocks.length < 3) continue;
      const dealt = chance.shuffled(blocks);
      let next = 0;
      rearrange(
        parent,
        parent.children.map((child) => (blocks.includes(child) ? (dealt[next++] as AnyNode) : child)),
      );
    }
  });
}

/** Classes and ids under other names, the same everywhere on the site. */
export function renamedClasses(html: string, seed: string): string {
  return edited(html, ({ elements }) => {
    for (const { attribs } of elements) {
      if (attribs['class'])
        attribs['class'] = attribs['class']
          .trim()
          .split(/\s+/)
          .map((name) => inventedWord(seed, `class-${name}`))
          .join(' ');
      if (attribs['id']) attribs['id'] = inventedWord(seed, `id-${attribs['id']}`);
    }
  });
}

/** What a browser builds of it is the same tree. */
const leftOutTags = (html: string): string =>
  html
    .replace(/<\/?(?:html|head|body|tbody)>|<\/(?:li|dt|dd|tr|td|th|option)>/gi, '')
    .replace(/<div(?:\s[^>]*)?>/gi, (box) => `${box}<head>`);

export const STRUCTURE_TRICKS: readonly Trick[] = [
  {
    id: 'shuffled-blocks',
    sentence: 'Blocks that stand side by side dealt anew, menus and sections too.',
    against: ['structure', 'navigation', 'body-text', 'catalogue'],
    play: (site, chance) => withPages(site, (html) => shuffledBlocks(html, chance)),
  },
  {
    id: 'renamed-classes',
    sentence: 'Every class and id under another name.',
    against: ['structure', 'navigation', 'body-text'],
    play: (site) => withPages(site, (html) => renamedClasses(html, site.name)),
  },
  {
    id: 'other-tags',
    sentence: 'Sections, articles, headers, footers, navs and mains written as div.',
    against: ['structure', 'navigation', 'body-text'],
    play: (site) =>
      withPages(site, (html) =>
        edited(html, ({ elements }) => {
          for (const element of elements)
            if (/^(?:section|article|header|footer|nav|main|aside|figure)$/.test(element.name)) element.name = 'div';
        }),
      ),
  },
  {
    id: 'more-boxes',
    sentence: 'A third of all blocks put into one or two boxes more.',
    against: ['structure', 'navigation', 'body-text'],
    play: (site, chance) =>
      withPages(site, (html) =>
        edited(html, ({ elements }) => {
          for (const element of elements) {
            if (!/^(?:div|section|p|ul|h[1-6]|form|article)$/.test(element.name) || chance.next() > 0.33) continue;
            for (let boxes = 1 + chance.below(2); boxes > 0; boxes--) {
              const { parent } = element;
              if (parent === null || !isTag(parent)) break;
              const box = new Element('div', {});
              rearrange(
                parent,
                parent.children.map((child) => (child === element ? box : child)),
              );
              rearrange(box, [element]);
            }
          }
        }),
      ),
  },
  {
    id: 'left-out-tags',
    sentence: 'Tags left out that may be, and a head tag in every box, where it means nothing.',
    against: ['structure', 'navigation', 'body-text'],
    play: (site) => withPages(site, leftOutTags),
  },
];
