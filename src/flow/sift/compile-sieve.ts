/** Listed entities and their captured sites → the sieve, as files that readers open. */
import { existsSync } from 'node:fs';
import type { Fingerprint } from '../../model/derived/fingerprint.ts';
import { sha256 } from '../../model/digest.ts';
import { groupBy } from '../../model/group-by.ts';
import { memoised } from '../../model/memoised.ts';
import type { NameFile } from '../../model/ports/names.ts';
import type { Store } from '../../model/ports/store.ts';
import { sieveBuilder } from '../../sieve/build-sieve.ts';
import { entityAtoms } from '../../sieve/compile.ts';
import { packSieve, SIEVE_VERSION } from '../../sieve/sieve-table.ts';
import type { Ports } from '../ports.ts';
import { attributed, readNamedSites } from '../screen/attributed.ts';
import { latestBackground } from '../screen/backgrounds.ts';

export interface CompiledSieve {
  /** The file of its values. */
  readonly path: string;
  readonly names: NameFile | null;
  /** Another when lists or captured sites have changed. */
  readonly revision: string;
}

export type SievePorts = Pick<Ports, 'store' | 'names' | 'siftFiles'>;

/** Milliseconds for which lists are not asked again: a slice takes some seconds. */
const FRESH_MS = 5_000;
interface Known {
  readonly sieve: CompiledSieve;
  askedAt: number;
}
const cacheOf = memoised((_: Store) => ({ last: Promise.resolve<Known | null>(null) }));

/** Compiled anew where lists or captured sites have changed, or somebody removed it. */
export async function currentSieve(ports: SievePorts): Promise<CompiledSieve> {
  const cache = cacheOf(ports.store);
  const next = cache.last.then(async (known) => {
    if (known !== null && existsSync(known.sieve.path)) {
      const now = performance.now();
      if (now - known.askedAt < FRESH_MS) return known;
      known.askedAt = now;
      if (known.sieve.revision === (await sieveRevision(ports))) return known;
    }
    return { sieve: await compile(ports), askedAt: performance.now() };
  });
  cache.last = next.catch(() => null);
  return (await next).sieve;
}

export async function sieveRevision({ store }: Pick<Ports, 'store'>): Promise<string> {
  return sha256(String(SIEVE_VERSION), await store.entities.revision(), await store.attributions.revision());
}

async function compile(ports: SievePorts): Promise<CompiledSieve> {
  const { store, names, siftFiles } = ports;
  const revision = await sieveRevision(ports);
  const read: Fingerprint[] = [];
  await readNamedSites(store);
  for (const site of new Set((await store.attributions.sites()).map((one) => one.site)))
    read.push(...(await store.fingerprints.ofSite(site)));
  const sites = groupBy(await attributed(read, store), ({ entity }) => entity?.id ?? '');
  const background = await latestBackground(store);
  const builder = sieveBuilder();
  for await (const page of store.entities.stream({ left: false }))
    for (const entity of page) {
      const ones = entityAtoms(
        entity,
        (sites.get(entity.id) ?? []).map(({ fingerprint }) => fingerprint),
        background,
      );
      if (ones.length > 0) builder.add(entity.id, ones);
    }
  const path = await siftFiles.keepSieve(packSieve(builder.done()));
  return { path, names: await names.current(), revision };
}
