/** Archives of the web → a sift that workers do, begun or found where it was left. */
import type { SiftDocument } from '../../model/derived/sift.ts';
import { sha256 } from '../../model/digest.ts';
import type { SiftState } from '../../model/ports/sift.ts';
import type { Ports } from '../ports.ts';
import { sieveRevision } from './compile-sieve.ts';
import { refillSifts } from './tend-sifts.ts';

export interface SiftOptions {
  readonly bits: number;
  /** Where the paths of lists lie; null: beside them. */
  readonly base: string | null;
  /** True: what was done before is forgotten. */
  readonly again: boolean;
}

type BeginPorts = Pick<Ports, 'store' | 'queue' | 'findArchives' | 'clock'>;

export interface Begun {
  readonly id: string;
  readonly files: number;
  readonly missing: readonly string[];
  /** It had begun before, by these lists or by earlier ones; or it has ended. */
  readonly resumed: 'no' | 'yes' | 'by-earlier-lists' | 'ended';
}

/** One that has ended begins anew where lists or captured sites have changed since. */
export async function beginSift(given: readonly string[], options: SiftOptions, ports: BeginPorts): Promise<Begun> {
  const { bits, base, again } = options;
  const { sifts } = ports.store;
  const { files, problems: missing } = await ports.findArchives(given, base);
  if (files.length === 0) return { id: '', files: 0, missing, resumed: 'no' };
  const id = sha256(String(bits), ...files.map(({ key }) => key).sort()).slice(0, 32);
  const revision = await sieveRevision(ports);
  const before = await sifts.state(id);
  const isOther = before !== null && before.sift.revision !== revision;
  if (before !== null && (again || (before.step === null && isOther))) await sifts.forget(id);
  else if (before !== null) {
    await refillSifts(ports);
    const resumed = before.step === null ? 'ended' : isOther ? 'by-earlier-lists' : 'yes';
    return { id, files: files.length, missing, resumed };
  }
  await sifts.begin({ id, bits, revision, startedAt: ports.clock.now().toISOString(), missing }, files);
  await refillSifts(ports);
  return { id, files: files.length, missing, resumed: 'no' };
}

const MOST_PROBLEMS = 1_000;

/** Results so far. */
export async function siftDocument(
  { sift, files, counts, sites, outcomes }: SiftState,
  { store }: Pick<Ports, 'store'>,
): Promise<SiftDocument> {
  const problems = [...sift.missing, ...(await store.sifts.problems(sift.id, MOST_PROBLEMS))];
  return { schema: 'revenant.sift/1', files, counts, sites, ...outcomes, problems };
}
