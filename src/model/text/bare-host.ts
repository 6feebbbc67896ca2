/** Addresses as people type them: a host without http:// or https://. */
import { isUrl } from './is-url.ts';

const BARE_HOST = /^(localhost|[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)+)\.?(:\d{1,5})?([/?#].*)?$/u;
/** Endings of lists, archives, saved pages and pictures that are no top-level domain. */
const FILE_NAME =
  /^[^/]+\.(?:warc|gz|wacz|har|mhtml?|x?html?|cdxj?|jsonl?|csv|tsv|txt|xml|xlsx?|ods|pdf|png|jpe?g|gif|webp|svg|ico)$/i;

/** True for `shop.example/page` and `магазин.example:8080`, not for a file name. */
export function isBareHost(address: string): boolean {
  return BARE_HOST.test(address) && !FILE_NAME.test(address) && isUrl(`https://${address}`);
}

/** The whole address of a typed one; `bare`: it had no scheme, so several are tried. */
export function wholeAddress(typed: string): { readonly url: string; readonly bare?: true } {
  return isBareHost(typed) ? { url: `https://${typed}`, bare: true } : { url: typed };
}

/**
 * The addresses to try for a bare host, in the order of browsers: https, then http; then both with
 * or without `www.`, for a name that does not exist.
 */
export function formsOf(url: string): readonly { readonly url: string; readonly otherName: boolean }[] {
  const { href, hostname } = new URL(url);
  const other = hostname.startsWith('www.') ? hostname.slice(4) : `www.${hostname}`;
  const isName = /\.[a-z][a-z0-9-]*\.?$/i.test(hostname);
  const renamed = Object.assign(new URL(href), { hostname: other }).href;
  const both = (https: string, otherName: boolean) =>
    [https, https.replace(/^https:/, 'http:')].map((form) => ({ url: form, otherName }));
  return [...both(href, false), ...(isName ? both(renamed, true) : [])];
}
