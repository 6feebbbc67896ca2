import { InputError } from '../../errors.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { type AddressRange, canonicalAddress, isInRange, parseRange } from './address.ts';

/** The user's statement that one name and port are at one address, whatever that address is. */
export interface Pin {
  /** Folded as in a URL; null for any name. */
  readonly host: string | null;
  readonly port: number | null;
  readonly address: string;
  /** null: the port that was asked for. */
  readonly toPort: number | null;
}

/** The user's word that an address that is not public may be dialled. */
export interface Allowance {
  readonly range: AddressRange | null;
  readonly address: string | null;
  readonly port: number | null;
}

/**
 * `host:port:address[:port]` (curl's --connect-to); `*` or nothing: any name, no literal. Throws
 * InputError.
 */
export function parsePin(text: string): Pin {
  const usage = (what: string) =>
    new InputError(
      `--resolve ${text}: ${what}; write host:port:address[:port], such as shop.example:80:127.0.0.1:8080`,
    );
  const match = /^(\[[^\]]*\]|[^:[\]]*):(\d*|\*):(.+)$/.exec(text.trim());
  if (match === null) throw usage('not of that form');
  const [, host = '', port = '', goal = ''] = match;
  const target = parseTarget(goal);
  if (target === null) throw usage(`${goal} is no address (a name cannot be the goal of a pin)`);
  const fromPort = port === '' || port === '*' ? null : parsePort(port);
  if (Number.isNaN(fromPort)) throw usage(`${port} is no port`);
  const folded = host === '' || host === '*' ? null : foldHost(host);
  if (folded === undefined) throw usage(`${host} is no host`);
  return { host: folded, port: fromPort, address: target.address, toPort: target.port };
}

/** Reads `address[:port]` (IPv6 with a port in brackets) or a CIDR range. Throws InputError. */
export function parseAllowance(text: string): Allowance {
  const trimmed = text.trim();
  const range = parseRange(trimmed);
  if (range !== null) return { range, address: null, port: null };
  const target = parseTarget(trimmed);
  if (target === null)
    throw new InputError(`--allow ${text}: write an address, address:port or a range, such as 10.0.0.0/8`);
  return { range: null, ...target };
}

/** The pin for a host and port. The exact name comes before `*`, the exact port before any port. */
export function findPin(pins: readonly Pin[], host: string, port: number): Pin | null {
  const name = withoutDot(host);
  const isLiteral = canonicalAddress(unbracket(name)) !== null;
  let best: Pin | null = null;
  let bestRank = 0;
  for (const pin of pins) {
    if (pin.port !== null && pin.port !== port) continue;
    if (pin.host === null ? isLiteral : pin.host !== name) continue;
    const rank = (pin.host === null ? 1 : 3) + (pin.port === null ? 0 : 1);
    if (rank > bestRank) [best, bestRank] = [pin, rank];
  }
  return best;
}

export function isAllowed(allowances: readonly Allowance[], address: string, port: number): boolean {
  return allowances.some((allowance) => {
    if (allowance.range !== null) return isInRange(address, allowance.range);
    return allowance.address === address && (allowance.port === null || allowance.port === port);
  });
}

export function unbracket(host: string): string {
  return host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
}

/** An address as the host of a URL. */
export function inUrl(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}

/** `shop.example.` and `shop.example` are one name. */
export function withoutDot(host: string): string {
  return host.endsWith('.') ? host.slice(0, -1) : host;
}

function parseTarget(text: string): { address: string; port: number | null } | null {
  const whole = canonicalAddress(unbracket(text));
  if (whole !== null) return { address: whole, port: null };
  const colon = text.lastIndexOf(':');
  if (colon < 0) return null;
  const host = text.slice(0, colon);
  if (host.includes(':') && !host.startsWith('[')) return null;
  const address = canonicalAddress(unbracket(host));
  const port = parsePort(text.slice(colon + 1));
  return address === null || Number.isNaN(port) ? null : { address, port };
}

/** NaN for other text. */
function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port >= 1 && port <= 65_535 ? port : Number.NaN;
}

function foldHost(host: string): string | undefined {
  if (/[/?#@\\\s]/.test(host)) return undefined;
  return isUrl(`http://${host}/`) ? withoutDot(new URL(`http://${host}/`).hostname) : undefined;
}
