/** Addresses as people type them: a host without http:// or https://. */
import { isUrl } from './is-url.ts';

const BARE_HOST = /^(localhost|[\p{L}\p{M}\p{N}_-]+(\.[\p{L}\p{M}\p{N}_-]+)+)\.?(:\d{1,5})?([/?#].*)?$/u;
/** Endings of lists, archives, saved pages and pictures that are no top-level domain. */
const FILE_NAME =
  /^[^/]+\.(?:warc|gz|wacz|har|mhtml?|x?html?|cdxj?|jsonl?|csv|tsv|txt|xml|xlsx?|ods|pdf|png|jpe?g|gif|webp|svg|ico)$/i;

/** A number of fewer parts than an address has: URLs take 3.5 for 3.0.0.5. */
const NUMBER = /^\d+(\.\d+){0,2}(?![.\w-])/;

/** True for `shop.example/page` and `магазин.example:8080`, not for a file name or a number. */
export function isBareHost(address: string): boolean {
  if (!BARE_HOST.test(address) || FILE_NAME.test(address) || NUMBER.test(address)) return false;
  return isUrl(`https://${address}`);
}

/** The whole address of a typed one; `bare`: it had no scheme, so several are tried. */
export function wholeAddress(typed: string): { readonly url: string; readonly bare?: true } {
  return isBareHost(typed) ? { url: `https://${typed}`, bare: true } : { url: typed };
}

export const UNKNOWN_NAME = 'dns:nxdomain';

/** Neither a status, nor a refusal of ours, nor a limit: another form of the address may answer. */
export const isNoAnswer = (reason: string): boolean =>
  reason === UNKNOWN_NAME || /^fetch:(?:refused|reset|timeout|unreachable|tls|protocol)$/.test(reason);

/**
 * The form of a bare host to ask next, after those that did not answer: https, then http; with or
 * without `www.` for a name that does not exist, since a name that exists is the one that was
 * meant. Null: none is left.
 */
export function nextForm(url: string, tried: readonly { url: string; reason: string }[]): string | null {
  const unknown = new Set(tried.flatMap((one) => (one.reason === UNKNOWN_NAME ? [new URL(one.url).hostname] : [])));
  const asked = new Set(tried.map((one) => one.url));
  const next = formsOf(url).find(
    (form) => !asked.has(form.url) && !unknown.has(new URL(form.url).hostname) && (!form.otherName || unknown.size > 0),
  );
  return next?.url ?? null;
}

/** In the order of browsers. */
function formsOf(url: string): readonly { readonly url: string; readonly otherName: boolean }[] {
  const { href, hostname } = new URL(url);
  const other = hostname.startsWith('www.') ? hostname.slice(4) : `www.${hostname}`;
  const isName = /\.[a-z][a-z0-9-]*\.?$/i.test(hostname);
  const renamed = Object.assign(new URL(href), { hostname: other }).href;
  const both = (https: string, otherName: boolean) =>
    [https, https.replace(/^https:/, 'http:')].map((form) => ({ url: form, otherName }));
  return [...both(href, false), ...(isName ? both(renamed, true) : [])];
}
