/** A page → what shows that its user has not yet put his own words in place of a theme's. */
import type { Page } from '../../page/view/views.ts';

const TITLE =
  /\b(?:bootstrap|html ?5?|css ?3?|wordpress|web ?site|landing page|one ?page|responsive|multipurpose|free|blog|portfolio|business|agency|e-?commerce|shop)\b.{0,30}\b(?:theme|template)s?\b/i;
/** Where the owner's name belongs. */
const OWNER =
  /(?:©|\(c\)|copyright)[^\p{L}]{0,20}(?:copyright[^\p{L}]{0,20})?(?:by )?(?:your|my) ?(?:own )?(?:web ?site|site|company|business|brand|name|store|shop|organi[sz]ation|domain)\b|(?:©|\(c\)|copyright)[^\p{L}]{0,20}(?:company|website|site|brand|business) ?name\b/iu;
const LONGEST_LINE = 300;

/** At most one of each name: in letters only, what it is. What visitors write is none. */
export function demoSigns(page: Pick<Page, 'title' | 'blocks' | 'isOfVisitors'>) {
  const { title, blocks } = page;
  const isTitle = title !== null && TITLE.test(title.slice(0, LONGEST_LINE));
  const owner = blocks.find(
    ({ text, hidden, node }) => !hidden && text.length <= LONGEST_LINE && OWNER.test(text) && !page.isOfVisitors(node),
  );
  const signs = [
    { name: 'title', node: isTitle ? blocks[0]?.node : undefined, quote: title ?? '' },
    { name: 'owner', node: owner?.node, quote: owner?.text ?? '' },
  ];
  return signs.flatMap(({ name, node, quote }) =>
    node === undefined ? [] : { kind: 'demo' as const, name, node, quote },
  );
}
