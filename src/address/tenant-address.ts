/** One absolute address → the tenants it names on hosts that many share. */
import { groupBy } from '../model/group-by.ts';
import { isUrl } from '../model/text/is-url.ts';
import { domainName } from '../values/domain-name.ts';
import { isServiceLabel } from './service-words.ts';
import { bucketOf, OF_THE_SERVICE, TENANT_HOSTS, type TenantHost, type TenantLevel } from './tenant-hosts.ts';

const BY_HOST = groupBy(TENANT_HOSTS, ({ host }) => host.replace(/^\*?\./, ''));

/** The table's rows for a host, those of the longest name first. */
function rowsFor(host: string): TenantHost[] {
  const labels = host.split('.').slice(-6);
  return labels.flatMap((_, i) => BY_HOST.get(labels.slice(i).join('.')) ?? []);
}

function subdomainOf({ service, host }: TenantHost, of: string): string | null {
  const before = of.slice(0, -(host.length - 1));
  if (of === host.slice(2) || before === of) return null;
  if (service === 'faisco') return /^(\d{5,10})\.[a-z]\d{1,3}[a-z]?$/.exec(before)?.[1] ?? null;
  const label = before.split('.').at(-1) ?? '';
  // Several mirrors of one tenant differ in their first two signs.
  if (service === 'leadong') return /^[a-z0-9]{2}(r[a-z]rwxh[a-z0-9]{4,20})(?:-static)?$/.exec(label)?.[1] ?? null;
  // A preview stands in front of its project's name.
  return service === 'netlify' ? (label.split('--').at(-1) ?? null) : label;
}

/** `link`: an ordinary link, which names a tenant only where it invites to use the linked page. */
export type Use = 'part' | 'link';

/** Code that sites load from a stranger's host is mostly a library. */
const CODE = /\.(?:m?js|css|woff2?|ttf|map|json)$/i;

/** The tenants that one absolute address names by the table; none for the service's own files. */
export function tenantsIn(address: string, use: Use) {
  const found: { readonly service: string; readonly tenant: string; readonly level: TenantLevel }[] = [];
  if (address.length > 2_000 || !isUrl(address)) return found;
  const { hostname: host, pathname, search } = new URL(address);
  const add = (service: string, name: string, level: TenantLevel): void => {
    const tenant =
      service === 'shopify' ? name.replaceAll('/', '') : name.replace(/\.(?:appspot\.com|firebasestorage\.app)$/, '');
    const long = tenant.length >= (service === 'waimaoniu' ? 2 : 3) && tenant.length <= 250;
    if (!long || isServiceLabel(tenant) || OF_THE_SERVICE.has(`${service}:${tenant}`)) return;
    if (!found.some((one) => one.service === service)) found.push({ service, tenant, level });
  };
  for (const row of rowsFor(host)) {
    if (use === 'link' && !row.linked) continue;
    if (row.level === 'partial' && CODE.test(pathname)) continue;
    if (!/^\*?\./.test(row.host) && row.host !== host) continue;
    const [, ...parts] = row.at?.exec(pathname + search) ?? [];
    const tenant = row.at === null ? subdomainOf(row, host) : parts.filter((part) => part !== undefined).join('-');
    if (tenant) add(row.service, tenant, row.level);
  }
  const bucket = use === 'part' ? bucketOf(host, pathname) : null;
  if (bucket !== null) add(bucket.service, bucket.tenant, 'close');
  return found;
}

const MEDIA_HOST =
  /(?:^|\.)(?:cdn|img|images?|pics?|photos?|static|media|assets?|files?|uploads?|res|oss|content)\d{0,3}[.-]|(?:cdn|img|static|media|upload|images?)\d{0,2}\.[a-z]{2,6}(?:\.[a-z]{2})?$/;
const EVERYBODYS =
  /(?:^|\.)(?:google\w*|gstatic|gravatar|wp|unsplash|pexels|pixabay|shutterstock|istockphoto|imgur|flickr|staticflickr|ibb|postimg|ytimg|fbcdn|cdninstagram|twimg|pinimg|\w*amazon\w*|ebayimg|etsystatic|paypal\w*|wikimedia|alicdn|alipayobjects|bdstatic|qlogo|qpic|gtimg|baidu|sinaimg|vimeocdn|licdn|cloudflare|jsdelivr|unpkg|bootstrapcdn|jquery|fontawesome|shields|badge|icons8|flaticon|freepik|placeholder|placehold|dummyimage|picsum|loremflickr|flagcdn|countryflags|trustpilot|parastorage|typekit|shopifycdn|shopify|githubusercontent|githubassets)\.[a-z.]{2,6}$/;
const FOLDER =
  /^(?:images?|imgs?|pics?|pictures?|photos?|uploads?|uploadfiles?|files?|static|assets?|media|css|styles?|js|scripts?|fonts?|public|dist|build|data|content|contents|products?|upload_files|userfiles|wp-content|wp-includes|sites|themes?|templates?|resources?|res|common|default|cache|thumbs?|thumbnails?|resize\w*|crop\w*|fit|fill|original|large|small|medium|cloud|attachments?|attachment|attached|storage|store|shop|site|web|www|v\d+|\d{1,4}|[a-z]{2}(?:-[a-z]{2})?|library|icons?|banners?|logos?|video|videos|news|blog|editor|kindeditor|ueditor|image_cache|article|articles|category|catalog|goods|item|items|emoji|flags?|country|w_\d+.*)$/i;

/** A build or a file, and no account. */
const HASH = /^(?=[a-f-]{0,40}\d)[0-9a-f-]{8,}$/;
const LIKE_AN_ACCOUNT = /^(?=[a-z0-9-]{0,40}\d)(?=[\d-]{0,40}[a-z])[a-z0-9-]{7,40}$/;

/**
 * A guess: an account-like first folder on a media host. Null for the site's own and for public
 * hosts.
 */
export function unknownTenant(url: string, ownDomain: string): string | null {
  const { hostname: host, pathname } = new URL(url);
  if (!MEDIA_HOST.test(host) || EVERYBODYS.test(host) || rowsFor(host).length > 0 || bucketOf(host, pathname) !== null)
    return null;
  const name = domainName(host);
  if (name === null || name.domain === ownDomain || name.label.includes(ownDomain.split('.')[0] ?? ownDomain))
    return null;
  const first = /^\/([a-z0-9][\w-]{4,40})\/./i.exec(pathname)?.[1]?.toLowerCase();
  if (first !== undefined && !FOLDER.test(first) && !HASH.test(first) && !isServiceLabel(first))
    return `${name.domain}/${first}`;
  const [label = ''] = host.split('.');
  return LIKE_AN_ACCOUNT.test(label) && !isServiceLabel(label) ? `${label}.${name.domain}` : null;
}

/** True if files on a host belong to a platform or its tenants, but to no site. */
export function isSharedMediaHost(host: string): boolean {
  return rowsFor(host).length > 0 || EVERYBODYS.test(host) || bucketOf(host, '/') !== null;
}
