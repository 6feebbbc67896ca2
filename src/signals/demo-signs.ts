/** A page → what shows that its user has not yet put his own words in place of a theme's. */
import type { AnyNode } from 'domhandler';
import type { Page } from '../page/views.ts';

export interface DemoSign {
  /** What it is, in letters only. */
  readonly sign: 'title' | 'owner' | 'mailbox';
  readonly node: AnyNode;
  readonly quote: string;
}

/** A title that says what the page is sold or given away as. */
const TITLE =
  /\b(?:bootstrap|html ?5?|css ?3?|wordpress|web ?site|landing page|one ?page|responsive|multipurpose|free|blog|portfolio|business|agency|e-?commerce|shop)\b.{0,30}\b(?:theme|template)s?\b/i;
/** Where the owner's name belongs. */
const OWNER =
  /(?:©|\(c\)|copyright)[^\p{L}]{0,20}(?:copyright[^\p{L}]{0,20})?(?:by )?(?:your|my) ?(?:own )?(?:web ?site|site|company|business|brand|name|store|shop|organi[sz]ation|domain)\b|(?:©|\(c\)|copyright)[^\p{L}]{0,20}(?:company|website|site|brand|business) ?name\b/iu;
const MAILBOX =
  /@(?:example|your-?(?:site|domain|company|website|mail|email|business|brand)|(?:my|the)-?(?:site|domain|company|website)|domain|sitename|company-?name)\.[a-z]{2,6}\b/i;
const LONGEST_LINE = 300;

/** At most one of each kind. */
export function demoSigns({ title, blocks }: Pick<Page, 'title' | 'blocks'>): DemoSign[] {
  const first = blocks[0];
  const signs: DemoSign[] = [];
  if (title !== null && first !== undefined && TITLE.test(title.slice(0, LONGEST_LINE)))
    signs.push({ sign: 'title', node: first.node, quote: title });
  const lines = blocks.filter(({ text, hidden }) => !hidden && text.length <= LONGEST_LINE);
  for (const [sign, pattern] of [
    ['owner', OWNER],
    ['mailbox', MAILBOX],
  ] as const) {
    const line = lines.find(({ text }) => pattern.test(text));
    if (line !== undefined) signs.push({ sign, node: line.node, quote: line.text });
  }
  return signs;
}
