import { lookup } from 'node:dns/promises';
import { within } from '../errors.ts';

/** Turns a name into every address the system knows for it. Throws with a `code` such as ENOTFOUND. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** The system's resolver, hosts file included, in the system's order of preference. */
export const systemResolve: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

const KEPT_MS = 60_000;
const KEPT_NAMES = 10_000;
const TIMEOUT_MS = 10_000;

/**
 * A resolver that asks once for requests that come together, keeps answers for a minute and gives up after 10 s.
 * Keeping them is no hole: what is kept are addresses, and these are judged again at each use.
 */
export function keepResolved(resolve: Resolve, now: () => number, timeoutMs = TIMEOUT_MS): Resolve {
  const kept = new Map<string, { readonly until: number; readonly addresses: Promise<readonly string[]> }>();
  const late = () => Object.assign(new Error(`no answer within ${timeoutMs / 1000} s`), { code: 'ETIMEOUT' });
  return (host) => {
    const known = kept.get(host);
    if (known !== undefined && known.until > now()) return known.addresses;
    const addresses = within(timeoutMs, resolve(host), late);
    if (kept.size >= KEPT_NAMES) for (const oldest of [...kept.keys()].slice(0, KEPT_NAMES / 10)) kept.delete(oldest);
    const entry = { until: now() + KEPT_MS, addresses };
    kept.delete(host);
    kept.set(host, entry);
    addresses.catch(() => {
      if (kept.get(host) === entry) kept.delete(host);
    });
    return addresses;
  };
}
