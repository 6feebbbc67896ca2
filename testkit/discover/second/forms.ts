/** How owners lead to another site of theirs: each way in several forms. */
import type { Draw } from '../../attacks/generated/draw.ts';
import type { Way } from '../world.ts';
import { clauseOf, type Firm } from './firm.ts';
import { type Network, type Profile, profileOf } from './network.ts';
import { bodyOf, link, mailto, type Site } from './site.ts';

/** Where the way starts. */
export interface Source {
  readonly site: Site;
  /** Null: the owner has none. */
  readonly profile: Profile | null;
}

/** What the world gets besides the change in the source. */
export interface Added {
  readonly moved?: string;
  readonly page?: string;
  readonly profile?: Profile;
}

export interface Form {
  readonly way: Way;
  readonly name: string;
  /** True: the old host, which is on the air no more, does this. */
  readonly isOfOldHost?: boolean;
  readonly needsProfile?: boolean;
  put(from: Source, to: Firm, draw: Draw, second: Network): Added | undefined;
}

const out = ({ host, leave }: Network, to: string): string =>
  `<a rel="nofollow noopener" href="http://${host}${leave}?to=${encodeURIComponent(`http://${to}/`)}&amp;k=9">${to}</a>`;

function form(way: Way, name: string, put: Form['put'], more: Partial<Form> = {}): Form {
  return { way, name, put, ...more };
}

/** A form that only adds to the source. */
function adding(
  way: Way,
  name: string,
  put: (from: Source, to: Firm, draw: Draw) => unknown,
  more: Partial<Form> = {},
) {
  return form(way, name, (from, to, draw) => void put(from, to, draw), more);
}

const ofProfile = { needsProfile: true };
const word = ({ site }: Source, key: string): string => site.firm.tongue.words[key] ?? '';

/** The owner's second profile, which gives the new site, and how the source gives the profile. */
function second(name: string, give: (from: Source, url: string) => unknown): Form {
  return form('profile', name, (from, to, draw, network) => {
    const profile = profileOf(from.site.firm, network);
    profile.bio.rows.push([word(from, 'web'), draw.chance(0.5) ? link(to.host) : out(network, to.host)]);
    give(from, `http://${network.host}${profile.path}`);
    return { profile };
  });
}

export const FORMS: readonly Form[] = [
  form('redirect', 'status', (_, to) => ({ moved: `http://${to.host}/` }), { isOfOldHost: true }),
  form(
    'redirect',
    'refresh',
    (from, to) => ({
      page: `<html><head><title>${from.site.firm.name}</title><meta http-equiv="refresh" content="2; url=http://${to.host}/"></head><body>${to.name}</body></html>`,
    }),
    { isOfOldHost: true },
  ),
  adding(
    'bio',
    'row with a link',
    (from, to) => from.profile?.bio.rows.push([word(from, 'web'), link(`${to.host}/`, to.host)]),
    ofProfile,
  ),
  adding(
    'bio',
    'row of text',
    (from, to) => from.profile?.bio.rows.push([word(from, 'web'), `www.${to.host}`]),
    ofProfile,
  ),
  adding(
    'bio',
    'the way out of the network',
    ({ profile }, to) => profile?.bio.rows.push(['', out(profile.network, to.host)]),
    ofProfile,
  ),
  adding(
    'bio',
    'in the sentence',
    (from, to) => {
      if (from.profile !== null)
        from.profile.bio.sentence += ` ${word(from, 'more')} ${link(to.host, `http://${to.host}`)}`;
    },
    ofProfile,
  ),
  second('rel=me', ({ site }, url) => site.head.push(`<link rel="me" href="${url}">`)),
  second('icon', ({ site }, url) =>
    site.foot.push(`<a href="${url}" title="${site.firm.name}"><i class="ic-r"></i></a>`),
  ),
  second('sentence with link', (from, url) =>
    from.site.side.push(`${word(from, 'follow')}: <a href="${url}">${url.slice(7)}</a>`),
  ),
  second('sameAs', ({ site }, url) =>
    site.head.push(
      `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'Organization', name: site.firm.name, url: `http://${site.firm.host}/`, sameAs: [url] })}</script>`,
    ),
  ),
  adding('version', 'hreflang on all pages', ({ site }, to, draw) =>
    site.head.push(
      `<link rel="alternate" hreflang="${draw.pick(['de', 'fr', 'x-default'])}" href="http://${to.host}/">`,
    ),
  ),
  adding('version', 'canonical', ({ site }, to) => site.head.push(`<link rel="canonical" href="http://${to.host}/">`)),
  adding('version', 'menu of languages', (from, to) =>
    from.site.menu.push(`<a rel="alternate" hreflang="en" lang="en" href="http://${to.host}/en">English</a>`),
  ),
  adding('mailbox', 'link', (from, to) =>
    bodyOf(from.site, 3).push(`${word(from, 'write')}: ${mailto(`info@${to.host}`)}`),
  ),
  adding('mailbox', 'text', (from, to) => bodyOf(from.site, 3).push(`${word(from, 'write')}: office@${to.host}`)),
  adding('mailbox', 'foot', ({ site }, to) => site.foot.push(mailto(`mail@${to.host}`))),
  adding('frame', 'menu', (from, to) => from.site.menu.push(link(`${to.host}/`, word(from, 'order')))),
  adding('frame', 'foot', (from, to) =>
    from.site.foot.push(`${word(from, 'also')}: ${link(`www.${to.host}/`, to.name)}`),
  ),
  adding('frame', 'picture', ({ site }, to) =>
    site.side.push(
      `<a href="http://${to.host}/?from=banner" target="_blank"><img src="/banner.gif" width="180" alt=""></a>`,
    ),
  ),
  adding('frame', 'text in the foot', ({ site }, to) => site.foot.push(`© ${to.host}`)),
  adding('passing', 'notice with a link', (from, to) =>
    bodyOf(from.site, 0).unshift(`${word(from, 'moved')} ${link(to.host)}.`),
  ),
  adding('passing', 'notice as text', (from, to) =>
    bodyOf(from.site, 0).unshift(`<b>${word(from, 'moved')} www.${to.host}</b>`),
  ),
  adding('passing', 'in a text', (from, to, draw) =>
    bodyOf(from.site, 1).push(
      `${clauseOf(from.site.firm.tongue, draw)} ${word(from, 'more')} ${link(`${to.host}/`, to.name)}. ${clauseOf(from.site.firm.tongue, draw)}`,
    ),
  ),
  adding(
    'passing',
    'post with a link',
    (from, to, draw) => from.profile?.posts.push(`${clauseOf(from.site.firm.tongue, draw)} ${link(`${to.host}/`)}`),
    ofProfile,
  ),
  adding(
    'passing',
    'post with text',
    (from, to, draw) => from.profile?.posts.unshift(`${clauseOf(from.site.firm.tongue, draw)} ${to.host}`),
    ofProfile,
  ),
];
