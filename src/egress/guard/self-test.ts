import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { ConfigError } from '../../errors.ts';
import type { Egress, ProxyPass } from '../../model/ports/egress.ts';
import { isPrivate } from './address.ts';
import type { Endpoint, GuardOptions } from './guard.ts';
import { findPin, inUrl, isAllowed } from './pins.ts';

export interface ClosedPorts extends Omit<GuardOptions, 'resolve'>, Pick<Egress, 'fetch' | 'ask' | 'mail'> {
  readonly issue: () => Promise<ProxyPass>;
}
type Target = Pick<Endpoint, 'address' | 'port'>;

/** Metadata services of cloud providers: an attacker's first target. */
const METADATA = ['169.254.169.254', '100.100.100.200', '168.63.129.16', 'fd00:ec2::254'];
/** On a busy machine even our own proxy takes seconds to refuse. */
const ANSWER_MS = 20_000;

/**
 * Tries fetch, WHOIS, mail and both forms of the proxy, but no address that the user opened. Throws
 * ConfigError if one is not refused.
 */
export async function proveClosed(ports: ClosedPorts): Promise<string> {
  const canaries = (await Promise.all(['127.0.0.1', '::1'].map(openCanary))).filter((canary) => canary !== null);
  try {
    const targets = [...canaries, ...METADATA.map((address) => ({ address, port: 80 }))];
    const closed = targets.filter((target) => !isOpened(target, ports));
    const pass = await ports.issue();
    try {
      const problems = (await Promise.all(closed.map((target) => problemsOf(target, ports, pass)))).flat();
      for (const canary of canaries)
        if (canary.reached() && !isOpened(canary, ports)) problems.push(`the canary on ${canary.address} was reached`);
      if (problems.length > 0)
        throw new ConfigError(`nothing is fetched: private addresses are not closed (${problems.join('; ')})`);
    } finally {
      pass.revoke();
    }
    const refused = `${closed.map(({ address }) => address).join(', ')} refused by fetch, by WHOIS, by mail and by the browser's proxy`;
    const open = targets.filter((target) => isOpened(target, ports)).map(({ address }) => address);
    return open.length === 0 ? refused : `${refused}; opened by you: ${open.join(', ')}`;
  } finally {
    for (const canary of canaries) canary.close();
  }
}

function isOpened({ address, port }: Target, { pins, allow, allowPrivate }: ClosedPorts): boolean {
  if (findPin(pins, inUrl(address), port) !== null || isAllowed(allow, address, port)) return true;
  return allowPrivate && isPrivate(address);
}

async function problemsOf({ address, port }: Target, ports: ClosedPorts, pass: ProxyPass): Promise<string[]> {
  const authority = `${inUrl(address)}:${port}`;
  const url = `http://${authority}/`;
  const signal = AbortSignal.timeout(ANSWER_MS);
  const letter = { login: null, from: 'canary@localhost', to: 'canary@localhost', subject: '', text: '', html: '' };
  const [fetched, asked, mailed, forwarded, tunnelled] = await Promise.all([
    ports.fetch({ url, purpose: 'robots', signal }),
    ports.ask({ host: address, port, query: 'canary', signal }),
    ports.mail({ url: `smtp://${authority}`, ...letter, messageId: '<canary@localhost>', signal }),
    statusOf(pass, { method: 'GET', path: url }),
    statusOf(pass, { method: 'CONNECT', path: authority }),
  ]);
  const problems: string[] = [];
  if (fetched.ok || fetched.code !== 'blocked:ssrf')
    problems.push(`fetch: ${address} gave ${fetched.ok ? fetched.status : fetched.code}`);
  if (asked.ok || asked.code !== 'blocked:ssrf')
    problems.push(`WHOIS: ${address} gave ${asked.ok ? 'an answer' : asked.code}`);
  if (mailed.ok || mailed.code !== 'blocked:ssrf')
    problems.push(`mail: ${address} gave ${mailed.ok ? mailed.status : mailed.code}`);
  for (const status of [forwarded, tunnelled]) if (status !== 403) problems.push(`proxy: ${address} gave ${status}`);
  return problems;
}

/** The proxy's own answer, or 0 for none. */
function statusOf({ server, username, password }: ProxyPass, options: RequestOptions): Promise<number> {
  const { hostname, port } = new URL(server);
  const credential = Buffer.from(`${username}:${password}`).toString('base64');
  return new Promise((resolve) => {
    const asked = httpRequest({
      ...options,
      host: hostname,
      port,
      agent: false,
      timeout: ANSWER_MS,
      headers: { 'proxy-authorization': `Basic ${credential}` },
    });
    const end = ({ statusCode = 0 }: IncomingMessage | { statusCode?: number } = {}): void => {
      resolve(statusCode);
      asked.destroy();
    };
    asked.once('response', end).once('connect', end);
    asked.once('timeout', () => end()).once('error', () => end());
    asked.end();
  });
}

interface Canary extends Target {
  reached(): boolean;
  close(): void;
}

/** Null where the address does not exist: a machine without IPv6. */
function openCanary(address: string): Promise<Canary | null> {
  let count = 0;
  const server = createServer((socket) => {
    count++;
    socket.destroy();
  });
  server.unref();
  return new Promise((resolve) => {
    server.once('error', () => resolve(null));
    server.listen(0, address, () => {
      const { port } = server.address() as AddressInfo;
      resolve({ address, port, reached: () => count > 0, close: () => server.close() });
    });
  });
}
