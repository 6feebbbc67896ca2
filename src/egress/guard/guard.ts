import type { FetchFailure } from '../../model/ports/egress.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { canonicalAddress, isGlobal, isPrivate } from './address.ts';
import { type Allowance, findPin, isAllowed, type Pin, unbracket, withoutDot } from './pins.ts';
import type { Resolve } from './resolve.ts';

/**
 * An address that may be dialled. `public`: paced; the user's own (pinned or allowed private) ones
 * are not.
 */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
  readonly public: boolean;
}

/** A normalised URL whose every address may be dialled. */
export interface Cleared {
  readonly ok: true;
  readonly url: URL;
  /** Lower case, without brackets or final dot. */
  readonly host: string;
  readonly endpoints: readonly [Endpoint, ...Endpoint[]];
}

export type Refusal = { readonly ok: false; readonly url: string } & Pick<FetchFailure, 'state' | 'code' | 'detail'>;

export type Guard = ReturnType<typeof createGuard>;

export interface GuardOptions {
  readonly pins: readonly Pin[];
  readonly allow: readonly Allowance[];
  readonly allowPrivate: boolean;
  readonly resolve: Resolve;
}

/** Characters of an address: limit:url. */
export const URL_LENGTH = 2_083;
const DNS_NAME_LENGTH = 253;
const LABEL_LENGTH = 63;
/** Addresses of one name that are dialled: each can cost a whole time-out. */
const DIALLED = 6;
const WEB_PORTS = new Set([80, 443, 8080, 8443]);
/**
 * Their services read a request as commands (mail, files, chat); no seed opens them (Fetch
 * standard, "bad port").
 */
const OTHER_SERVICES = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
  111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
  540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061,
  6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10_080,
]);
/**
 * Local names and names of no network (RFC 6762, 7686, 8375, 9476; `internal`), or without a dot.
 * Even a look-up would tell the resolver.
 */
const LOCAL_NAMES = /^[^.]*$|(?:^|\.)(?:local|localhost|internal|home\.arpa|onion|alt|invalid)$/;
const REFUSED_ADDRESS = 'it leads to an address that is not public (see --allow, --allow-private and --resolve)';
const LOCAL_NAME = 'it is a name of local networks (see --allow, --allow-private and --resolve)';

