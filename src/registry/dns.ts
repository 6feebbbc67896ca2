/** A domain → what name servers say of it: where it is, who serves and mails for it, which services know it as a customer. */
import type { Sighting } from '../model/observation.ts';
import type { Egress } from '../model/ports/egress.ts';
import type { Lookup } from '../model/ports/registry.ts';
import { verificationIn } from './dns-verification.ts';
import { saidHost } from './said-text.ts';

const SOURCE = 'DNS';

export async function askDns(domain: string, egress: Pick<Egress, 'records'>): Promise<Omit<Lookup, 'method'>> {
  const { addresses, nameservers, mailServers, texts, absent, failed } = await egress.records(domain);
  const said: Sighting[] = [
    ...addresses.map((value): Sighting => ({ kind: 'address', value, source: SOURCE })),
    ...hostsOf(nameservers).map((value): Sighting => ({ kind: 'nameserver', value, source: SOURCE })),
    ...hostsOf(mailServers).map((value): Sighting => ({ kind: 'mail-server', value, source: SOURCE })),
    ...texts.flatMap((text): Sighting[] => {
      const value = verificationIn(text);
      return value === null ? [] : [{ kind: 'verification', value, source: SOURCE }];
    }),
  ];
  const missing = Object.entries(failed).map(([type, code]) => `${type} (${code})`);
  if (absent) return { outcome: 'not-found', source: SOURCE, detail: 'there is no such name', said: [] };
  if (missing.length === 5)
    return { outcome: 'unreachable', source: SOURCE, detail: `no answer: ${missing.join(', ')}`, said: [] };
  const detail = missing.length === 0 ? 'name servers answered' : `name servers answered but for ${missing.join(', ')}`;
  return { outcome: 'found', source: SOURCE, detail, said };
}

/** What is no host name is nothing to go by. */
function hostsOf(names: readonly string[]): string[] {
  return [...new Set(names.map(saidHost).filter((name) => name !== ''))];
}
