import { isUrl } from './is-url.ts';

/** Names of hosts that nobody else can reach. */
export const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/;

/** True for a URL of this machine alone. Names under localhost are always this machine's. */
export function isLoopbackUrl(url: string): boolean {
  const host = isUrl(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '') : '';
  return LOOPBACK.test(host) || /\.localhost$/i.test(host);
}
