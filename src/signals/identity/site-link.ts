/** Links from one side's own pages to the other side's site. */
import { z } from 'zod';
import { isSocialHost } from '../../address/social-profile.ts';
import { isSharedMediaHost } from '../../address/tenant-address.ts';
import { Occurrence, type Proof } from '../../model/derived/fingerprint.ts';
import { memoised } from '../../model/memoised.ts';
import { isUrl } from '../../model/text/is-url.ts';
import type { Site } from '../../page/view/views.ts';
import { fullStop } from '../../values/shorten.ts';
import { LINK_ROLES, type LinkRole, outwardLinks, ROLES_OF, siteName } from '../find/outward-links.ts';
import { comparisonOf, eitherWay, homePlace, listed, SHARED_LEVELS, sideOf, strongest } from '../occurrences.ts';
import type { Comparison, SharedValue, Signal } from '../signal.ts';

const Outbound = Occurrence.extend({ role: z.enum(LINK_ROLES) });
const Value = z.object({
  own: z.array(Occurrence).describe('the domain of the site; none for a page on somebody else’s platform'),
  outbound: z.array(Outbound).describe('domains its pages lead to, each in its most telling role'),
});
type Outbound = z.infer<typeof Outbound>;
type Value = z.infer<typeof Value>;

const MOST_OUTBOUND = 150;
// Sites that half of all sites link to. Only keeps lists short; rarity does the rest.
const EVERYWHERE =
  /^(?:google|googleapis|gstatic|googletagmanager|google-analytics|googlesyndication|doubleclick|gmpg|w3|schema|cloudflare|cdnjs|jsdelivr|unpkg|bootstrapcdn|jquery|fontawesome|gravatar|wp|wordpress|w|adobe|apple|microsoft|mozilla|baidu|bdstatic|qq|gtimg|weixin|cnzz|umeng|51|alicdn|aliyuncs|miit|miibeian|beian|gov|yandex|yastatic|mail|bing|amazon|amazonaws|paypal|addthis|addtoany|sharethis|whatsapp|wa|skype|t|goo|bit|youtu|vimeo|creativecommons|archive|wikipedia|trustpilot|opera|maps|ogp|tawk|zoho|hcaptcha|recaptcha)\.[a-z.]{2,7}$/;

/** The site of an address; null for platforms, sites that all link to, and anything but http. */
export function siteBehind(url: string): string | null {
  const { protocol, hostname } = isUrl(url) ? new URL(url) : { protocol: '', hostname: '' };
  if (!/^https?:$/.test(protocol) || isSocialHost(hostname)) return null;
  // Saved pages use made-up addresses for their own parts, which lead nowhere (RFC 6761).
  if (hostname.endsWith('.invalid')) return null;
  const site = siteName(url);
  return EVERYWHERE.test(site) || site.length > 253 ? null : site;
}

const PROOF_OF: Readonly<Record<LinkRole, Proof>> = {
  ...{ redirect: 'data', bio: 'field', canonical: 'data', hreflang: 'data', frame: 'action', nav: 'frame' },
  ...{ footer: 'frame', media: 'action', code: 'action', mail: 'contact', main: 'contact' },
};

function extract(site: Site): Value | null {
  const [home] = site.pages;
  const placeOf = homePlace(site);
  const social = site.kind !== 'website';
  const outbound = new Map<string, Outbound>();
  for (const { to, home: isHome, place } of social ? [] : site.redirects) {
    const target = siteBehind(to);
    // An inner page that redirects may be an exit for visitors' links: it counts as a link in
    // passing.
    if (target !== null)
      keep(outbound, target, isHome ? 'redirect' : 'main', () => (isHome ? { ...place, proof: 'data' } : place));
  }
  if (home === undefined || placeOf === null)
    return outbound.size === 0 ? null : { own: [], outbound: [...outbound.values()] };
  const asked = siteName(home.url);
  const own = social ? [] : [{ value: asked, place: { ...placeOf(home.title ?? home.url), proof: 'domain' as const } }];
  for (const { url, role, page, node, quote, isOwn } of outwardLinks(site)) {
    const target = siteBehind(url);
    if (target === null || target === asked) continue;
    // A file on a platform or CDN is for the tenant signal: the host belongs to no single site.
    if (/^(?:media|frame|code)$/.test(role) && isSharedMediaHost(new URL(url).hostname)) continue;
    keep(outbound, target, role, () => {
      const place = page.place(node, quote);
      return isOwn() ? { ...place, proof: PROOF_OF[role] } : place;
    });
  }
  return { own, outbound: [...outbound.values()] };
}

function keep(outbound: Map<string, Outbound>, target: string, role: LinkRole, place: () => Outbound['place']): void {
  const known = outbound.get(target);
  if (known === undefined ? outbound.size >= MOST_OUTBOUND : LINK_ROLES.indexOf(known.role) <= LINK_ROLES.indexOf(role))
    return;
  outbound.set(target, { value: target, role, place: place() });
}

/** Only the holder of the redirecting site vouches for a redirect. */
function redirectNote(shared: readonly SharedValue[]): string {
  const from = shared.flatMap(({ left, right }) => [left, right]).find(({ value }) => value.startsWith('redirect: '));
  return from === undefined
    ? ''
    : ` The holder of ${siteName(from.url)} set that redirect and can redirect to any site.`;
}

const NOTES = {
  identical: 'One side sends its visitors on to the other',
  close: 'One side leads to the other from its menu, its footer or a part that it loads',
  partial: 'One side links to or writes from the other in passing',
} as const;

const linkedSites = memoised(({ outbound }: Value) => new Set(outbound.map(({ value }) => value)));

/** False for most sites: they do not link to each other. */
function leadTo(from: Value, { own }: Value): boolean {
  const linked = linkedSites(from);
  return own.some(({ value }) => linked.has(value));
}

function compare(left: Value, right: Value): Comparison | null {
  if (!leadTo(left, right) && !leadTo(right, left)) return null;
  return strongest(SHARED_LEVELS, (level) => {
    const roles: readonly LinkRole[] = ROLES_OF[level];
    const names = new Set<string>();
    const shared = eitherWay(left, right, (from, to) =>
      to.own.flatMap(({ value, place }) =>
        from.outbound
          .filter((link) => link.value === value && roles.includes(link.role))
          .map((link) => {
            names.add(value);
            // A profile's link is its owner's word. Several profiles with it have one operator, so
            // rarity does not count.
            const token = link.role === 'bio' ? null : `site-link:${value}`;
            return { token, one: sideOf(`${link.role}: ${value}`, link.place), other: sideOf(value, place) };
          }),
      ),
    );
    const note = `${fullStop(`${NOTES[level]}: ${listed([...names].sort())}`)}${redirectNote(shared)}`;
    return comparisonOf(level, shared, note);
  });
}

export const siteLink: Signal<'site-link', Value> = {
  id: 'site-link',
  version: 8,
  group: 'identity',
  stated: true,
  onNewOwner: 'found',
  noun: ['link to the other site', 'links to the other site'],
  rowName: 'Link to the other site',
  listNoun: 'website',
  sentence: 'Links, redirects and loaded parts of pages that lead from the pages of one side to the site of the other.',
  traps: [
    'Directories, news sites, partners and resellers link to companies that they do not belong to.',
    'A web agency signs the sites of its clients with a link to its own.',
    'Old links can lead to a domain that a stranger has bought since, and the holder of a domain can redirect it to any site.',
  ],
  value: Value,
  extract,
  keys: ({ own, outbound }) => [...new Set([...own, ...outbound].map(({ value }) => `site-link:${value}`))],
  compare,
};
