/**
 * Names that belong to local networks or to no network at all (RFC 6762, 7686, 8375, 9476; `internal` by ICANN). Asking for
 * them would tell the resolver, or with `local` the whole wire, what a page wanted us to ask.
 */
const LOCAL = /(?:^|\.)(?:local|localhost|internal|home\.arpa|onion|alt|invalid)$/;

/** True for such a name, and for one without a dot, which a resolver looks up under its own search domains. */
export function isLocalName(host: string): boolean {
  return !host.includes('.') || LOCAL.test(host);
}
