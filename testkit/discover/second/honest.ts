/** The other sites of a world: firms, and the trades that serve them all, such as makers of sites, banks, guilds, papers and directories. */
import type { Draw } from '../../attacks/generated/draw.ts';
import { clauseOf, type Firm, firmOf, TONGUES } from './firm.ts';
import { type Network, type Profile, profileOf } from './network.ts';
import { bodyOf, link, mailto, type Site, siteOf } from './site.ts';

const TRADES = ['maker', 'bank', 'carrier', 'guild', 'paper', 'directory', 'post'] as const;
type Trade = (typeof TRADES)[number];

export interface HonestWeb {
  readonly sites: readonly Site[];
  readonly of: Readonly<Record<Trade, readonly Site[]>>;
  readonly firms: readonly Site[];
  readonly profiles: Profile[];
}

/** One site in twelve serves the others; each trade has at least one. */
export function honestSites(count: number, networks: readonly Network[], draw: Draw, taken: Set<string>): HonestWeb {
  const sites = Array.from({ length: count }, () => siteOf(firmOf(draw, draw.pick(TONGUES), taken), draw));
  const of = Object.fromEntries(TRADES.map((trade) => [trade, [] as Site[]])) as unknown as Record<Trade, Site[]>;
  const serving = Math.max(TRADES.length, Math.floor(count / 12));
  for (const [i, site] of sites.slice(0, serving).entries()) of[TRADES[i % TRADES.length] as Trade].push(site);
  const firms = sites.slice(serving);
  const profiles = firms.filter(() => draw.chance(0.4)).map(({ firm }) => profileOf(firm, draw.pick(networks)));
  const web = { sites, of, firms, profiles };
  for (const site of firms) {
    served(site, web, draw);
    const profile = profiles.find(({ firm }) => firm === site.firm);
    if (profile === undefined) continue;
    site.foot.push(`<a href="http://${profile.network.host}${profile.path}">${profile.network.host}</a>`);
    profile.bio.rows.push(['www', link(site.firm.host)]);
    chatter(profile, web, draw);
  }
  return web;
}

/** The links of any firm to those that serve it, and to friends. */
export function served({ firm, foot, side, pages, menu, ...rest }: Site, { of, firms }: HonestWeb, draw: Draw): void {
  const site = { firm, foot, side, pages, menu, ...rest };
  const { words } = firm.tongue;
  const one = (trade: Trade): Firm => draw.pick(of[trade]).firm;
  const maker = one('maker');
  if (draw.chance(0.8)) foot.push(`${words.made} ${link(maker.host, maker.name)}`);
  if (draw.chance(0.6))
    foot.push(`${words.pay} ${link(`${one('bank').host}/`)}, ${words.ship} ${link(one('carrier').host)}`);
  if (draw.chance(0.4)) side.push(`<a href="http://${one('guild').host}/"><img src="/guild.png" alt="member"></a>`);
  if (draw.chance(0.2)) menu.push(`<a href="http://${one('post').host}/login">Webmail</a>`);
  if (draw.chance(0.3)) bodyOf(site, 3).push(`GDPR: ${mailto(`privacy@${maker.host}`)}`);
  if (draw.chance(0.6)) {
    const friends = draw.some(firms, draw.int(3, 12)).filter((other) => other.firm !== firm);
    const body = friends.map(
      (other) => `${link(`${other.firm.host}/`, other.firm.name)}: ${clauseOf(firm.tongue, draw)}`,
    );
    pages.set('/friends', { title: words.friends ?? '', body });
  }
  const news = Array.from({ length: draw.int(0, 4) }, () => {
    const about = draw.chance(0.5) ? one('paper') : draw.pick(firms).firm;
    return `${clauseOf(firm.tongue, draw)} ${link(`${about.host}/`)}`;
  });
  if (news.length > 0) pages.set('/news', { title: words.news ?? '', body: news });
  if (draw.chance(0.15))
    pages.set('/guests', {
      title: 'Guests',
      body: draw
        .some(firms, 4)
        .map(
          (by) =>
            `<div class="comment"><i>${by.firm.name}</i> ${clauseOf(by.firm.tongue, draw)} ${link(by.firm.host)}</div>`,
        ),
    });
}

/** Posts that speak of other firms and papers. */
export function chatter(profile: Profile, { of, firms }: HonestWeb, draw: Draw): void {
  for (let i = draw.int(1, 6); i > 0; i--) {
    const other = draw.chance(0.3) ? draw.pick(of.paper) : draw.pick(firms);
    const tail = draw.chance(0.6) ? ` ${link(`${other.firm.host}/`)}` : '';
    profile.posts.push(`${clauseOf(profile.firm.tongue, draw)}${tail}`);
  }
}

/** Guilds, papers, directories and makers tell of firms, the old one among them; nobody of them is the old firm's. */
export function tellOf(old: Site, { of, firms }: HonestWeb, draw: Draw): void {
  for (const trade of ['guild', 'paper', 'directory', 'maker'] as const)
    for (const site of of[trade]) {
      const told = draw.some(firms, trade === 'directory' ? 40 : 15).concat(draw.chance(0.6) ? [old] : []);
      const phone = (firm: Firm): string => (trade === 'directory' ? `, ${firm.phone}` : '');
      site.pages.set('/members', {
        title: site.firm.tongue.words.friends ?? '',
        body: draw.some(told, told.length).map(({ firm }) => `${link(`${firm.host}/`, firm.name)}${phone(firm)}`),
      });
    }
}
