/** The lines of the right answer that generated worlds share, and what all worlds with a successor have. */
import type { Attack, AttackSite, Expected, Principle } from '../attack.ts';
import type { Cast } from './casts.ts';
import { type Draft, rendered } from './draft.ts';

/** The innocent site beside the entry and beside the listed site: a lead at most, in a list and pair by pair. */
export function innocentLines(entity: string, listedHost: string, host: string): Expected[] {
  return (['world', 'shipped'] as const).flatMap((background): Expected[] => [
    { of: [`list:${entity}`, host], atMost: 'lead', background },
    { of: [listedHost, host], atMost: 'lead', background },
  ]);
}

export interface SuccessorTold {
  readonly id: string;
  readonly principle: Principle;
  readonly places: readonly string[];
  readonly planted: readonly string[];
  readonly disguises: readonly string[];
  /** A sentence without its full stop. */
  readonly story: string;
  readonly flood?: readonly AttackSite[];
}

/** The successor's domain is younger than the list, unless the site says otherwise. It is flagged beside the entry or the listed site; a lead is counted apart. */
export function successorWorld(cast: Cast, draft: Draft, told: SuccessorTold): Attack {
  const { firm, listedSite, bystanders } = cast;
  const { id, principle, places, planted, disguises, story, flood = [] } = told;
  draft.site = { facts: registered('2023-11-05'), ...draft.site };
  const of = [`list:${firm.entity.id}`, draft.host] as const;
  const disguise = disguises.length === 0 ? 'none' : disguises.join(' + ');
  return {
    ...{ id, threat: 'cloning', principle },
    traits: { place: places.join(' + '), language: draft.tongue.code, disguise, planted: planted.join(' + ') },
    story: `${story}. Language: ${draft.tongue.code}; disguise: ${disguise}.`,
    sites: [listedSite, rendered(draft)],
    bystanders: [...bystanders, ...flood],
    listed: [firm.entity],
    expected: (['likely', 'lead'] as const).map((atLeast) => ({ of, or: [listedSite.host, draft.host], atLeast })),
  };
}

export function registered(created: string): { registration: { source: string; created: string } } {
  return { registration: { source: 'RDAP', created } };
}
