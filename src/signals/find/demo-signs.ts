/** A page → what shows that its user has not yet put his own words in place of a theme's. */
import type { AnyNode } from 'domhandler';
import type { Page } from '../../page/view/views.ts';

export interface DemoSign {
  /** What it is, in letters only. */
  readonly sign: 'title' | 'owner';
  readonly node: AnyNode;
  readonly quote: string;
}

/** A title that says what the page is sold or given away as. */
const TITLE =
  /\b(?:bootstrap|html ?5?|css ?3?|wordpress|web ?site|landing page|one ?page|responsive|multipurpose|free|blog|portfolio|business|agency|e-?commerce|shop)\b.{0,30}\b(?:theme|template)s?\b/i;
/** Where the owner's name belongs. */
const OWNER =
  /(?:©|\(c\)|copyright)[^\p{L}]{0,20}(?:copyright[^\p{L}]{0,20})?(?:by )?(?:your|my) ?(?:own )?(?:web ?site|site|company|business|brand|name|store|shop|organi[sz]ation|domain)\b|(?:©|\(c\)|copyright)[^\p{L}]{0,20}(?:company|website|site|brand|business) ?name\b/iu;
const LONGEST_LINE = 300;

/** At most one of each kind; what visitors write is none. */
export function demoSigns(page: Pick<Page, 'title' | 'blocks' | 'isOfVisitors'>): DemoSign[] {
  const { title, blocks } = page;
  const first = blocks[0];
  const signs: DemoSign[] = [];
  if (title !== null && first !== undefined && TITLE.test(title.slice(0, LONGEST_LINE)))
    signs.push({ sign: 'title', node: first.node, quote: title });
  const line = blocks.find(
    ({ text, hidden, node }) => !hidden && text.length <= LONGEST_LINE && OWNER.test(text) && !page.isOfVisitors(node),
  );
  if (line !== undefined) signs.push({ sign: 'owner', node: line.node, quote: line.text });
  return signs;
}
