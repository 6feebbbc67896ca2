import { isUrl } from './is-url.ts';

/**
 * Tracking parameters, by the lists of Adobe, Google, Matomo, Meta, Microsoft, Yandex and
 * Mailchimp.
 */
const TRACKING =
  /^(?:utm_[a-z_]+|gclid|gclsrc|dclid|gbraid|wbraid|fbclid|msclkid|yclid|ysclid|_openstat|twclid|ttclid|igshid|mc_cid|mc_eid|mkt_tok|_ga|_gl|_hsenc|_hsmi|pk_campaign|pk_kwd|pk_source|mtm_campaign|mtm_kwd|mtm_source|s_cid|wickedid|vero_id|oly_enc_id|oly_anon_id|rb_clickid|_branch_match_id)$/i;
/** Percent-encodings that RFC 3986 normalises: unreserved characters and lower-case hex digits. */
const NEEDLESS = /%(?:2[DEde]|3\d|[46][1-9A-Fa-f]|[57][\dAa]|5[Ff]|7[Ee]|[a-f][\dA-Fa-f]|[\dA-F][a-f])/g;
const UNRESERVED = /^[A-Za-z0-9\-._~]$/;

/**
 * The canonical URL (WHATWG; RFC 3986, 6.2.2) without fragment and tracking parameters. It keeps
 * everything by which a server may tell two pages apart: query order, path case, a closing slash,
 * www, the scheme. Other text stays as it is.
 */
export function canonicalKey(address: string): string {
  if (!/^https?:/i.test(address) || !isUrl(address)) return address;
  const { protocol, hostname, port, pathname, search } = new URL(address);
  const query = search
    .slice(1)
    .split('&')
    .filter((pair) => !TRACKING.test(pair.split('=', 1)[0] ?? ''))
    .join('&');
  const host = hostname.replace(/\.$/, '') + (port === '' ? '' : `:${port}`);
  return `${protocol}//${host}${decodeNeedless(pathname)}${query === '' ? '' : `?${decodeNeedless(query)}`}`;
}

function decodeNeedless(text: string): string {
  return text.replace(NEEDLESS, (encoded) => {
    const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
    return UNRESERVED.test(character) ? character : encoded.toUpperCase();
  });
}
