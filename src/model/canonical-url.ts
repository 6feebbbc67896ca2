/**
 * Parameters that tell a counter where a visitor came from, and no server what to show (lists of Adobe, Google, Matomo,
 * Meta, Microsoft, Yandex and Mailchimp).
 */
const TRACKING =
  /^(?:utm_[a-z_]+|gclid|gclsrc|dclid|gbraid|wbraid|fbclid|msclkid|yclid|ysclid|_openstat|twclid|ttclid|igshid|mc_cid|mc_eid|mkt_tok|_ga|_gl|_hsenc|_hsmi|pk_campaign|pk_kwd|pk_source|mtm_campaign|mtm_kwd|mtm_source|s_cid|wickedid|vero_id|oly_enc_id|oly_anon_id|rb_clickid|_branch_match_id)$/i;
/** Those that are not in their shortest form: an unreserved character, or a small hex digit. */
const NEEDLESS = /%(?:2[DEde]|3\d|[46][1-9A-Fa-f]|[57][\dAa]|5[Ff]|7[Ee]|[a-f][\dA-Fa-f]|[\dA-F][a-f])/g;
const UNRESERVED = /^[A-Za-z0-9\-._~]$/;

/**
 * The key under which two addresses are one page by the standards alone (WHATWG; RFC 3986, 6.2.2): it never brings two
 * different pages together. Left out are a default port, the fragment, the host's last dot, dot segments, an empty query,
 * needless percent-encoding and tracking parameters of a known list. Kept is all that a server may tell apart: the order
 * of a query, the case of a path, a closing slash, an index file, www, the scheme. What is no web address is its own key.
 */
export function canonicalKey(address: string): string {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return address;
  const { protocol, hostname, port, pathname, search } = new URL(address);
  const query = search
    .slice(1)
    .split('&')
    .filter((pair) => !TRACKING.test(pair.split('=', 1)[0] ?? ''))
    .join('&');
  const host = hostname.replace(/\.$/, '') + (port === '' ? '' : `:${port}`);
  return `${protocol}//${host}${decodeNeedless(pathname)}${query === '' ? '' : `?${decodeNeedless(query)}`}`;
}

/** RFC 3986, 6.2.2.1 and 6.2.2.2: hex digits in upper case, unreserved characters as themselves. */
function decodeNeedless(text: string): string {
  return text.replace(NEEDLESS, (encoded) => {
    const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
    return UNRESERVED.test(character) ? character : encoded.toUpperCase();
  });
}
