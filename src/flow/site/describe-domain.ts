import { InputError } from '../../errors.ts';
import type { LookupDocument } from '../../model/documents.ts';
import type { Lookup } from '../../model/ports/registry.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { domainName } from '../../values/domain-name.ts';
import type { Ports } from '../ports.ts';
import { meantAddress } from './meant-input.ts';
import { registrationAt } from './registration-at.ts';

/** The registrable domain of a domain, host or web address. Throws InputError for anything else. */
export function registeredDomain(input: string): string {
  const { url } = meantAddress(input);
  const host = /^https?:\/\//i.test(url) && isUrl(url) ? new URL(url).hostname : input.trim();
  const name = domainName(host);
  if (name === null)
    throw new InputError(`not a domain that can be registered: ${input}; write a name such as seller.example`);
  return name.domain;
}

/** All stored facts about a domain, with the number of sites at its addresses and with its keys. */
export async function describeDomain(
  domain: string,
  lookups: readonly Lookup[],
  ports: Pick<Ports, 'registry' | 'observations' | 'clock'>,
): Promise<LookupDocument> {
  const { registry, observations, clock } = ports;
  const said = await observations.of(domain);
  const addresses = [...new Set(said.flatMap((one) => (one.kind === 'address' ? [one.value] : [])))].sort();
  const sites = await observations.sitesAt(addresses);
  const networks = await Promise.all(
    addresses.map(async (address) => {
      const network = (await registry.network(address)) ?? null;
      return { address, sites: sites.get(address) ?? 0, network };
    }),
  );
  const shown = new Map(said.flatMap((one) => (one.kind === 'certificate' ? [[one.value.key, one.value]] : [])));
  const withKey = await observations.sitesWithKey([...shown.keys()]);
  return {
    schema: 'revenant.lookup/1',
    domain,
    lookups: lookups.map(({ method, outcome, source, detail }) => ({ method, outcome, source, detail })),
    registration: registrationAt(said, domain, clock.now().toISOString()) ?? null,
    observations: said,
    networks,
    certificates: [...shown].map(([key, { names }]) => ({ key, names: names.length, sites: withKey.get(key) ?? 0 })),
  };
}
