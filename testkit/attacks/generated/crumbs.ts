/** Crumbs: a listed firm and a stranger had one agency, and share what that agency brings. Neither knows the other. */
import { photo } from '../../traps/small-site.ts';
import type { Attack } from '../attack.ts';
import { bystandersOf, listedDraft } from './casts.ts';
import { type Draft, home, rendered } from './draft.ts';
import type { Draw } from './draw.ts';
import { firmOf } from './firm.ts';
import { asciiWord, inventedWord } from './invented.ts';
import { innocentLines, registered } from './lines.ts';
import { paragraphs } from './look.ts';
import { sentence } from './prose.ts';
import { draftSite } from './sites.ts';
import { TONGUES } from './tongues/tongues.ts';

type Crumb = (draw: Draw, sides: readonly [Draft, Draft]) => void;

/** What an agency brings to each of its customers. */
const CRUMBS: Readonly<Record<string, Crumb>> = {
  product: (draw, sides) => {
    const text = sentence(draw, sides[0].tongue);
    const name = `${inventedWord(draw, 'latin')} ${draw.int(100, 900)}`;
    const shot = photo(draw.int(1, 1e9));
    for (const draft of sides) {
      draft.site = { ...draft.site, pictures: { ...draft.site.pictures, '/p.jpg': shot } };
      (draft.pages[2] ?? home(draft)).main +=
        `<div><img src="/p.jpg" width="800" height="600" alt=""><h3>${name}</h3>${text}</div>`;
    }
  },
  slogan: (draw, sides) => {
    const slogan = sentence(draw, sides[0].tongue);
    for (const draft of sides) draft.frame.header += `<p>${slogan}</p>`;
  },
  'some-text': (draw, sides) => {
    const lines = Array.from({ length: 2 }, () => sentence(draw, sides[0].tongue));
    for (const draft of sides) home(draft).main += paragraphs(draft.look, lines);
  },
  counter: (draw, sides) => {
    const account = draw.int(10_000_000, 99_999_999);
    sides.forEach((draft, i) => {
      const id = `UA-${account}-${3 + 4 * i}`;
      draft.frame.head += `<script src="https://www.googletagmanager.com/gtag/js?id=${id}"></script><script>gtag('config', '${id}');</script>`;
    });
  },
  credit: (draw, sides) => {
    const agency = asciiWord(draw);
    for (const draft of sides) draft.frame.footer += `<p><a href="https://${agency}.example/">${agency}</a></p>`;
  },
  'style-sheets': (draw, sides) => {
    const theme = asciiWord(draw);
    for (const draft of sides)
      draft.frame.head += `<link rel="stylesheet" href="/themes/${theme}/main.css"><script src="/themes/${theme}/menu.js"></script>`;
  },
};

export function crumbWorld(draw: Draw, seed: number, id: string): Attack {
  const tongue = draw.pick(TONGUES);
  const firm = firmOf(draw, `entry-${id}`);
  const listed = listedDraft(draw, firm, tongue);
  const drafted = draftSite(draw, { tongue, kind: draw.pick(['shop', 'workshop', 'school']) });
  // One template: tags, class names, depth and menu agree.
  const stranger: Draft = draw.chance(0.6) ? { ...drafted, look: listed.look } : drafted;
  const crumbs = draw.some(Object.keys(CRUMBS), draw.int(2, 5));
  for (const crumb of crumbs) CRUMBS[crumb]?.(draw, [listed, stranger]);
  stranger.site = { ...stranger.site, facts: registered('2016-03-04') };
  return {
    ...{ id, threat: 'framing', principle: 'text' },
    traits: { place: 'crumbs of one agency', language: tongue.code },
    story: `A listed firm and a stranger in ${tongue.code} had one agency and share its crumbs: ${crumbs.join(', ')}${stranger === drafted ? '' : ', and one template'}.`,
    sites: [rendered(listed), rendered(stranger)],
    bystanders: bystandersOf(seed),
    listed: [firm.entity],
    expected: innocentLines(firm.entity.id, listed.host, stranger.host),
  };
}
