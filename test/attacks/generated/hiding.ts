/** Hiding worlds: a true successor, with evidence that suffices by construction, in any markup. */
import type { Attack } from '../attack.ts';
import { castOf } from './casts.ts';
import { rendered } from './draft.ts';
import { drawOf, seedOf } from './draw.ts';
import { successorLines } from './lines.ts';
import { draftSite } from './sites.ts';
import { TONGUES } from './tongues/tongues.ts';
import { asLines } from './values.ts';

export function hidingWorlds(seed: number, count: number): Attack[] {
  return Array.from({ length: count }, (_, index) => hidingWorld(seed, index));
}

function hidingWorld(seed: number, index: number): Attack {
  const draw = drawOf(seedOf(seed, index, 23));
  const tongue = draw.pick(TONGUES);
  const { firm, listedSite, bystanders } = castOf(seed, draw);
  const draft = draftSite(draw, { tongue, kind: draw.pick(['shop', 'workshop']) });
  const linked = draw.chance(0.5);
  draft.frame.footer += asLines(draw, tongue, firm, ['mail'], linked)
    .map((line) => `<p>${line}</p>`)
    .join('');
  const site = rendered(draft);
  return {
    id: `hiding-${seed}-${index}`,
    threat: 'cloning',
    principle: 'own',
    traits: { place: 'footer', language: tongue.code, disguise: 'none' },
    story: `A successor in ${tongue.code} gives the listed mailbox in its footer, ${linked ? 'linked' : 'plain'}.`,
    sites: [listedSite, site],
    bystanders,
    listed: [firm.entity],
    expected: successorLines(firm.entity.id, listedSite.host, site.host),
  };
}
