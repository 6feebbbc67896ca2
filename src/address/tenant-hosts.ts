/** Hosts that many tenants share, and the part of an address on them that names the tenant. */
import type { Level } from '../model/words.ts';

export type TenantLevel = Exclude<Level, 'different'>;

export interface TenantHost {
  readonly service: string;
  /** `*.x`: the label before x is the tenant. `.x`: x or any sub-domain. Else the host itself. */
  readonly host: string;
  /**
   * Run on path and query. Its groups, joined by dashes, are the tenant. Null: the sub-domain is.
   */
  readonly at: RegExp | null;
  /**
   * identical: an account. close: a document, place or film. partial: a file that is hot-linked.
   */
  readonly level: TenantLevel;
  /** True if an ordinary link counts too: a link to a form or a calendar invites to use it. */
  readonly linked: boolean;
}

const row =
  (level: TenantLevel, linked: boolean) =>
  (service: string, host: string, at: RegExp | null = null): TenantHost => ({ service, host, at, level, linked });
/** An account, whose files a site uses. */
const account = row('identical', false);
/** An account that a link invites to use. */
const invited = row('identical', true);
/** One document, place or film; or a bucket, which may be a platform's for all its tenants. */
const single = row('close', false);
const singleLinked = row('close', true);
const hotlinked = row('partial', false);
/** Hosts whose sub-domain is the account; the service takes the host's name unless it is given. */
const own = (service: string, hosts: string, level: TenantLevel = 'identical'): TenantHost[] =>
  hosts.split(' ').map((host) => row(level, false)(service || host.replace(/\.\w+$/, ''), `*.${host}`));

const FIRST = /^\/([\w.-]{3,80})\//;
const HEX_24 = /^\/(?:content\/v\d\/|static\/)?([0-9a-f]{24})(?:\/|$)/;
const SITE_FILES = /\/contents\/sitefiles\d{4}\/(\d{6,10})\//i;
const DOCUMENT = /^\/(?:file|document|spreadsheets|presentation|forms)\/(?:u\/\d\/)?d\/(?:e\/)?([\w-]{20,90})/;

