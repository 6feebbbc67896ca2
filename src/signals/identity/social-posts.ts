/** Posts on a profile that name the other side: a company that the owner works or sells for. */
import { type AnyNode, isText } from 'domhandler';
import { z } from 'zod';
import { profileAt, socialProfile } from '../../address/social-profile.ts';
import { Occurrence, Place } from '../../model/derived/fingerprint.ts';
import { postsOf } from '../../page/view/posts.ts';
import { nodesBelow } from '../../page/view/tree.ts';
import type { Page, Site } from '../../page/view/views.ts';
import { distinctiveWords, isGenericName, normaliseCompanyName } from '../../values/company-name.ts';
import { fullStop, shorten } from '../../values/shorten.ts';
import { isDistinctiveName } from '../find/carried-name.ts';
import { companyMentions } from '../find/company-mentions.ts';
import { namesOfSite } from '../find/names-carried.ts';
import { comparisonOf, eitherWay, homePlace, listed, sideOf } from '../occurrences.ts';
import type { Comparison, Signal } from '../signal.ts';

const Post = z.object({
  at: z.string().nullable().describe('when it was posted, ISO 8601; null where the page does not say'),
  text: z.string().describe('what it says, folded as company names are'),
  names: z.array(z.string()).describe('companies that it names, normalised'),
  profiles: z.array(z.string()).describe('profiles that it links to, as social-link writes them'),
  place: Place,
});
const Value = z.object({
  own: z
    .array(Occurrence.extend({ name: z.string().describe('as written') }))
    .describe('names that this side goes by, and the profile that it is'),
  posts: z.array(Post),
});
type Post = z.infer<typeof Post>;
type Value = z.infer<typeof Value>;

const MOST_OWN = 20;
const MOST_POSTS = 60;
const LONGEST_POST = 2_000;
const AUTHOR_CLASS = /(?:owner|author|channel|profile|page|header)_?-?(?:name|title)$/i;
/** "Quillmoor | Facebook", "Quillmoor (@quillmoor) • Instagram": the name comes first. */
const AFTER_NAME = /\s*(?:[|•·(–—]|\s-\s|\son\s[A-Z]|: ).*$/su;

/** The profile's name, from a post's author, else from the head; never the platform's own name. */
function displayName(page: Page, platform: string): { name: string; place: Place } | null {
  const candidates = [
    ...page.outline
      .filter(({ classes }) => classes.some((name) => AUTHOR_CLASS.test(name)))
      .map(({ node }) => ({ node, said: wordsIn(node) })),
    ...page.metas.filter(({ name }) => name === 'og:title').map(({ node, content }) => ({ node, said: content })),
    ...page.named('title').map((node) => ({ node, said: page.title ?? '' })),
  ];
  for (const { node, said } of candidates.slice(0, 8)) {
    const name = said.slice(0, 200).replace(AFTER_NAME, '').trim();
    const [first = ''] = normaliseCompanyName(name).split(' ');
    if (isDistinctiveName(name) && first !== platform) return { name, place: page.place(node, said) };
  }
  return null;
}

/** The text of a small element. */
function wordsIn(node: AnyNode): string {
  const texts = [...nodesBelow(node, 20, 20)].filter(isText);
  const words = texts.map(({ data }) => data).join('');
  return words.slice(0, 200).replace(/\s+/g, ' ').trim();
}

function extract(site: Site): Value | null {
  const own = new Map<string, { name: string; place: Place }>();
  for (const { value, name, role, whole, place } of namesOfSite(site))
    if (role === 'declared' && whole && own.size < MOST_OWN && !own.has(value))
      own.set(value, { name, place: place() });
  const posts: Post[] = [];
  if (site.kind === 'social-page') {
    const [home] = site.pages;
    const shown = home === undefined ? null : displayName(home, site.platform?.platform ?? '');
    const value = shown === null ? '' : normaliseCompanyName(shown.name);
    const profile = site.platform === null ? null : profileAt(site.platform);
    const placeOf = homePlace(site);
    if (profile !== null && home !== undefined && placeOf !== null)
      own.set(profile, { name: profile, place: placeOf(home.title ?? home.url) });
    if (shown !== null && value !== '' && !own.has(value)) own.set(value, shown);
    for (const page of site.pages)
      for (const { node, text, at, links } of postsOf(page)) {
        if (posts.length >= MOST_POSTS) break;
        const names = companyMentions(text).map(({ name }) => normaliseCompanyName(name));
        posts.push({
          at,
          text: normaliseCompanyName(shorten(text, LONGEST_POST)),
          names: [...new Set(names.filter((name) => name !== '' && !isGenericName(name)))],
          profiles: [...new Set(links.flatMap(({ url }) => socialProfile(url ?? '') ?? []))].slice(0, MOST_OWN),
          place: page.place(node, text),
        });
      }
  }
  if (own.size === 0 && posts.length === 0) return null;
  return { own: [...own].map(([value, { name, place }]) => ({ value, name, place })), posts };
}

const token = (name: string): string => `social-posts:${name}`;
const tokens = ({ own, posts }: Value): string[] => [
  ...new Set(
    [...own.map(({ value }) => value), ...posts.flatMap(({ names, profiles }) => [...names, ...profiles])].map(token),
  ),
];

/** True if a post has the name as whole words; the name needs a distinctive word. */
function says(post: Post, name: string): boolean {
  if (post.names.includes(name) || post.profiles.includes(name)) return true;
  if (name.includes(':')) return false;
  const known = distinctiveWords(name);
  if (/\p{Script=Han}/u.test(known)) return known.length >= 4 && post.text.includes(name);
  return known.length >= 5 && ` ${post.text} `.includes(` ${name} `);
}

function compare(left: Value, right: Value): Comparison | null {
  if (left.posts.length === 0 && right.posts.length === 0) return null;
  const names = new Set<string>();
  const shared = eitherWay(left, right, (poster, named) =>
    named.own
      // A side that goes by the name speaks of itself.
      .filter(({ value }) => !poster.own.some((one) => one.value === value))
      .flatMap(({ value, name, place }) =>
        poster.posts
          .filter((post) => says(post, value))
          .map((post) => {
            names.add(name);
            const when = post.at === null ? '' : ` (${post.at.slice(0, 10)})`;
            return { token: token(value), one: sideOf(`post: ${name}${when}`, post.place), other: sideOf(name, place) };
          }),
      ),
  );
  return comparisonOf('partial', shared, fullStop(`Posts of one side name the other: ${listed([...names].sort())}`));
}

export const socialPosts: Signal<'social-posts', Value> = {
  id: 'social-posts',
  version: 2,
  group: 'identity',
  noun: ['social post', 'social posts'],
  rowName: 'Posts that name the other site',
  sentence: 'Posts on the profile of one side that name the other.',
  traps: [
    'Customers, partners and reporters name companies in their posts, too.',
    'Two unrelated companies can have names that look alike in a short post.',
  ],
  value: Value,
  extract,
  keys: tokens,
  compare,
};
