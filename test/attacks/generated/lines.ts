/** The lines of the right answer that all generated worlds share. */
import type { Expected } from '../attack.ts';

/** The innocent site beside the entry and beside the listed site: a lead at most, in a list and pair by pair. */
export function innocentLines(entity: string, listedHost: string, host: string): Expected[] {
  return (['world', 'shipped'] as const).flatMap((background): Expected[] => [
    { of: [`list:${entity}`, host], atMost: 'lead', background },
    { of: [listedHost, host], atMost: 'lead', background },
  ]);
}

/** The successor beside the entry or the listed site: flagged, and at least a lead, which is counted apart. */
export function successorLines(entity: string, listedHost: string, host: string): Expected[] {
  const of = [`list:${entity}`, host] as const;
  return (['likely', 'lead'] as const).map((atLeast) => ({ of, or: [listedHost, host], atLeast }));
}
