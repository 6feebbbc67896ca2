import { isUrl } from '../../model/is-url.ts';
import type { FetchFailure } from '../../model/ports/egress.ts';
import { canonicalAddress, isGlobal, isPrivate } from './address.ts';
import { isLocalName } from './local-name.ts';
import { type Allowance, findPin, isAllowed, type Pin, unbracket, withoutDot } from './pins.ts';
import type { Resolve } from './resolve.ts';
import { isWebPort, mayBeNamed } from './web-ports.ts';

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
  /**
   * Judges a URL as a browser would read it, and every address behind its name. Never throws: what goes wrong inside is
   * a refusal. `ownPort`: the operator named this very address, so its port is open to it. `service`: the port of another
   * service that whoever asks speaks the language of (43: WHOIS).
   */
  check(url: string, ownPort?: boolean, service?: number): Promise<Cleared | Refusal>;
  /** Adds the port that a seed names, for its host and the names under it. Anything but a web address is ignored. */
  allowPort(url: string): void;
}

export interface GuardOptions {
  readonly pins: readonly Pin[];
  readonly allow: readonly Allowance[];
  readonly allowPrivate: boolean;
  readonly resolve: Resolve;
}

/** Characters of an address: limit:url. */
export const URL_LENGTH = 2_083;
const DNS_NAME_LENGTH = 253;
/** Of a name with more addresses only these are dialled: each can be a black hole that costs a whole timeout. */
const DIALLED = 6;
const REFUSED_ADDRESS = 'it leads to an address that is not public (see --allow, --allow-private and --resolve)';
const LOCAL_NAME = 'it is a name of local networks (see --allow, --allow-private and --resolve)';

/** The address guard: the one judgement that fetches, the browser's proxy and webhooks all pass. */
export function createGuard(options: GuardOptions): Guard {
  const { pins, allow, allowPrivate } = options;
  const seedHosts = new Map<number, Set<string>>();
  const nothingOpened = allow.length === 0 && !allowPrivate;

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

  function refuse(url: string, state: FetchFailure['state'], code: string, detail: string): Refusal {
    // An address that is too long is no reason to store megabytes of it.
    return { ok: false, url: url.slice(0, URL_LENGTH), state, code, detail };
  }

  function refusePort(url: URL, port: number): Refusal {
    const detail = mayBeNamed(port)
      ? `port ${port} is none of 80, 443, 8080, 8443 and no seed names it`
      : `port ${port} is that of another service`;
    return refuse(url.href, 'refused', 'blocked:port', detail);
  }

  function refuseUnresolved(url: URL, error: unknown): Refusal {
    const code = (error as { code?: unknown } | null)?.code;
    return code === 'ENOTFOUND' || code === 'ENODATA'
      ? refuse(url.href, 'unreachable', 'dns:nxdomain', `there is no address for ${url.hostname}`)
      : refuse(url.href, 'unreachable', 'dns:failure', `${url.hostname} could not be looked up (${String(code)})`);
  }

  async function check(text: string, ownPort: boolean, service: number | undefined): Promise<Cleared | Refusal> {
    if (!isUrl(text)) return refuse(text, 'failed', 'fetch:bad-url', 'it is no web address');
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
    if (url.href.length > URL_LENGTH) {
      return refuse(url.href, 'failed', 'limit:url', 'the address is too long');
    }
    const host = withoutDot(unbracket(url.hostname));
    if (host === '' || host.length > DNS_NAME_LENGTH || !host.split('.').every(isLabel)) {
      return refuse(url.href, 'failed', 'fetch:bad-url', 'it holds no possible host name');
    }
    const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
    const cleared = (endpoints: Cleared['endpoints']): Cleared => ({ ok: true, url, host, endpoints });
    const isOpenPort =
      service === undefined
        ? isWebPort(port) || (mayBeNamed(port) && (ownPort || isSeedPort(host, port)))
        : port === service;

    const pin = findPin(pins, url.hostname, port);
    if (pin !== null && (pin.port !== null || isOpenPort)) {
      const { address, toPort } = pin;
      return cleared([{ address, port: toPort ?? port, public: isGlobal(address) }]);
    }
    const literal = canonicalAddress(host);
    if (literal !== null && judge(literal, port) === null) {
      return refuse(url.href, 'refused', 'blocked:ssrf', REFUSED_ADDRESS);
    }
    // A port that --allow names is open too, but only at that address: that shows after resolving.
    if (!isOpenPort && !allow.some((allowance) => allowance.port === port)) return refusePort(url, port);
    if (literal === null && pin === null && nothingOpened && isLocalName(host)) {
      return refuse(url.href, 'refused', 'blocked:ssrf', LOCAL_NAME);
    }

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
    const others = rest.filter((endpoint) => endpoint !== null);
    const endpoints: Cleared['endpoints'] = [first, ...others.slice(0, DIALLED - 1)];
    if (!isOpenPort) {
      const named = allow.filter((allowance) => allowance.port === port);
      if (!endpoints.every(({ address }) => isAllowed(named, address, port))) return refusePort(url, port);
    }
    return cleared(endpoints);
  }

  return {
    async check(text, ownPort = false, service) {
      try {
        return await check(text, ownPort, service);
      } catch (error) {
        return refuse(text, 'refused', 'blocked:guard', `the address guard failed: ${String(error).slice(0, 200)}`);
      }
    },

    allowPort(text) {
      if (!isUrl(text)) return;
      const url = new URL(text);
      if (url.port === '' || !/^https?:$/.test(url.protocol)) return;
      const host = withoutDot(unbracket(url.hostname)).replace(/^www\./, '');
      const port = Number(url.port);
      seedHosts.set(port, (seedHosts.get(port) ?? new Set()).add(host));
    },
  };
}

/** DNS lets a label have 63 characters; an empty one (`shop..example`) names nothing. */
function isLabel(label: string): boolean {
  return label.length > 0 && label.length <= 63;
}
