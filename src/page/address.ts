const NO_WEB =
  /^(?:javascript|mailto|tel|data|about|blob|sms|callto|whatsapp|skype|viber|tg|weixin|tencent|fax|file|ftp|intent|market|line):/i;

/**
 * Absolute, without fragment and credentials, a platform's redirect unwrapped; null for text that
 * is no web address.
 */
export function foldAddress(href: string, base: string): string | null {
  const trimmed = href.trim();
  if (trimmed === '' || trimmed.length > 8192 || NO_WEB.test(trimmed)) return null;
  const url = parseWebAddress(trimmed, base);
  if (url === null) return null;
  const end = unwrapped(url, base);
  end.hash = '';
  end.username = '';
  end.password = '';
  return end.href;
}

/** The exit of one network may lead to another's; more than three in a row are a maze. */
function unwrapped(url: URL, base: string): URL {
  let end = url;
  for (let hops = 0; hops < 3; hops++) {
    const target = redirectTarget(end);
    const next = target === null ? null : parseWebAddress(target, base);
    if (next === null) break;
    end = next;
  }
  return end;
}

/** Null: no web address. */
export function parseWebAddress(href: string, base: string): URL | null {
  // Not URL.parse: Node 20 lacks it.
  try {
    const url = new URL(href, base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
  } catch {
    return null;
  }
}

/** Host suffix, path and parameter of the exits that platforms put in front of outward links. */
const REDIRECTS: readonly [host: RegExp, path: RegExp, parameter: string][] = [
  [/(?:^|\.)(?:facebook|instagram|threads|messenger)\.(?:com|net)$/, /^\/(?:l\.php|flx\/warn\/?)?$/, 'u'],
  [/^away\.vk\.(?:com|ru)$/, /^\/(?:away\.php)?$/, 'to'],
  [/^(?:www\.)?(?:t|telegram)\.me$/, /^\/iv\/?$/, 'url'],
  [/(?:^|\.)pinterest\.[a-z.]{2,6}$/, /^\/offsite\/?$/, 'url'],
  [/(?:^|\.)tiktok\.com$/, /^\/link\/v2\/?$/, 'target'],
  [/(?:^|\.)weibo\.(?:com|cn)$/, /^\/sinaurl\/?$/, 'u'],
  [/^link\.zhihu\.com$/, /^\/$/, 'target'],
  [/^out\.reddit\.com$/, /^\//, 'url'],
  [/(?:^|\.)(?:vk\.com|vk\.ru|vkontakte\.ru)$/, /^\/away(?:\.php)?$/, 'to'],
  [/(?:^|\.)youtube\.com$/, /^\/redirect$/, 'q'],
  [/(?:^|\.)linkedin\.com$/, /^\/(?:redir\/redirect|safety\/go)\/?$/, 'url'],
  [/(?:^|\.)google\.[a-z.]{2,6}$/, /^\/url$/, 'q'],
  [/(?:^|\.)ok\.ru$/, /^\/dk$/, 'st.link'],
];

function redirectTarget(url: URL): string | null {
  if (url.search === '') return null;
  for (const [host, path, parameter] of REDIRECTS) {
    if (!host.test(url.hostname) || !path.test(url.pathname)) continue;
    const target = url.searchParams.get(parameter);
    return target !== null && /^https?:\/\//i.test(target) ? target : null;
  }
  return null;
}
