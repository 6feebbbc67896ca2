/** A web address → the profile on a social network or trade platform that it names. */

interface Network {
  readonly name: string;
  readonly host: RegExp;
  /** Paths that name a profile; the first group is the handle. Tried in order. */
  readonly paths: readonly RegExp[];
}

const NETWORKS: readonly Network[] = [
  {
    name: 'facebook',
    host: /(?:^|\.)(?:facebook|fb)\.com$/,
    paths: [
      /^\/profile\.php\?(?:[^#]{0,200}&)?id=(\d{5,20})/,
      /^\/(?:pages|people|pg)\/[^/]{1,120}\/(\d{5,20})/,
      /^\/pages\/category\/[^/]{1,80}\/([^/?]{3,120})/,
      /^\/pg\/([^/?]{3,80})/,
      /^\/([a-z0-9.%_-]{3,80})\/?(?:$|[?#]|(?:about|posts|photos|videos|reviews|shop)\/?(?:$|[?#]))/,
    ],
  },
  { name: 'instagram', host: /(?:^|\.)instagram\.com$/, paths: [/^\/([a-z0-9._]{2,30})\/?(?:$|[?#])/] },
  { name: 'threads', host: /(?:^|\.)threads\.(?:net|com)$/, paths: [/^\/@([a-z0-9._]{2,30})/] },
  {
    name: 'linkedin',
    host: /(?:^|\.)linkedin\.(?:com|cn)$/,
    paths: [/^\/(?:company|showcase|school)\/([^/?#]{2,100})/, /^\/in\/([^/?#]{2,100})/],
  },
  {
    name: 'x',
    host: /^(?:www\.|mobile\.)?(?:twitter|x)\.com$/,
    paths: [/^\/(?:#!\/)?@?([a-z0-9_]{2,15})\/?(?:$|[?#])/],
  },
  {
    name: 'youtube',
    host: /(?:^|\.)youtube\.com$/,
    paths: [/^\/channel\/(uc[a-z0-9_-]{22})/, /^\/(?:user|c)\/([^/?#]{2,100})/, /^\/@([^/?#]{2,60})/],
  },
  {
    name: 'pinterest',
    host: /(?:^|\.)pinterest\.(?:com|ru|de|fr|jp|es|co\.uk|com\.mx|ca|it|pt|cl|at|ch|nz|se|dk|ie|com\.au)$/,
    paths: [/^\/([a-z0-9_-]{3,40})\/?(?:$|[?#])/],
  },
  { name: 'vk', host: /(?:^|\.)(?:vk\.com|vk\.ru|vkontakte\.ru)$/, paths: [/^\/([a-z0-9_.]{3,40})\/?(?:$|[?#])/] },
  {
    name: 'ok',
    host: /(?:^|\.)(?:ok|odnoklassniki)\.ru$/,
    paths: [/^\/(?:group|profile)\/(\d{5,20})/, /^\/([a-z0-9_.-]{3,40})\/?(?:$|[?#])/],
  },
  { name: 'tiktok', host: /(?:^|\.)tiktok\.com$/, paths: [/^\/@([a-z0-9_.]{2,40})/] },
  { name: 'tumblr', host: /(?:^|\.)tumblr\.com$/, paths: [/^\/blog\/([a-z0-9-]{2,40})/] },
  { name: 'reddit', host: /(?:^|\.)reddit\.com$/, paths: [/^\/(?:user|u)\/([a-z0-9_-]{3,30})/] },
  {
    name: 'weibo',
    host: /(?:^|\.)weibo\.(?:com|cn)$/,
    paths: [/^\/(?:u|p)\/(\d{6,20})/, /^\/([a-z0-9_]{4,40})\/?(?:$|[?#])/],
  },
  {
    name: 'telegram',
    host: /^(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)$/,
    paths: [/^\/(?:s\/)?([a-z][a-z0-9_]{4,31})(?:$|[/?#])/],
  },
  { name: 'github', host: /^(?:www\.)?github\.com$/, paths: [/^\/([a-z0-9-]{2,39})\/?(?:$|[?#])/] },
  { name: 'alibaba', host: /^[a-z0-9-]{2,60}\.(?:en\.|trustpass\.|m\.en\.)alibaba\.com$/, paths: [] },
  { name: 'made-in-china', host: /^[a-z0-9-]{2,60}\.en\.made-in-china\.com$/, paths: [] },
  {
    name: 'made-in-china',
    host: /^(?:www|m)\.made-in-china\.com$/,
    paths: [/^\/showroom\/([a-z0-9-]{3,60})/, /^\/company-([a-z0-9-]{3,60})/],
  },
  { name: 'ec21', host: /^[a-z0-9-]{2,60}\.en\.ec21\.com$/, paths: [] },
  { name: 'ecplaza', host: /^[a-z0-9-]{2,60}\.en\.ecplaza\.net$/, paths: [] },
  { name: 'lookchem', host: /^[a-z0-9-]{3,60}\.lookchem\.com$/, paths: [] },
  { name: 'guidechem', host: /^[a-z0-9-]{3,60}\.guidechem\.com$/, paths: [] },
  { name: 'tradekey', host: /^(?:www\.)?tradekey\.com$/, paths: [/^\/company\/([a-z0-9-]{3,120})/] },
];

// Sharing, dialogues, pages of the platform itself, and blanks of themes.
const NO_HANDLE =
  /^(?:share|sharer|sharer\.php|share\.php|sharearticle|sharing|intent|dialog|plugins|tr|login|login\.php|signup|register|home|home\.php|search|explore|hashtag|i|events|groups|watch|marketplace|policies|policy|privacy|terms|tos|help|about|legal|business|ads|settings|messages|notifications|pin|pages|people|profile\.php|photo|photo\.php|video|video\.php|story\.php|permalink\.php|results|feed|playlist|channel|user|embed|iframe_api|player|widgets?|widget\.php|widgets\.js|p|reel|reels|stories|tv|accounts|company|in|jobs|pub|l\.php|away\.php|js|wix|wixcom|shopify|wordpress|wordpressdotcom|squarespace|facebook|fb|instagram|twitter|x|youtube|linkedin|pinterest|tiktok|telegram|vk|google|github|username|yourname|your[-_.]?(?:id|name|page|username|account|profile|company|handle|channel)|user[-_.]?name|example|yourpage|mypage|profile|account|page|name|handle|joinchat|addstickers|proxy|socks|features|pricing|site|privacycenter|#|www|m|ru|es|pt|de|fr|en|video_ext|feed\.php|club|public|id|event|app|apps|wall)$/;
const SHARING =
  /^\/(?:sharer|share|intent|dialog|plugins|sharing|cws\/share|sharearticle|pin\/create|submit|widget|share-offsite)\b|^\/[^?]{0,60}share\.php|[?&](?:text|url|u|mini)=https?(?::|%3a)/;
const PLATFORM_LABEL =
  /^(?:www|m|wap|3g|touch|mip|h5|en|ru|es|pt|fr|de|ja|ko|ar|it|chinese|china|img|image|news|my|sell|buy|login|i|s|mobile|us|style|cas|shop|search|message|offer|trade|service|expo)$/;

/** "facebook:quillmoor": network and handle, both lower case. Null for sharing, the platform's own pages, and other sites. */
export function socialProfile(url: string): string | null {
  if (url.length > 2_000) return null;
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return null;
  }
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null;
  const host = parsed.hostname.toLowerCase().replace(/\.$/, '');
  const target = `${parsed.pathname}${parsed.search}`.toLowerCase().replace(/\/{2,}/g, '/');
  for (const network of NETWORKS) {
    if (!network.host.test(host)) continue;
    if (network.paths.length === 0) {
      const label = host.split('.')[0] ?? '';
      if (!PLATFORM_LABEL.test(label)) return `${network.name}:${label}`;
      continue;
    }
    if (SHARING.test(target)) return null;
    for (const path of network.paths) {
      const handle = path.exec(target)?.[1];
      if (handle !== undefined)
        return NO_HANDLE.test(handle) ? null : `${network.name}:${folded(network.name, handle)}`;
    }
  }
  return null;
}

/** Whether the address is of a network of the table at all, profile or not: such hosts are nobody's own site. */
export function isSocialHost(host: string): boolean {
  return (
    NETWORKS.some((network) => network.host.test(host)) ||
    /(?:^|\.)(?:alibaba|made-in-china|ec21|ecplaza|lookchem|guidechem|tradekey|pinterest|wa|whatsapp|line|youtu)\.[a-z.]{2,6}$/.test(
      host,
    )
  );
}

function folded(network: string, handle: string): string {
  let text = handle;
  try {
    text = decodeURIComponent(handle);
  } catch {
    // Kept as written: half an escape still names one profile.
  }
  // Facebook ignores dots in vanity names; "Name-1234567890" ends in the page's number, which is what lasts.
  if (network !== 'facebook') return text;
  return /-(\d{9,20})$/.exec(text)?.[1] ?? (/^\d+$/.test(text) ? text : text.replaceAll('.', ''));
}
