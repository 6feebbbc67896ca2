/** Accounts of analytics and advertising services, and ownership marks of webmaster tools. */
import { z } from 'zod';
import type { Page } from '../../page/view/views.ts';
import {
  type CodedId,
  CodeOccurrence,
  codeOn,
  type IdPattern,
  isBlankId,
  servedAccounts,
  serviceIdsBy,
} from '../find/service-id.ts';
import { occurrenceSignal } from '../occurrence-signal.ts';
import type { Signal } from '../signal.ts';

// First group: the account. Bare ids also occur in part numbers: their service must be near. A host
// of many sites has its share of their advertising by an account of its own, which is not theirs.
// biome-ignore format: a table, one pattern a line
const IDS: readonly IdPattern[] = [
  { kind: 'google-analytics', near: null, id: /\bUA-(\d{4,10})-\d{1,4}\b/g },
  { kind: 'google-analytics-4', near: /gtag\s{0,2}\(|googletagmanager\.com|google-analytics\.com|measurement/i, id: /\b(G-[A-Z0-9]{8,12})\b/g },
  { kind: 'google-tag-manager', near: /googletagmanager\.com|gtm\.js|gtm\.start|dataLayer/i, id: /\b(GTM-[A-Z0-9]{4,9})\b/g },
  { kind: 'google-ads', near: /gtag\s{0,2}\(|googletagmanager\.com|googleadservices|conversion/i, id: /\b(AW-\d{9,11})\b/g },
  { kind: 'adsense', near: /googlesyndication|adsbygoogle|google_ad_client|adsense|data-ad-client/i, id: /(?<!host["']?[-\s:=]{1,4}["']?(?:ca-)?)\b(?:ca-)?pub-(\d{16})\b/g },
  { kind: 'meta-pixel', near: null, id: /fbq\(\s{0,4}['"]init['"]\s{0,4},\s{0,4}['"]?(\d{10,20})\b/g },
  { kind: 'meta-pixel', near: null, id: /facebook\.com\/tr\/?\?(?:[^"'\s#]{0,120}&)?id=(\d{10,20})\b/g },
  { kind: 'yandex-metrica', near: null, id: /\bym\(\s{0,4}(\d{5,10})\s{0,4},/g },
  { kind: 'yandex-metrica', near: null, id: /mc\.(?:webvisor|yandex)\.(?:ru|com|org)\/(?:watch|pixel|informer)\/(\d{5,10})\b/g },
  { kind: 'yandex-metrica', near: /metrika|mc\.yandex/i, id: /\bid\s{0,3}:\s{0,3}(\d{7,10})\b/g },
  { kind: 'yandex-metrica', near: null, id: /\bnew Ya\.Metrika2?\(\s{0,3}["']?(\d{5,10})\b/g },
  { kind: 'yandex-ads', near: null, id: /\bR-[AI]-(\d{5,8})-\d{1,4}\b/g },
  { kind: 'baidu', near: null, id: /hm\.baidu\.com\/h[a-z]?\.js\?([0-9a-f]{32})(?![0-9a-f])/gi },
  { kind: 'cnzz', near: null, id: /(?:cnzz\.com|umeng\.com)\/[^"'\s]{0,60}?\b(?:web_)?id(?:%3D|=)(\d{5,12})/gi },
  { kind: '51la', near: null, id: /51\.la\/[^"'\s]{0,60}?\b(?:id|ck)["']?\s{0,2}[=:]\s{0,2}["']?([0-9A-Za-z]{6,20})\b/gi },
  { kind: '51la', near: null, id: /\b51\.la\/(\d{6,10})\.(?:js|asp)\b/gi },
  { kind: '51la', near: /51\.la|LA\.init/i, id: /LA\.init\(\s{0,3}\{\s{0,3}["']?id["']?\s{0,2}:\s{0,2}["']([0-9A-Za-z]{8,32})["']/g },
  { kind: 'clarity', near: /clarity/i, id: /clarity\.ms\/tag\/([a-z0-9]{8,12})\b/g },
  { kind: 'clarity', near: /clarity/i, id: /["']clarity["']\s{0,3},\s{0,3}["']script["']\s{0,3},\s{0,3}["']([a-z0-9]{8,12})["']/g },
  { kind: 'hotjar', near: /hotjar|_hjSettings/i, id: /\bhjid\s{0,2}[:=]\s{0,2}(\d{5,9})\b/g },
  { kind: 'tiktok-pixel', near: /ttq|tiktok/i, id: /ttq\.load\(\s{0,3}['"]([A-Z0-9]{18,24})['"]/g },
  { kind: 'vk-pixel', near: null, id: /\b(VK-RTRG-\d{4,8}-[A-Za-z0-9]{4,8})\b/g },
  { kind: 'mail-ru', near: /top\.mail\.ru|_tmr/i, id: /\bid\s{0,2}:\s{0,2}["'](\d{6,8})["']/g },
  { kind: 'liveinternet', near: null, id: /counter\.yadro\.ru\/hit;([A-Za-z0-9_]{4,32})/g },
  { kind: 'rambler', near: null, id: /counter\.rambler\.ru\/top100\.cnt\?(?:pid=)?(\d{5,8})\b/g },
  { kind: 'histats', near: null, id: /Histats\.start\(1,(\d{6,9}),/g },
  { kind: 'statcounter', near: /sc_project/i, id: /\bsc_project\s{0,2}=\s{0,2}(\d{5,9})\b/g },
  { kind: 'linkedin-insight', near: null, id: /_linkedin_partner_id\s{0,2}=\s{0,2}["'](\d{5,9})["']/g },
  { kind: 'pinterest-tag', near: null, id: /pintrk\(\s{0,3}['"]load['"]\s{0,3},\s{0,3}['"](\d{10,16})['"]/g },
  { kind: 'microsoft-ads', near: /bat\.bing\.com|UET\(/i, id: /\bti["']?\s{0,2}:\s{0,2}["'](\d{5,10})["']/g },
  { kind: 'cloudflare-insights', near: /cloudflareinsights|cf-beacon/i, id: /["']?token["']?\s{0,2}:\s{0,2}["']([0-9a-f]{32})["']/g },
  { kind: 'jetpack-stats', near: /stats\.wp\.com|_stq/i, id: /\bblog["']?\s{0,2}:\s{0,2}["'](\d{5,10})["']/g },
  { kind: 'sentry', near: null, id: /\bo(\d{4,9})\.ingest\.(?:us\.|de\.)?sentry\.io\/(\d{4,18})\b/g },
  { kind: 'umami', near: null, id: /data-website-id=["']([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})["']/g },
];

const VERIFICATION =
  /^(?:google-site-verification|yandex-verification|msvalidate\.01|baidu[-_]site[-_]verification|360-site-verification|sogou_site_verification|bytedance-verification-code|shenma-site-verification|facebook-domain-verification|p:domain_verify|naver-site-verification|alexaverifyid|wmail-verification|mailru-verification|norton-safeweb-site-verification|pinterest-site-verification|ahrefs-site-verification|trustpilot-one-time-domain-verification-id)$/;

/** Metas that name the operator's applications and pages. */
const ACCOUNT_META =
  /^(?:fb:(?:app_id|admins|pages|page_id|profile_id)|google-signin-client_id|apple-itunes-app|google-play-app)$/;

/** The accounts in one script or address (first 100,000 characters), with the words around. */
export const accountsIn = serviceIdsBy(IDS);

const SERVICE = /google|facebook\.com\/tr|yandex|baidu|cnzz|umeng|51\.la|clarity|yadro|rambler|pub-\d/i;
const isAddress = (name: string, value: string, tag: string): boolean =>
  /^(?:src|href|data-ad-client|data-src|data-cf-beacon|data-website-id)$/.test(name) &&
  (tag === 'script' ? /^data-(?:cf|web)/.test(name) : /^data-[acw]/.test(name) || SERVICE.test(value));

function* accountsOn(page: Page): Generator<CodedId> {
  for (const { code, node } of codeOn(page, isAddress))
    for (const account of accountsIn(code)) yield { ...account, node, code };
  for (const { name, content, node } of page.metas) {
    if (name === 'google-adsense-account')
      for (const account of accountsIn(`adsense ${content}`)) yield { ...account, node, code: '' };
    const id = content.trim();
    const account = { kind: name, id, quote: `${name}: ${id}`, node, code: '' };
    if (ACCOUNT_META.test(name))
      for (const [number] of id.matchAll(/\d{6,20}(?:-\w{6,40})?/g))
        if (!isBlankId(number)) yield { ...account, id: number };
    if (VERIFICATION.test(name) && /^[\w.=+/-]{8,128}$/.test(id) && !isBlankId(id)) yield account;
  }
}

/** Mostly the operator's applications, but a platform puts its own on all sellers' pages. */
const APPLICATION = /^(?:fb:app_id|google-signin-client_id|apple-itunes-app|google-play-app|sentry):/;

/** The number of the property in a Google Analytics account, as the code has it. */
const PROPERTY = /\bUA-\d{4,10}-(\d{1,4})\b/;
/** One owner has few sites to count; an account with more counts them for others. */
const MOST_PROPERTIES = 20;

const isPlatforms = ({ value, place }: CodeOccurrence): boolean =>
  APPLICATION.test(value) || Number(PROPERTY.exec(place.quote)?.[1] ?? 0) >= MOST_PROPERTIES;

export const tracker: Signal<'tracker', CodeOccurrence[]> = occurrenceSignal({
  id: 'tracker',
  version: 5,
  group: 'identity',
  onNewOwner: 'own',
  kinds: ['website'],
  noun: ['tracker account', 'tracker accounts'],
  changeAbout: 'identifier',
  sentence:
    'Accounts with visitor counting and advertising services, and ownership marks for webmaster tools, in the code of the site.',
  traps: [
    'An agency counts the visitors of all its clients in one account.',
    'A platform counts all its customers’ sites in one account, each under a number of its own.',
    'Themes, site builders and copied pages bring along the account of somebody else.',
  ],
  value: z.array(CodeOccurrence),
  find: (site) => servedAccounts(site, accountsOn),
  levelOf: (account) => (isPlatforms(account) ? 'close' : 'identical'),
  note: (accounts) => `Both sites use the account ${accounts}.`,
});
