/**
 * Framing worlds: an innocent site and a listed firm. Whatever is between them, the innocent did not do it, so a lead is the most
 * that may be said. Nine in twelve worlds plant listed values where the site only says them; the others have the listed side act,
 * flood the web with the value, or share crumbs of one agency.
 */
import type { Attack } from '../attack.ts';
import { castOf } from './casts.ts';
import { crumbWorld } from './crumbs.ts';
import { rendered } from './draft.ts';
import { type Draw, drawOf, seedOf } from './draw.ts';
import type { ValueKind } from './firm.ts';
import { floodOf } from './floods.ts';
import { actWorld } from './foreign-acts.ts';
import { innocentLines } from './lines.ts';
import type { SaidPlace } from './place.ts';
import { SAID_BY_MACHINES } from './said-by-machines.ts';
import { SAID_IN_LISTS } from './said-in-lists.ts';
import { SAID_IN_PAPERS } from './said-in-papers.ts';
import { SAID_IN_TALK } from './said-in-talk.ts';
import { SAID_NEAR_OWNERS } from './said-near-owners.ts';
import { draftSite, SITE_KINDS } from './sites.ts';
import { TONGUES } from './tongues/tongues.ts';

const PLACES: Readonly<Record<string, SaidPlace>> = {
  ...SAID_IN_TALK,
  ...SAID_IN_PAPERS,
  ...SAID_IN_LISTS,
  ...SAID_BY_MACHINES,
  ...SAID_NEAR_OWNERS,
};

export function framingWorlds(seed: number, count: number): Attack[] {
  return Array.from({ length: count }, (_, index) => framingWorld(seed, index));
}

export function framingWorld(seed: number, index: number): Attack {
  const draw = drawOf(seedOf(seed, index, 11));
  const id = `framing-${seed}-${index}`;
  const turn = index % 12;
  if (turn === 3) return actWorld(draw, seed, id);
  if (turn === 7) return crumbWorld(draw, seed, id);
  return saidWorld(draw, seed, id, index % 48 === 11);
}

function saidWorld(draw: Draw, seed: number, id: string, flooded: boolean): Attack {
  const [placeId, place] = draw.pick(Object.entries(PLACES));
  const tongue = draw.pick(TONGUES);
  const { firm, listedSite, bystanders } = castOf(seed, draw);
  const draft = draftSite(draw, { tongue, kind: draw.pick(place.on ?? SITE_KINDS) });
  const has = Object.keys(firm.values) as ValueKind[];
  // A postal address or a link alone is worth little anyway.
  const strong = has.filter((kind) => kind !== 'address' && kind !== 'site');
  const drawn = draw.pick([
    draw.some(strong, 1),
    draw.some(strong, 1),
    draw.some(has, 1),
    draw.some(has, draw.int(2, 3)),
    has,
  ]);
  const kinds = [...new Set([...(place.needs ?? []), ...drawn])];
  const wording = draw.pick(place.wordings);
  const linked = draw.chance(0.5);
  place.put({ draft, firm, kinds, wording, linked });
  const flood = flooded ? floodOf(draw, tongue, firm, kinds) : null;
  const what = kinds.length === has.length ? 'all values' : kinds.join(', ');
  const site = rendered(draft);
  return {
    ...{ id, threat: 'framing', principle: flood === null ? 'own' : 'cost' },
    traits: {
      place: placeId,
      wording,
      language: tongue.code,
      planted: kinds.length === 1 ? what : kinds.length === has.length ? 'all' : 'some',
    },
    story: `A ${draft.kind} site in ${tongue.code} gives ${what} of a listed firm, ${linked ? 'linked' : 'plain'}, in the wording ‘${wording}’ at ${placeId}: ${place.why}.${flood === null ? '' : ` So do ${flood.where}.`}`,
    sites: [listedSite, site],
    bystanders: [...bystanders, ...(flood?.sites ?? [])],
    listed: [firm.entity],
    expected: innocentLines(firm.entity.id, listedSite.host, site.host),
  };
}
