/** Permuted names of a listed company, asked of the name server one after the other. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { permutedDomains } from '../../names/permutations.ts';
import { type DnsAnswer, readDns, suffixOf } from '../../suggest/sources/dns.ts';
import type { Ports } from '../ports.ts';
import type { CaseValue } from './case-values.ts';

const MOST_NAMES = 500;
/** Between two names, in milliseconds. */
const NAME_MS = 200;

export interface AskedNames {
  readonly addresses: readonly string[];
  readonly notes: readonly string[];
  readonly requests: number;
  /** Null: the name server answered. */
  readonly problem: string | null;
}

/** @param most names that are asked, those that show wildcards included */
export async function askNames(
  values: readonly CaseValue[],
  most: number,
  { egress }: Pick<Ports, 'egress'>,
): Promise<AskedNames> {
  const texts = (kind: CaseValue['kind']): string[] => values.flatMap((one) => (one.kind === kind ? [one.text] : []));
  const permuted = permutedDomains({ names: texts('name'), domains: texts('domain') }, MOST_NAMES);
  const wild = new Map<string, readonly string[]>();
  const answers: DnsAnswer[] = [];
  let [requests, problem]: [number, string | null] = [0, null];
  const ask = async (name: string) => {
    if (requests > 0) await sleep(NAME_MS);
    requests += 1;
    const records = await egress.records(name);
    const isSilent = records.addresses.length === 0 && Object.values(records.failed).includes('dns:timeout');
    if (isSilent) problem = `the name server did not answer about ${name}`;
    return records;
  };
  for (const name of permuted) {
    const suffix = suffixOf(name);
    if (requests + (wild.has(suffix) ? 1 : 2) > most || problem !== null) break;
    // Nobody can have registered such a name: an answer to it is one to every name.
    if (!wild.has(suffix)) wild.set(suffix, (await ask(`${randomBytes(12).toString('hex')}.${suffix}`)).addresses);
    const records = await ask(name);
    if (!records.absent) answers.push({ name, records });
  }
  return { ...readDns(answers, wild), requests, problem };
}
