/** A page of a social network → the posts on it, with their words and times. */
import type { AnyNode } from 'domhandler';
import type { Link, Page, Site } from './views.ts';

export interface Post {
  readonly node: AnyNode;
  /** The author's words, not those quoted, replied or commented; at most 4,000 characters. */
  readonly text: string;
  /** ISO 8601 instant as the page gives it, in UTC; null where it gives none. */
  readonly at: string | null;
  readonly links: readonly Link[];
}

const POST_CLASS =
  /(?:^|\s)(?:tgme_widget_message|wall_item|_post|post|wall_post|feed[-_]?item|feed__row|tweet|timeline-item|userContentWrapper|story_body_container|feed-shared-update-v2|media-text_cnt|WB_feed_detail|weibo-detail|status-card)(?:\s|$)/;
const POST_TYPE = /\/(?:SocialMediaPosting|BlogPosting|DiscussionForumPosting)$/i;
const OTHERS =
  /(?:^|[\s_-])(?:w?comments?|repl(?:y|ies)|reposts?|quote[d]?|forward(?:ed)?(?:_from)?|copy_quote)(?:$|[\s_-])/i;
const MOST_POSTS = 100;
const LONGEST = 4_000;
const DEEPEST = 256;

type Attributes = Readonly<Record<string, string>>;
const attributesOf = (node: AnyNode): Attributes => ('attribs' in node ? node.attribs : {});

function isPost(node: AnyNode): boolean {
  const { class: names = '', role, itemtype = '' } = attributesOf(node);
  const isArticle = 'name' in node && node.name === 'article';
  return isArticle || role === 'article' || POST_TYPE.test(itemtype) || (names.length < 400 && POST_CLASS.test(names));
}

/** The outermost post around a node; null outside of all. `others`: in a part by somebody else. */
function postAround(node: AnyNode, known: ReadonlySet<AnyNode>): { root: AnyNode; others: boolean } | null {
  let found: AnyNode | null = null;
  let others = false;
  let until = false;
  let at: AnyNode | null = node;
  for (let up = 0; up < DEEPEST && at !== null; up += 1) {
    if (known.has(at)) {
      found = at;
      others = until;
    }
    const { class: names = '' } = attributesOf(at);
    if (names.length < 400 && OTHERS.test(names)) until = true;
    at = at.parent;
  }
  return found === null ? null : { root: found, others };
}

const rootsOf = ({ outline }: Page): Set<AnyNode> =>
  new Set(
    outline
      .map(({ node }) => node)
      .filter(isPost)
      .slice(0, MOST_POSTS),
  );

type Draft = Pick<{ -readonly [key in keyof Post]: Post[key] }, 'text' | 'at'> & { readonly links: Link[] };

/** Posts in document order, at most a hundred; those without a word are left out. */
export function postsOf(page: Page): Post[] {
  const roots = rootsOf(page);
  const posts = new Map<AnyNode, Draft>();
  if (roots.size === 0) return [];
  const postAt = (node: AnyNode): Draft | null => {
    const around = postAround(node, roots);
    if (around === null || around.others) return null;
    const known = posts.get(around.root) ?? { text: '', at: null, links: [] };
    posts.set(around.root, known);
    return known;
  };
  for (const { node, text, hidden } of page.blocks) {
    if (hidden) continue;
    const post = postAt(node);
    if (post !== null && post.text.length < LONGEST)
      post.text += `${post.text === '' ? '' : '\n'}${text}`.slice(0, LONGEST);
  }
  for (const { node } of page.outline) {
    const at = instantOf(node);
    if (at === null) continue;
    const post = postAt(node);
    if (post !== null) post.at ??= at;
  }
  for (const link of page.links) postAt(link.node)?.links.push(link);
  return [...posts].filter(([, { text }]) => text !== '').map(([node, post]) => ({ node, ...post }));
}

/** True if a node stands in a post on a social network: there its owner speaks in passing. */
export function standsInPost(site: Site, page: Page): (node: AnyNode) => boolean {
  if (site.kind !== 'social-page') return () => false;
  const roots = rootsOf(page);
  // A post on its own whose markup is not known: all of it.
  if (roots.size === 0) return () => site.platform?.unit === 'post';
  return (node) => postAround(node, roots) !== null;
}

function instantOf(node: AnyNode): string | null {
  const { datetime, 'data-utime': epoch, itemprop, content } = attributesOf(node);
  if (epoch !== undefined && /^\d{9,11}$/.test(epoch)) return new Date(Number(epoch) * 1_000).toISOString();
  const written = datetime ?? (itemprop === 'datePublished' ? content : undefined);
  // Without a zone nobody knows which instant is meant, and the reader's own zone must not decide.
  if (written === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/.test(written))
    return null;
  const milliseconds = Date.parse(written);
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString();
}
