/** The honest sites of a world: banks, fairs, makers, agencies and directories that many link to, rings that exchange links, and the rest. */
import { type Draft, rendered } from '../attacks/generated/draft.ts';
import type { Draw } from '../attacks/generated/draw.ts';
import { asciiWord } from '../attacks/generated/invented.ts';
import { sentence } from '../attacks/generated/prose.ts';
import { contactsOf, draftSite, SITE_KINDS } from '../attacks/generated/sites.ts';
import { TONGUES } from '../attacks/generated/tongues/tongues.ts';

export interface HonestWeb {
  readonly hosts: readonly string[];
  /** Puts links to neighbours into a site, as any site has them. */
  mingle(draw: Draw, draft: Draft): void;
  pages(): Record<string, Record<string, string>>;
}

/** One in so many sites is one that many link to. */
const ONE_HUB_IN = 25;
const RING = 12;

export function honestWeb(draw: Draw, count: number): HonestWeb {
  const drafts = new Map<string, Draft>();
  for (let number = 0; drafts.size < count; number++) {
    const host = `${asciiWord(draw)}${draw.pick(['-', ''])}${asciiWord(draw)}.example`;
    // A number of its own: two of hundreds that drew the same one would be one firm.
    const phone = `+44 1632 96${String(number).padStart(4, '0')}`;
    const contacts = { ...contactsOf(draw, host), phone };
    const draft = draftSite(draw, { tongue: draw.pick(TONGUES), kind: draw.pick(SITE_KINDS), host, contacts });
    drafts.set(draft.host, draft);
  }
  const all = [...drafts.values()];
  const hubs = all.slice(0, Math.max(3, Math.floor(count / ONE_HUB_IN)));
  const rest = all.slice(hubs.length);
  const [directory, fair, ...others] = hubs as [Draft, Draft, ...Draft[]];
  const link = ({ host, name }: Draft): string => `<a href="http://${host}/">${draw.pick([name, host])}</a>`;

  for (const site of rest) mingle(draw, site);
  for (let at = 0; at + RING <= rest.length / 3; at += RING) {
    const ring = rest.slice(at, at + RING);
    for (const site of ring)
      site.frame.footer += ring
        .filter((other) => other !== site)
        .map((other) => `<p>${link(other)}</p>`)
        .join('');
  }
  const listing = (many: number): string =>
    draw
      .some(rest, many)
      .map((site) => `<li>${link(site)} ${sentence(draw, site.tongue)}</li>`)
      .join('');
  for (const [hub, many] of [
    [directory, 60],
    [fair, 40],
  ] as const)
    for (const page of hub.pages.slice(0, 2)) page.main += `<ul>${listing(many)}</ul>`;
  return {
    hosts: [...drafts.keys()],
    mingle,
    pages: () => Object.fromEntries(all.map((draft) => [draft.host, pagesOf(draft)])),
  };

  /** The maker in the foot, the bank and the fair in the text, neighbours anywhere. */
  function mingle(by: Draw, site: Draft): void {
    const around = rest.filter((other) => other !== site);
    if (by.chance(0.6)) site.frame.footer += `<p>${link(by.pick(others))}</p>`;
    for (const hub of by.some(hubs, by.int(0, 2))) by.pick(site.pages).main += `<p>${link(hub)}</p>`;
    for (const other of by.some(around, by.int(0, 1)))
      site.frame[by.pick(['footer', 'header'] as const)] += `<p>${link(other)}</p>`;
    for (const other of by.some(around, by.int(1, 6)))
      by.pick(site.pages).main += `<p>${sentence(by, site.tongue)} ${link(other)}</p>`;
    // Visitors write links too.
    if (by.chance(0.2)) by.pick(site.pages).main += `<section class="comments">${link(by.pick(around))}</section>`;
  }
}

/** HTML by path, without pictures: these take the longest, and no link is in them. */
export function pagesOf(draft: Draft): Record<string, string> {
  const pages = Object.entries(rendered(draft).pages);
  return Object.fromEntries(pages.map(([path, html]) => [path, html.replace(/<img [^>]*>/g, '')]));
}
