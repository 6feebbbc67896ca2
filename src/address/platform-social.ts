/** Social networks and messengers: where their addresses name a profile, a post, or nobody. */
import type { Paths, Platform } from './platform-form.ts';

const END = '\\/?(?:$|[?#])';
/** A handle that is the whole path, or the first part of it before one of these sections. */
const handle = (characters: string, sections = ''): RegExp =>
  new RegExp(`^\\/@?(?<id>${characters})(?:${END}${sections === '' ? '' : `|\\/(?:${sections})${END}`})`);

/** Sharing, dialogues and widgets of any network: no profile. */
const SHARING: Paths[number] = [
  'platform',
  /^\/(?:sharer|share|intent|dialog|plugins|sharing|cws\/share|sharearticle|pin\/create|submit|widget|share-offsite)\b|^\/[^?]{0,60}share\.php|[?&](?:text|url|u|mini)=https?(?::|%3a)/,
];
/** Pages of the networks themselves, and blanks of themes, where a handle would stand. */
const NOBODY: Paths[number] = [
  'platform',
  /^\/(?:@|u\/|user\/|c\/|in\/|company\/|pg\/)?(?:share|sharer|sharing|intent|dialog|plugins|tr|login|signup|register|home|search|explore|hashtag|i|events?|groups|watch|marketplace|policies|policy|privacy|terms|tos|help|about|legal|business|ads|settings|messages|notifications|pin|pages|people|photo|video|videos|results|feed|playlist|channel|user|embed|iframe_api|player|widgets?|p|reel|reels|stories|tv|accounts|company|in|jobs|pub|js|wix|wixcom|shopify|wordpress|wordpressdotcom|squarespace|facebook|fb|instagram|twitter|x|youtube|linkedin|pinterest|tiktok|telegram|vk|google|github|username|yourname|your[-_.]?(?:id|name|page|username|account|profile|company|handle|channel)|user[-_.]?name|example|yourpage|mypage|profile|account|page|name|handle|joinchat|addstickers|proxy|socks|features|pricing|site|privacycenter|www|m|ru|es|pt|de|fr|en|video_ext|club|public|id|app|apps|wall|iv)(?:\.(?:php|js|html))?\/?(?:$|[?#])/,
];

const social = (name: string, domains: string, paths: Paths, also: readonly string[] = [], group = name): Platform => ({
  name,
  kind: 'social-page',
  domains,
  calledItself: also,
  group,
  paths: [SHARING, ...paths],
});

const META = ['meta', 'meta platforms'];

// biome-ignore format: a table, one address form a line
export const SOCIAL_PLATFORMS: readonly Platform[] = [
  social('facebook', 'facebook.com fb.com', [
    ['post', /^\/(?:permalink|story)\.php\?(?:[^#]{0,200}&)?story_fbid=(?<id>[a-z0-9]{5,100})(?:&(?:[^#]{0,200}&)?id=(?<of>\d{5,20}))?/],
    ['post', /^\/(?<of>[a-z0-9.%_-]{3,80})\/(?:posts|videos|photos)\/(?:[^?]{0,200}\/)?(?<id>pfbid[a-z0-9]{8,100}|\d{6,20})/],
    ['profile', /^\/profile\.php\?(?:[^#]{0,200}&)?id=(?<id>\d{5,20})/],
    ['profile', /^\/(?:pages|people|pg)\/[^/]{1,120}\/(?<id>\d{5,20})/],
    ['profile', /^\/p\/[^/]{1,120}-(?<id>\d{9,20})/],
    ['profile', /^\/pages\/category\/[^/]{1,80}\/(?<id>[^/?]{3,120})/],
    NOBODY,
    ['profile', /^\/pg\/(?<id>[^/?]{3,80})/],
    ['profile', handle('[a-z0-9.%_-]{3,80}', 'about|posts|photos|videos|reviews|shop')],
  ], META, 'meta'),
  social('instagram', 'instagram.com', [
    ['post', /^\/(?:(?<of>[a-z0-9._]{2,30})\/)?(?:p|reel|tv)\/(?<id>[a-z0-9_-]{5,40})/],
    NOBODY,
    ['profile', handle('[a-z0-9._]{2,30}', 'reels|tagged')],
  ], META, 'meta'),
  social('threads', 'threads.net threads.com', [
    ['post', /^\/@(?<of>[a-z0-9._]{2,30})\/post\/(?<id>[a-z0-9_-]{5,40})/],
    NOBODY,
    ['profile', /^\/@(?<id>[a-z0-9._]{2,30})/],
  ], META, 'meta'),
  social('linkedin', 'linkedin.com linkedin.cn', [
    ['post', /^\/posts\/(?:(?<of>[a-z0-9%-]{2,100})_)?(?<id>[^/?#]{5,300})/],
    ['post', /^\/feed\/update\/(?<id>urn:li:[a-z]{2,20}:\d{6,24})/],
    NOBODY,
    ['profile', /^\/(?:company|showcase|school)\/(?<id>[^/?#]{2,100})/],
    ['profile', /^\/in\/(?<id>[^/?#]{2,100})/],
  ]),
  social('x', 'twitter.com x.com', [
    ['post', /^\/(?<of>[a-z0-9_]{1,15})\/status(?:es)?\/(?<id>\d{6,22})/],
    NOBODY,
    ['profile', /^\/(?:#!\/)?@?(?<id>[a-z0-9_]{2,15})(?:\/?(?:$|[?#])|\/(?:with_replies|media|photo)\b)/],
  ]),
  social('youtube', 'youtube.com youtu.be', [
    ['post', /^\/watch\?(?:[^#]{0,200}&)?v=(?<id>[a-z0-9_-]{11})/],
    ['post', /^\/(?:shorts|embed|live)\/(?<id>[a-z0-9_-]{11})/],
    ['profile', /^\/channel\/(?<exact>uc[a-z0-9_-]{22})/],
    NOBODY,
    ['profile', /^\/(?:user|c)\/(?<id>[^/?#]{2,100})/],
    ['profile', /^\/@(?<id>[^/?#]{2,60})/],
    ['post', /^\/(?<id>[a-z0-9_-]{11})\/?(?:$|\?)/],
  ]),
  social('pinterest', 'pinterest.*', [
    ['post', /^\/pin\/(?:[^/?]{0,200}--)?(?<id>\d{6,22})/],
    NOBODY,
    ['profile', handle('[a-z0-9_-]{3,40}', '_created|_saved')],
  ]),
  social('vk', 'vk.com vk.ru vkontakte.ru', [
    ['platform', /^\/away(?:\.php)?\b/],
    ['post', /^\/(?:[a-z0-9_.]{2,40}\?w=)?wall(?<id>-?\d{1,12}_\d{1,12})/],
    NOBODY,
    ['profile', handle('[a-z0-9_.]{3,40}')],
  ], [], 'vk'),
  social('ok', 'ok.ru odnoklassniki.ru', [
    ['post', /^\/(?:group\/)?(?<of>[a-z0-9_.-]{3,40})\/topic\/(?<id>\d{5,20})/],
    ['profile', /^\/(?:group|profile)\/(?<id>\d{5,20})/],
    NOBODY,
    ['profile', handle('[a-z0-9_.-]{3,40}')],
  ], [], 'vk'),
  social('tiktok', 'tiktok.com', [
    ['post', /^\/@(?<of>[a-z0-9_.]{2,40})\/(?:video|photo)\/(?<id>\d{6,24})/],
    NOBODY,
    ['profile', /^\/@(?<id>[a-z0-9_.]{2,40})/],
  ]),
  social('tumblr', 'tumblr.com', [['profile', /^\/blog\/(?<id>[a-z0-9-]{2,40})/]]),
  social('reddit', 'reddit.com', [['profile', /^\/(?:user|u)\/(?<id>[a-z0-9_-]{3,30})/]]),
  social('weibo', 'weibo.com weibo.cn', [
    ['post', /^\/(?:detail|status)\/(?<id>[a-z0-9]{6,20})/],
    ['profile', /^\/(?:u|p)\/(?<id>\d{6,20})/],
    ['post', /^\/(?<of>\d{6,20})\/(?<id>[a-z0-9]{6,14})(?:$|[?#])/],
    NOBODY,
    ['profile', handle('[a-z0-9_]{4,40}')],
  ]),
  social('telegram', 't.me telegram.me telegram.dog', [
    ['platform', /^\/(?:iv|joinchat|addstickers|proxy|socks|share|setlanguage|bg|c)(?:[/?]|$)|^\/\+/],
    ['post', /^\/(?:s\/)?(?<of>[a-z][a-z0-9_]{4,31})\/(?<id>\d{1,10})(?:$|[/?#])/],
    NOBODY,
    ['profile', /^\/(?:s\/)?(?<id>[a-z][a-z0-9_]{4,31})(?:$|[/?#])/],
  ]),
  social('whatsapp', 'wa.me whatsapp.com', [
    ['profile', /^\/(?<id>\d{7,15})(?:$|[/?])/],
    ['profile', /^\/send\/?\?(?:[^#]{0,300}&)?phone=(?:%2b|\+)?(?<id>\d{7,15})/],
    ['profile', /^\/message\/(?<id>[a-z0-9]{10,20})/],
    ['profile', /^\/channel\/(?<id>[a-z0-9]{16,40})/],
    ['platform', /^\/(?:send|features|business|download|legal|contact|faq|invite)\b/],
    ['profile', /^\/(?:invite\/)?(?<id>[a-z0-9]{18,24})(?:$|[/?])/],
  ], META, 'meta'),
  social('wechat', 'weixin.qq.com wechat.com', [
    ['post', /^\/s\/(?<id>[a-z0-9_-]{16,40})/],
    ['post', /^\/s\?(?:[^#]{0,300}&)?__biz=(?<of>[a-z0-9%=]{8,40})&(?:[^#]{0,300}&)?mid=(?<id>\d{6,14})/],
    ['profile', /^\/mp\/profile_ext\?(?:[^#]{0,200}&)?__biz=(?<id>[a-z0-9%=]{8,40})/],
  ]),
  social('github', 'github.com', [NOBODY, ['profile', handle('[a-z0-9-]{2,39}')]]),
];
