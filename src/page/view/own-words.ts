/** A page → what its owner says and shows on it, without visitors' words and quotations. */
import { type AnyNode, isTag } from 'domhandler';
import { isQuotation } from './part.ts';
import type { Page, TextBlock } from './views.ts';

/** Whether what stands at a node is the owner's own: no visitor wrote it, and it is no quotation. */
export function isOwnersWord(page: Pick<Page, 'isOfVisitors'>, node: AnyNode): boolean {
  for (let up: AnyNode | null = node; up !== null; up = up.parent) if (isTag(up) && isQuotation(up.name)) return false;
  return !page.isOfVisitors(node);
}

/** The blocks of a page in which its owner speaks. */
export function ownersBlocks(page: Pick<Page, 'isOfVisitors' | 'blocks'>): readonly TextBlock[] {
  return page.blocks.filter(({ node }) => isOwnersWord(page, node));
}
