/**
 * A copy in a folder of somebody's domain is a mirror; a shop below its own domain, and a copy at a
 * domain's root, are none.
 */
import { describe, expect, it } from 'vitest';
import { shippedBackground } from '../../../src/match/background/background.ts';
import { matchPair } from '../../../src/match/compare.ts';
import { isFlagged, type Match } from '../../../src/model/derived/match.ts';
import type { Attack, AttackSite } from '../../../testkit/attacks/attack.ts';
import { ENTRY, fromSmall, LISTED, LISTED_HOST, LISTED_SITE, OF_LISTED, PHONE } from '../../../testkit/attacks/cast.ts';
import { judge } from '../../../testkit/attacks/judge.ts';
import { openWorld } from '../../../testkit/attacks/world.ts';
import { pagesOf, type SmallSite } from '../../../testkit/traps/small-site.ts';

const under = (folder: string, pages: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(pages).map(([path, html]) => [`${folder}${path}`, html]));

/** Links of the root to folders, so that somebody finds them. */
const index = (...folders: string[]) =>
  `<ul>${folders.map((folder) => `<li><a href="${folder}/">${folder.slice(1)}</a></li>`).join('')}</ul>`;
const bare = (list: string): Readonly<Record<string, string>> => ({
  '/': `<!doctype html><html lang="en"><title>Index</title><body><h1>Index</h1>${list}</body></html>`,
});

function found(site: AttackSite): Match {
  const world = openWorld({ sites: [LISTED_SITE, site], listed: [LISTED] } as unknown as Attack);
  const [left, right] = [LISTED_HOST, site.host].map((host) => world.sites.get(host)?.subject);
  if (left === undefined || right === undefined) throw new Error('no such site');
  return matchPair(left, right, shippedBackground());
}
const mirrored = ({ innocent }: Match): boolean => innocent.some((text) => text.startsWith('A mirror: '));

/** What the entry itself says of the site, in words. */
const ofEntry = (site: AttackSite): string =>
  judge({
    ...({ id: 'mirror', threat: 'framing', story: '', sites: [LISTED_SITE, site], listed: [LISTED] } as const),
    expected: [{ of: [ENTRY, site.host] }],
  })[0]?.said ?? '';

const NEWSPAPER = {
  host: 'arlow-observer.example',
  name: 'The Arlow Observer',
  seed: 66,
  mail: 'desk@arlow-observer.example',
};
/** The listed firm under a new name, with new contacts. */
const SUCCESSOR: SmallSite = {
  ...{ ...OF_LISTED, host: 'larkmere.example', name: 'Shanxi Larkmere Co., Ltd.', look: 9, footer: '' },
  ...{ mail: 'li@larkmere.example', phone: '+86 351 4455 6677', year: 2026 },
};

describe('a foreign site in a folder', () => {
  it('is a mirror on the site of another firm, for the pair and for the entry', () => {
    const whole = under('/evidence/quillmoor', LISTED_SITE.pages);
    const site = fromSmall({ ...NEWSPAPER, lead: index('/evidence/quillmoor'), whole });
    const match = found(site);
    expect([match.verdict, mirrored(match)]).toEqual(['lead', true]);
    expect(match.weight).toBeGreaterThan(30);
    expect(match.innocent[0]).toContain(
      'the folder https://arlow-observer.example/evidence/quillmoor/ of arlow-observer.example',
    );
    expect(ofEntry(site)).toMatch(/^lead/);
  });

  it('is a mirror among the sites of many, though the host has no contact', () => {
    const others = [70, 71, 72].map((seed) => ({
      host: `firm-${seed}.example`,
      name: `Firm ${seed} Tollgate Ltd`,
      seed,
    }));
    const folders = ['/quillmoor', ...others.map(({ seed }) => `/f${seed}`)];
    const pages = {
      ...bare(index(...folders)),
      ...under('/quillmoor', LISTED_SITE.pages),
      ...Object.assign({}, ...others.map((one) => under(`/f${one.seed}`, pagesOf(one)))),
    };
    const match = found({ host: 'old-pages.example', pages });
    expect([match.verdict, mirrored(match)]).toEqual(['lead', true]);
  });
});

describe('no mirror', () => {
  it('is a successor’s shop in a folder of its own domain, with its own contacts', () => {
    const shop = under('/shop', pagesOf(SUCCESSOR));
    const landing = fromSmall({ ...SUCCESSOR, seed: 91, lead: index('/shop'), whole: shop });
    const match = found(landing);
    expect([isFlagged(match), mirrored(match)]).toEqual([true, false]);
  });

  it('is one that kept the listed number in its shop alone', () => {
    const shop = under('/shop', pagesOf({ ...SUCCESSOR, phone: PHONE }));
    const landing = fromSmall({ ...SUCCESSOR, phone: undefined, seed: 91, lead: index('/shop'), whole: shop });
    expect(ofEntry(landing)).toMatch(/^likely/);
    expect(mirrored(found(landing))).toBe(false);
  });

  it('is a copy that is all that its domain has, at the root or below a bare page', () => {
    const pages = LISTED_SITE.pages;
    const root = found({ host: 'copy.example', pages });
    expect([isFlagged(root), mirrored(root)]).toEqual([true, false]);
    const below = found({ host: 'copy.example', pages: { ...bare(index('/en')), ...under('/en', pages) } });
    expect([isFlagged(below), mirrored(below)]).toEqual([true, false]);
  });
});
