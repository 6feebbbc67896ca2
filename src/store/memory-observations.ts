import { isDeepStrictEqual } from 'node:util';
import type { Observation } from '../model/observation.ts';
import type { Observations } from '../model/ports/registry.ts';

/** Domains of one command. */
const KEPT = 10_000;

/** Observations of this process alone, for commands that store nothing: who was asked is not asked again. */
export function memoryObservations(): Observations {
  const kept = new Map<string, Observation[]>();
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
    async sitesAt(addresses) {
      const at = (address: string) =>
        [...kept.values()].filter((known) => known.some(({ kind, value }) => kind === 'address' && value === address))
          .length;
      return new Map(addresses.map((address) => [address, at(address)]));
    },
  };
}
