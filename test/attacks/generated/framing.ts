/** Framing worlds: an innocent site says what a listed firm owns. */
import type { Attack, AttackSite, Expected } from '../attack.ts';
import { castOf } from './casts.ts';
import { rendered } from './draft.ts';
import { drawOf, seedOf } from './draw.ts';
import type { ValueKind } from './firm.ts';
import type { SaidPlace } from './place.ts';
import { SAID_IN_TALK } from './said-in-talk.ts';
import { draftSite, SITE_KINDS } from './sites.ts';
import { TONGUES } from './tongues/tongues.ts';

const PLACES: Readonly<Record<string, SaidPlace>> = { ...SAID_IN_TALK };

export function framingWorlds(seed: number, count: number): Attack[] {
  return Array.from({ length: count }, (_, index) => framingWorld(seed, index));
}

function framingWorld(seed: number, index: number): Attack {
  const draw = drawOf(seedOf(seed, index, 11));
  const [id, place] = draw.pick(Object.entries(PLACES));
  const tongue = draw.pick(TONGUES);
  const { firm, listedSite, bystanders } = castOf(seed, draw.int(0, 15));
  const draft = draftSite(draw, { tongue, kind: draw.pick(place.on ?? SITE_KINDS) });
  const has = Object.keys(firm.values) as ValueKind[];
  const kinds = draw.pick([draw.some(has, 1), draw.some(has, 1), draw.some(has, draw.int(2, 3)), has]);
  const wording = draw.pick(place.wordings);
  const linked = draw.chance(0.5);
  place.put({ draft, firm, kinds, wording, linked });
  const site: AttackSite = rendered(draft);
  const what = kinds.length === has.length ? 'all values' : kinds.join(', ');
  return {
    id: `framing-${seed}-${index}`,
    threat: 'framing',
    principle: 'own',
    traits: { place: id, wording, language: tongue.code },
    story: `A ${draft.kind} site in ${tongue.code} gives ${what} of a listed firm, ${linked ? 'linked' : 'plain'}, in the wording ‘${wording}’ at ${id}: ${place.why}.`,
    sites: [listedSite, site],
    bystanders,
    listed: [firm.entity],
    expected: innocentLines(firm.entity.id, listedSite.host, site.host),
  };
}

export function innocentLines(entity: string, listedHost: string, host: string): Expected[] {
  return (['world', 'shipped'] as const).flatMap((background): Expected[] => [
    { of: [`list:${entity}`, host], atMost: 'lead', background },
    { of: [listedHost, host], atMost: 'lead', background },
  ]);
}
