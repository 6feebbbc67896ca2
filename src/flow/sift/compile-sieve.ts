/** Listed entities and their captured sites → the sieve, as files that readers open. */
import type { Fingerprint } from '../../model/derived/fingerprint.ts';
import { sha256 } from '../../model/digest.ts';
import { groupBy } from '../../model/group-by.ts';
import type { NameFile } from '../../model/ports/names.ts';
import { entityAtoms } from '../../sieve/compile.ts';
import { type Atom, buildSieve, packSieve, SIEVE_VERSION } from '../../sieve/sieve-table.ts';
import type { Ports } from '../ports.ts';
import { latestBackground } from '../screen/backgrounds.ts';

export interface CompiledSieve {
  /** The file of its values. */
  readonly path: string;
  readonly names: NameFile | null;
  readonly entities: number;
  /** Another when lists or captured sites have changed. */
  readonly revision: string;
}

export async function compileSieve({
  store,
  names,
  siftFiles,
}: Pick<Ports, 'store' | 'names' | 'siftFiles'>): Promise<CompiledSieve> {
  const read: Fingerprint[] = [];
  for (const site of await store.ledger.listedSites())
    read.push(...(await store.fingerprints.ofSite(site)).filter(({ entity }) => entity !== null));
  const sites = groupBy(read, ({ entity }) => entity ?? '');
  const background = await latestBackground(store);
  const atoms = new Map<string, readonly Atom[]>();
  for await (const page of store.entities.stream({ left: false }))
    for (const entity of page) {
      const ones = entityAtoms(entity, sites.get(entity.id) ?? [], background);
      if (ones.length > 0) atoms.set(entity.id, ones);
    }
  const path = await siftFiles.keepSieve(packSieve(buildSieve(atoms)));
  const about = read.map(({ id }) => id).sort();
  const revision = sha256(String(SIEVE_VERSION), await store.entities.revision(), ...about);
  return { path, names: await names.current(), entities: atoms.size, revision };
}
