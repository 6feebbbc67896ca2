import { isDeepStrictEqual } from 'node:util';
import type { Observation } from '../model/observation.ts';
import type { Observations } from '../model/ports/registry.ts';

/** Domains of one command. */
const KEPT = 10_000;

/** Observations of this process alone, for commands that store nothing: who was asked is not asked again. */
export function memoryObservations(): Observations {
  const kept = new Map<string, Observation[]>();
  const counts = (values: readonly string[], valueOf: (one: Observation) => string | null) => {
    const sites = (value: string) => [...kept.values()].filter((known) => known.some((one) => valueOf(one) === value));
    return new Map(values.map((value) => [value, sites(value).length]));
  };
  return {
    async see(domain, sightings, at) {
      const known = kept.get(domain) ?? [];
      for (const one of sightings) {
        const same = ({ kind, value, source }: Observation) =>
          kind === one.kind && source === one.source && isDeepStrictEqual(value, one.value);
        const index = known.findIndex(same);
        const seen: Observation = { ...one, firstSeen: known[index]?.firstSeen ?? at, lastSeen: at };
        if (index < 0) known.push(seen);
        else known[index] = seen;
      }
      if (kept.size >= KEPT) kept.clear();
      kept.set(domain, known);
    },
    of: async (domain) => [...(kept.get(domain) ?? [])],
    sitesAt: async (addresses) => counts(addresses, (one) => (one.kind === 'address' ? one.value : null)),
    sitesWithKey: async (keys) => counts(keys, (one) => (one.kind === 'certificate' ? one.value.key : null)),
  };
}
