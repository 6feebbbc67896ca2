import type { NameRecords } from '../../model/ports/egress.ts';
import { openResolver } from '../guard/resolve.ts';
import type { EgressLimits } from '../limits.ts';
import { WaitingLines } from '../waiting-lines.ts';

const AT_ONCE = 4;
const LONGEST_TEXT = 1_000;
/** Codes of name servers for "no such name" and "no record of that type". */
const ABSENT = 'ENOTFOUND';
const NONE = 'ENODATA';

/**
 * Records by the DNS itself, not the hosts file; bounded, never dialled. Throws InputError for a
 * bad `server`.
 */
export function createRecords(
  server: string | undefined,
  { dnsMs, dnsRecords }: Pick<EgressLimits, 'dnsMs' | 'dnsRecords'>,
): (name: string) => Promise<NameRecords> {
  const resolver = openResolver(server, dnsMs);
  const front = new WaitingLines();

  return async (name) => {
    const leave = await front.enter('', AT_ONCE, null);
    const failed: Record<string, string> = {};
    let absent = 0;
    async function ask<T>(
      type: string,
      question: Promise<readonly T[]>,
      textOf: (one: T) => string,
    ): Promise<string[]> {
      try {
        const found = (await question).slice(0, dnsRecords).map((one) => textOf(one).slice(0, LONGEST_TEXT));
        return [...new Set(found)].sort();
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code ?? 'EUNKNOWN';
        if (code === ABSENT) absent++;
        else if (code !== NONE) failed[type] = code === 'ETIMEOUT' ? 'dns:timeout' : `dns:${code.slice(0, 20)}`;
        return [];
      }
    }
    try {
      const [v4, v6, nameservers, mailServers, texts] = await Promise.all([
        ask('A', resolver.resolve4(name), String),
        ask('AAAA', resolver.resolve6(name), String),
        ask('NS', resolver.resolveNs(name), hostName),
        ask('MX', resolver.resolveMx(name), ({ exchange }) => hostName(exchange)),
        ask('TXT', resolver.resolveTxt(name), (parts) => parts.join('')),
      ]);
      // RFC 7505: "." as mail server says that there is none.
      const mail = mailServers.filter((host) => host !== '');
      return { addresses: [...v4, ...v6], nameservers, mailServers: mail, texts, absent: absent === 5, failed };
    } finally {
      leave();
    }
  };
}

const hostName = (name: string): string => name.toLowerCase().replace(/\.$/, '');