// biome-ignore format: a table, one host a line
export const TENANT_HOSTS: readonly TenantHost[] = [
  // builders that serve a trade, and their media hosts
  account('globalso', '.globalso.com', FIRST),
  account('goodao', '.goodao.net', FIRST),
  ...own('leadong', 'leadongcdn.com leadongcdn.cn ldycdn.com micyjz.com'),
  account('faisco', '*.faiusr.com'),
  account('wezhan', '.wezhan.cn', SITE_FILES),
  account('wezhan', '.wanwang.xin', SITE_FILES),
  account('yun300', '.yun300.cn', /[?&]tenantId=(\d{4,10})\b/),
  account('waimaoniu', 'img.waimaoniu.net', /^\/(\d{2,7})\//),
  account('cloudbf', '.cloudbf.com', /^\/files\/(\d{3,8})\//),
  account('shopify', 'cdn.shopify.com', /^\/s\/files\/1\/((?:\d{4}\/){1,4})/),
  account('bigcommerce', '.bigcommerce.com', /^\/s-([a-z0-9]{8,12})\//),
  account('ecwid', 'd2j6dbq0eux0bg.cloudfront.net', /^\/images\/(\d{6,10})\//),
  account('ecwid', 'app.ecwid.com', /^\/script\.js\?(\d{6,10})\b/),
  account('wix', '.wixstatic.com', /^\/(?:media|ugd)\/([0-9a-f]{6})_[0-9a-f]{6}/),
  account('squarespace', 'images.squarespace-cdn.com', HEX_24),
  account('squarespace', 'static1.squarespace.com', HEX_24),
  account('webflow', 'uploads-ssl.webflow.com', HEX_24),
  account('webflow', '.website-files.com', HEX_24),
  account('jimdo', '.jimcdn.com', /\/(?:path|o)\/(s[0-9a-f]{12,16})\//),
  account('godaddy', 'img1.wsimg.com', /^\/(?:isteam\/ip|blobby\/go)\/([0-9a-f-]{36})\//),
  account('strikingly', '.strikinglycdn.com', /\/res\/[a-z0-9]{4,16}\/image\/upload\/(?:[^/]{1,80}\/){1,3}(\d{5,9})\//),
  account('duda', '.cdn-website.com', /^\/([0-9a-f]{8})\//),
  account('duda', '.multiscreensite.com', /^\/([0-9a-f]{8})\//),
  account('tilda', '.tildacdn.com', /^\/(?:ws\/)?project(\d{4,9})\//),
  account('framer', 'framerusercontent.com', /^\/sites\/([A-Za-z0-9]{16,30})\//),
  account('bitrix24', '.bitrix24.ru', /^\/b(\d{6,9})\//),
  ...own('', 'myshopify.com wixsite.com webflow.io weebly.com jimdo.com jimdofree.com jimdosite.com mystrikingly.com strikingly.com'),
  ...own('', 'squarespace.com tilda.ws blogspot.com files.wordpress.com wordpress.com myshopline.com ueniweb.com business.site'),
  ...own('', 'netlify.app vercel.app herokuapp.com pages.dev onrender.com fly.dev surge.sh 000webhostapp.com azurewebsites.net'),
  ...own('', 'github.io gitlab.io glitch.me ucoz.ru narod.ru nethouse.ru tiu.ru all.biz'),
  ...own('firebase', 'web.app firebaseapp.com firebaseio.com'),
  account('firebase', 'firebasestorage.googleapis.com', /^\/v0\/b\/([a-z0-9.-]{4,80})\//),
  ...own('supabase', 'supabase.co'),

  // buckets, pictures, content: only close, since a platform keeps all its tenants' files under one
  // account here. The sub-domain of s3, oss, cos and their like is read by bucketOf
  single('s3', 's3.amazonaws.com', FIRST),
  single('gcs', 'storage.googleapis.com', FIRST),
  ...own('gcs', 'storage.googleapis.com', 'close'),
  ...own('azure', 'blob.core.windows.net azureedge.net', 'close'),
  single('yandex-storage', 'storage.yandexcloud.net', FIRST),
  ...own('yandex-storage', 'storage.yandexcloud.net', 'close'),
  single('backblaze', '.backblazeb2.com', /^\/file\/([\w-]{4,60})\//),
  ...own('r2', 'r2.dev', 'close'),
  ...own('qiniu', 'bkt.clouddn.com', 'close'),
  ...own('upyun', 'b0.upaiyun.com test.upcdn.net', 'close'),
  ...own('selectel', 'selcdn.ru selstorage.ru', 'close'),
  hotlinked('cloudfront', '*.cloudfront.net'),

  single('cloudinary', 'res.cloudinary.com', /^\/([\w-]{3,40})\/(?:image|video|raw)\//),
  ...own('imgix', 'imgix.net', 'close'),
  single('imagekit', 'ik.imagekit.io', FIRST),
  ...own('sirv', 'sirv.com', 'close'),
  ...own('bunny', 'b-cdn.net', 'close'),
  ...own('keycdn', 'kxcdn.com', 'close'),
  ...own('stackpath', 'netdna-ssl.com', 'close'),
  single('cloudflare-images', 'imagedelivery.net', /^\/([\w-]{16,30})\//),
  single('contentful', '.ctfassets.net', /^\/([a-z0-9]{10,14})\//),
  single('sanity', 'cdn.sanity.io', /^\/(?:images|files)\/([a-z0-9]{7,10})\//),
  single('prismic', 'images.prismic.io', FIRST),
  single('datocms', 'www.datocms-assets.com', /^\/(\d{3,8})\//),
  single('storyblok', 'a.storyblok.com', /^\/f\/(\d{4,9})\//),
  hotlinked('github-raw', 'raw.githubusercontent.com', FIRST),
  hotlinked('github-raw', 'cdn.jsdelivr.net', /^\/gh\/([\w-]{1,39})\//),
  hotlinked('etsy-shop', 'i.etsystatic.com', /^\/(\d{6,9})\/r\//),

  // documents, forms, calendars, desks
  invited('google-document', 'docs.google.com', DOCUMENT),
  invited('google-document', 'drive.google.com', DOCUMENT),
  invited('google-document', 'drive.google.com', /[?&]id=([\w-]{20,90})/),
  invited('google-form', 'forms.gle', /^\/([\w-]{10,30})/),
  invited('google-sites', 'sites.google.com', /^\/(?:view|site)\/([\w-]{3,60})/),
  invited('google-calendar', 'calendar.google.com', /[?&](?:src|cid)=([\w%@.-]{10,160})/),
  invited('calendly', 'calendly.com', /^\/([\w-]{3,60})/),
  invited('jotform', '.jotform.com', /^\/(?:jsform\/|form\/)?(\d{12,16})\b/),
  invited('typeform', '.typeform.com', /^\/to\/([A-Za-z0-9]{6,10})\b/),
  invited('airtable', 'airtable.com', /^\/(?:embed\/)?(?:app\w{10,20}\/)?((?:shr|pag)\w{10,20})/),
  invited('microsoft-form', 'forms.office.com', /[?&]id=([\w-]{40,120})/),
  invited('tencent-form', 'wj.qq.com', /^\/s2?\/(\d{6,10})/),
  invited('jinshuju', 'jinshuju.net', /^\/f\/([A-Za-z0-9]{6})\b/),
  ...own('', 'zendesk.com freshdesk.com youcanbook.me simplybook.me activehosted.com wufoo.com myfreshworks.com').map((host) => ({ ...host, linked: true })),
  invited('issuu', 'issuu.com', /^\/([\w.-]{3,40})\//),
  invited('issuu', 'e.issuu.com', /[?&]u=([\w.-]{3,40})/),
  singleLinked('scribd', '.scribd.com', /^\/(?:document|doc|embeds)\/(\d{6,12})/),
  single('slideshare', '.slideshare.net', /^\/slideshow\/embed_code\/key\/(\w{10,20})/),

  // places and films
  single('google-place', '.google.com', /^\/maps\/embed\?pb=[^#]{0,400}?!1s(0x[0-9a-f]{6,16}(?:%3A|:)0x[0-9a-f]{6,16})/i),
  singleLinked('google-place', '.google.com', /[?&](?:cid=(\d{12,20})|place_id=([\w-]{20,40})|mid=([\w-]{20,60}))/),
  singleLinked('google-place', 'maps.app.goo.gl', /^\/(\w{8,24})/),
  singleLinked('google-place', 'goo.gl', /^\/maps\/(\w{8,24})/),
  single('yandex-map', '.yandex.ru', /um=constructor(?:%3A|:)([0-9a-f]{40,64})/i),
  singleLinked('yandex-place', '.yandex.ru', /\/maps\/org\/(?:[^/?]{1,80}\/)?(\d{8,14})/),
  singleLinked('2gis', '2gis.ru', /\/firm\/(\d{10,20})/),
  single('youtube-film', '.youtube.com', /^\/embed\/([\w-]{11})(?:[?&]|$)/),
  single('youtube-film', '.youtube-nocookie.com', /^\/embed\/([\w-]{11})(?:[?&]|$)/),
  single('vimeo-film', 'player.vimeo.com', /^\/video\/(\d{6,11})/),
  single('wistia-film', '.wistia.net', /^\/embed\/(?:iframe|medias)\/(\w{10})\b/),
  single('youku-film', 'player.youku.com', /^\/embed\/(\w{10,20})/),
  single('tencent-film', 'v.qq.com', /[?&]vid=(\w{11})\b/),
  single('bilibili-film', 'player.bilibili.com', /[?&]bvid=(BV\w{10})\b/),
  single('rutube-film', 'rutube.ru', /^\/play\/embed\/(\w{6,40})/),
];

/** Buckets in host names: S3, Alibaba OSS, Tencent COS, Huawei OBS, Baidu BOS, DigitalOcean. */
const BUCKETS: readonly (readonly [service: string, host: RegExp])[] = [
  ['s3', /^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\.s3[.-](?:[a-z0-9-]{1,30}\.){0,3}amazonaws\.com(?:\.cn)?$/],
  ['oss', /^([a-z0-9][a-z0-9-]{1,61}[a-z0-9])\.oss-[a-z0-9-]{2,30}\.aliyuncs\.com$/],
  ['cos', /^([a-z0-9][a-z0-9-]{1,61}-\d{8,12})\.(?:cos|file|pic|image)[.a-z0-9-]{0,30}\.myqcloud\.com$/],
  ['obs', /^([a-z0-9][a-z0-9.-]{1,61})\.obs\.[a-z0-9-]{2,30}\.myhuaweicloud\.com$/],
  ['bos', /^([a-z0-9][a-z0-9-]{1,61})\.[a-z]{2,4}\.bcebos\.com$/],
  ['spaces', /^([a-z0-9][a-z0-9-]{1,61})\.[a-z]{3}\d\.(?:cdn\.)?digitaloceanspaces\.com$/],
];
const REGIONAL_S3 = /^s3[.-](?:dualstack\.)?[a-z0-9-]{5,30}\.(?:amazonaws|wasabisys)\.com(?:\.cn)?$/;

export function bucketOf(host: string, path: string): { service: string; tenant: string } | null {
  for (const [service, pattern] of BUCKETS) {
    const tenant = pattern.exec(host)?.[1];
    if (tenant !== undefined) return { service, tenant };
  }
  const first = REGIONAL_S3.test(host) ? FIRST.exec(path)?.[1] : undefined;
  return first === undefined ? null : { service: 's3', tenant: first };
}

/**
 * The services' own files and functions: stock pictures, placeholders, icons, forms to subscribe.
 */
export const OF_THE_SERVICE: ReadonlySet<string> = new Set(
  'wix:11062b wix:84770f wix:8bb438 wix:c837a6 shopify:05332089 wordpress:jetpack wordpress:subscribe'.split(' '),
);
