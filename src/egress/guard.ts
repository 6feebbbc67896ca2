import { LIMITS, type Limits } from '../model/limits.ts';
import type { FetchFailure } from '../model/ports.ts';
import { canonicalAddress, isGlobal, isPrivate } from './address.ts';
import { type Allowance, findPin, isAllowed, type Pin, unbracket, withoutDot } from './pins.ts';
import type { Resolve } from './resolve.ts';

/** A place that may be dialled. `public`: owed politeness; the user's own (pinned or allowed private) ones are not. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
  readonly public: boolean;
}

/** A folded URL whose every address was found to be fit for dialling. */
export interface Cleared {
  readonly ok: true;
  readonly url: URL;
  /** Folded name, without brackets or final dot. */
  readonly host: string;
  readonly endpoints: readonly [Endpoint, ...Endpoint[]];
}

export type Refusal = { readonly ok: false; readonly url: string } & Pick<FetchFailure, 'state' | 'code' | 'detail'>;

export interface Guard {
  /** Judges a URL as a browser would read it, and every address behind its name. Never throws. */
  check(url: string): Promise<Cleared | Refusal>;
  /** Adds the port that a seed names, for its host and the names under it. Anything but a web address is ignored. */
  allowPort(url: string): void;
}

export interface GuardOptions {
  readonly pins: readonly Pin[];
  readonly allow: readonly Allowance[];
  readonly allowPrivate: boolean;
  readonly resolve: Resolve;
  readonly limits?: Pick<Limits, 'urlLength'>;
}

const PORTS = new Set([80, 443, 8080, 8443]);
const DNS_NAME_LENGTH = 253;
const REFUSED_ADDRESS = 'it leads to an address that is not public (see --allow, --allow-private and --resolve)';

/** The address guard: the one judgement that fetches, the browser's proxy and webhooks all pass. */
export function createGuard(options: GuardOptions): Guard {
  const { pins, allow, allowPrivate, limits = LIMITS } = options;
  const seedHosts = new Map<number, Set<string>>();

  function isSeedPort(host: string, port: number): boolean {
    const hosts = seedHosts.get(port);
    if (hosts === undefined) return false;
    for (let name = host; name !== ''; ) {
      if (hosts.has(name)) return true;
      const dot = name.indexOf('.');
      // The parent of 10.0.0.1 is no name.
      if (dot < 0 || canonicalAddress(host) !== null) return false;
      name = name.slice(dot + 1);
    }
    return false;
  }

  /** Null when the address may not be dialled. */
  function judge(address: string, port: number): Endpoint | null {
    const dialled = canonicalAddress(address);
    if (dialled === null) return null;
    if (isGlobal(dialled)) return { address: dialled, port, public: true };
    const opened = isAllowed(allow, dialled, port) || (allowPrivate && isPrivate(dialled));
    return opened ? { address: dialled, port, public: false } : null;
  }

  return {
    async check(text) {
      if (!URL.canParse(text)) return refuse(text, 'failed', 'fetch:bad-url', 'it is no web address');
      const url = new URL(text);
      url.hash = '';
      if (url.protocol !== 'http:' && url.protocol !== 'https:') {
        return refuse(url.href, 'refused', 'blocked:scheme', `${url.protocol} is neither http: nor https:`);
      }
      if (url.username !== '' || url.password !== '') {
        url.username = '';
        url.password = '';
        return refuse(url.href, 'refused', 'blocked:userinfo', 'it carries a user name or password');
      }
      if (url.href.length > limits.urlLength) {
        return refuse(url.href.slice(0, limits.urlLength), 'failed', 'limit:url', 'the address is too long');
      }
      const host = withoutDot(unbracket(url.hostname));
      if (host === '' || host.length > DNS_NAME_LENGTH || host.split('.').some((label) => label.length > 63)) {
        return refuse(url.href, 'failed', 'fetch:bad-url', 'it holds no possible host name');
      }
      const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
      const cleared = (endpoints: Cleared['endpoints']): Cleared => ({ ok: true, url, host, endpoints });

      const pin = findPin(pins, url.hostname, port);
      if (pin !== null && (pin.port !== null || PORTS.has(port) || isSeedPort(host, port))) {
        const { address, toPort } = pin;
        return cleared([{ address, port: toPort ?? port, public: isGlobal(address) }]);
      }
      const literal = canonicalAddress(host);
      if (literal !== null && judge(literal, port) === null) {
        return refuse(url.href, 'refused', 'blocked:ssrf', REFUSED_ADDRESS);
      }
      const isOpenPort = PORTS.has(port) || isSeedPort(host, port);
      // A port that --allow names is open too, but only at that address: that shows after resolving.
      if (!isOpenPort && !allow.some((allowance) => allowance.port === port)) return refusePort(url, port);

      let addresses: readonly string[];
      try {
        addresses = literal !== null ? [literal] : pin !== null ? [pin.address] : await options.resolve(host);
      } catch (error) {
        return refuseUnresolved(url, error);
      }
      const [first, ...rest] = addresses.map((address) => judge(address, port));
      if (first === undefined) return refuseUnresolved(url, { code: 'ENODATA' });
      if (first === null || rest.includes(null)) {
        return refuse(url.href, 'refused', 'blocked:ssrf', REFUSED_ADDRESS);
      }
      const endpoints: Cleared['endpoints'] = [first, ...rest.filter((endpoint) => endpoint !== null)];
      if (!isOpenPort) {
        const named = allow.filter((allowance) => allowance.port === port);
        if (!endpoints.every(({ address }) => isAllowed(named, address, port))) return refusePort(url, port);
      }
      return cleared(endpoints);
    },

    allowPort(text) {
      if (!URL.canParse(text)) return;
      const url = new URL(text);
      if (url.port === '' || !/^https?:$/.test(url.protocol)) return;
      const host = withoutDot(unbracket(url.hostname)).replace(/^www\./, '');
      const port = Number(url.port);
      seedHosts.set(port, (seedHosts.get(port) ?? new Set()).add(host));
    },
  };
}

function refuse(url: string, state: FetchFailure['state'], code: string, detail: string): Refusal {
  return { ok: false, url, state, code, detail };
}

function refusePort(url: URL, port: number): Refusal {
  return refuse(
    url.href,
    'refused',
    'blocked:port',
    `port ${port} is none of 80, 443, 8080, 8443 and no seed names it`,
  );
}

function refuseUnresolved(url: URL, error: unknown): Refusal {
  const code = (error as { code?: unknown }).code;
  return code === 'ENOTFOUND' || code === 'ENODATA'
    ? refuse(url.href, 'unreachable', 'dns:nxdomain', `there is no address for ${url.hostname}`)
    : refuse(url.href, 'unreachable', 'dns:failure', `${url.hostname} could not be looked up (${String(code)})`);
}
