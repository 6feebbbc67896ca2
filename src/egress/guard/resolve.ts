import { lookup, Resolver } from 'node:dns/promises';
import { getDomain } from 'tldts';
import { InputError, within } from '../../errors.ts';
import { remember } from '../../model/remember.ts';
import { WaitingLines } from '../waiting-lines.ts';

/** A name → every address that the system knows for it. Throws with a `code` such as ENOTFOUND. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** The system's resolver, hosts file included, in the system's order of preference. */
export const systemResolve: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

/** A resolver that asks one name server, `address[:port]`. Throws InputError for a bad one. */
export function openResolver(server: string | undefined, timeoutMs: number): Resolver {
  const resolver = new Resolver({ timeout: timeoutMs, tries: 2 });
  try {
    if (server !== undefined) resolver.setServers([server]);
  } catch {
    throw new InputError(`the DNS server is to be an address, with a port where it is not 53, not ${server}`);
  }
  return resolver;
}

/** Asks one name server for IPv4 and IPv6 addresses; a hosts file does not count. */
export function serverResolve(server: string | undefined, timeoutMs: number): Resolve {
  const resolver = openResolver(server, timeoutMs);
  return async (host) => {
    const asked = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    const found = asked.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    if (found.length > 0) return found;
    const failed = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason as NodeJS.ErrnoException] : []));
    // A server that failed on one question may have an answer to it.
    throw failed.find(({ code }) => code !== 'ENOTFOUND' && code !== 'ENODATA') ?? failed[0];
  };
}

const KEPT_MS = 60_000;
const KEPT_NAMES = 10_000;
const TIMEOUT_MS = 10_000;

/**
 * Keeps addresses for a minute (checked at each use). One look-up at a time for a domain: the
 * system has few places (half of UV_THREADPOOL_SIZE), and an abandoned look-up still takes its
 * place. A slow name server must not take all.
 */
export function keepResolved(resolve: Resolve, now: () => number, timeoutMs = TIMEOUT_MS): Resolve {
  const kept = new Map<string, { readonly until: number; readonly addresses: Promise<readonly string[]> }>();
  const front = new WaitingLines();
  const late = () => Object.assign(new Error(`no answer within ${timeoutMs / 1000} s`), { code: 'ETIMEOUT' });
  async function inTurn(host: string): Promise<readonly string[]> {
    const domain = getDomain(host) ?? host;
    const leave = await front.enter(domain, 1, AbortSignal.timeout(timeoutMs)).catch(() => {
      throw late();
    });
    return within(timeoutMs, resolve(host).finally(leave), late);
  }
  return (host) => {
    const known = kept.get(host);
    if (known !== undefined && known.until > now()) return known.addresses;
    const addresses = inTurn(host);
    const entry = { until: now() + KEPT_MS, addresses };
    remember(kept, host, entry, KEPT_NAMES);
    addresses.catch(() => {
      if (kept.get(host) === entry) kept.delete(host);
    });
    return addresses;
  };
}