export function createGuard(options: GuardOptions) {
  const { pins, allow, allowPrivate } = options;
  const seedHosts = new Map<number, Set<string>>();
  const nothingOpened = allow.length === 0 && !allowPrivate;

  function isSeedPort(host: string, port: number): boolean {
    const hosts = seedHosts.get(port);
    if (hosts === undefined) return false;
    // 10.0.0.1 has no parent.
    if (canonicalAddress(host) !== null) return hosts.has(host);
    const labels = host.split('.');
    return labels.some((_, i) => hosts.has(labels.slice(i).join('.')));
  }

  /** Null when the address may not be dialled. */
  function judge(address: string, port: number): Endpoint | null {
    const dialled = canonicalAddress(address);
    if (dialled === null) return null;
    if (isGlobal(dialled)) return { address: dialled, port, public: true };
    const opened = isAllowed(allow, dialled, port) || (allowPrivate && isPrivate(dialled));
    return opened ? { address: dialled, port, public: false } : null;
  }

  function refuse(url: string, state: FetchFailure['state'], code: string, detail: string): Refusal {
    return { ok: false, url: url.slice(0, URL_LENGTH), state, code, detail };
  }

  function refusePort(url: URL, port: number): Refusal {
    const detail = OTHER_SERVICES.has(port)
      ? `port ${port} is that of another service`
      : `port ${port} is none of 80, 443, 8080, 8443 and no seed names it`;
    return refuse(url.href, 'refused', 'blocked:port', detail);
  }

  function refuseUnresolved(url: URL, error: unknown): Refusal {
    const code = (error as { code?: unknown } | null)?.code;
    return code === 'ENOTFOUND' || code === 'ENODATA'
      ? refuse(url.href, 'unreachable', 'dns:nxdomain', `${url.hostname} does not exist or has no address`)
      : refuse(url.href, 'unreachable', 'dns:failure', `${url.hostname} could not be looked up (${String(code)})`);
  }

  async function check(text: string, ownPort: boolean, service: number | undefined): Promise<Cleared | Refusal> {
    if (!isUrl(text)) return refuse(text, 'failed', 'fetch:bad-url', 'it is no web address');
    const url = new URL(text);
    url.hash = '';
    if (!/^https?:$/.test(url.protocol))
      return refuse(url.href, 'refused', 'blocked:scheme', `${url.protocol} is neither http: nor https:`);
    if (url.username !== '' || url.password !== '') {
      url.username = '';
      url.password = '';
      return refuse(url.href, 'refused', 'blocked:userinfo', 'it carries a user name or password');
    }
    if (url.href.length > URL_LENGTH) return refuse(url.href, 'failed', 'limit:url', 'the address is too long');
    const host = withoutDot(unbracket(url.hostname));
    if (
      host === '' ||
      host.length > DNS_NAME_LENGTH ||
      !host.split('.').every((label) => label.length > 0 && label.length <= LABEL_LENGTH)
    )
      return refuse(url.href, 'failed', 'fetch:bad-url', 'it holds no possible host name');
    const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
    const cleared = (endpoints: Cleared['endpoints']): Cleared => ({ ok: true, url, host, endpoints });
    const isOpenPort =
      service === undefined
        ? WEB_PORTS.has(port) || (!OTHER_SERVICES.has(port) && (ownPort || isSeedPort(host, port)))
        : port === service;

    const pin = findPin(pins, url.hostname, port);
    if (pin !== null && (pin.port !== null || isOpenPort)) {
      const { address, toPort } = pin;
      return cleared([{ address, port: toPort ?? port, public: isGlobal(address) }]);
    }
    const literal = canonicalAddress(host);
    if (literal !== null && judge(literal, port) === null)
      return refuse(url.href, 'refused', 'blocked:ssrf', REFUSED_ADDRESS);
    // --allow opens a port at one address: that is known after resolving.
    if (!isOpenPort && !allow.some((allowance) => allowance.port === port)) return refusePort(url, port);
    if (literal === null && pin === null && nothingOpened && LOCAL_NAMES.test(host))
      return refuse(url.href, 'refused', 'blocked:ssrf', LOCAL_NAME);

    let addresses: readonly string[];
    try {
      addresses = literal !== null ? [literal] : pin !== null ? [pin.address] : await options.resolve(host);
    } catch (error) {
      return refuseUnresolved(url, error);
    }
    const [first, ...rest] = addresses.map((address) => judge(address, port));
    if (first === undefined) return refuseUnresolved(url, { code: 'ENODATA' });
    if (first === null || rest.includes(null)) return refuse(url.href, 'refused', 'blocked:ssrf', REFUSED_ADDRESS);
    const endpoints: Cleared['endpoints'] = [first, ...rest.filter((one) => one !== null).slice(0, DIALLED - 1)];
    if (!isOpenPort) {
      const named = allow.filter((allowance) => allowance.port === port);
      if (!endpoints.every(({ address }) => isAllowed(named, address, port))) return refusePort(url, port);
    }
    return cleared(endpoints);
  }

  return {
    /**
     * Checks a URL as a browser reads it, with every address of its name. Never throws: a fault
     * inside is a refusal. `ownPort`: the user named this address, so its port is open. `service`:
     * the only open port, of another protocol (43: WHOIS).
     */
    async check(text: string, ownPort = false, service?: number): Promise<Cleared | Refusal> {
      try {
        return await check(text, ownPort, service);
      } catch (error) {
        return refuse(text, 'refused', 'blocked:guard', `the address guard failed: ${String(error).slice(0, 200)}`);
      }
    },

    /** Opens the port that a seed names, for its host and the names under it. */
    allowPort(text: string): void {
      if (!isUrl(text)) return;
      const url = new URL(text);
      if (url.port === '' || !/^https?:$/.test(url.protocol)) return;
      const host = withoutDot(unbracket(url.hostname)).replace(/^www\./, '');
      const port = Number(url.port);
      seedHosts.set(port, (seedHosts.get(port) ?? new Set()).add(host));
    },
  };
}
