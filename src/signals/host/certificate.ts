/** The certificates of a site's own host, and the other sites that they name. */
import { z } from 'zod';
import { siteOf } from '../../address/site-name.ts';
import { Occurrence } from '../../model/derived/fingerprint.ts';
import type { CertificateInfo } from '../../model/facts/visit.ts';
import { memoised } from '../../model/memoised.ts';
import { Instant } from '../../model/words.ts';
import type { Site } from '../../page/view/views.ts';
import { domainName } from '../../values/domain-name.ts';
import { fullStop } from '../../values/shorten.ts';
import { collected, comparisonOf, eitherWay, homePlace, listed, sharedValues, sideOf } from '../occurrences.ts';
import type { Comparison, Signal } from '../signal.ts';

const Certificate = Occurrence.extend({
  others: z.array(z.string()).describe('other sites that it names'),
  validFrom: Instant,
});
const Value = z.object({
  own: Occurrence.describe('the site itself, by which the certificates of others may name it'),
  certificates: z.array(Certificate).describe('value: SHA-256 of the public key'),
});
type Certificate = z.infer<typeof Certificate>;
type Value = z.infer<typeof Value>;

/** Networks and hosters put many customers into one certificate; an operator has few names. */
const MOST_SITES = 6;
/** Names that a content network or builder adds to a certificate for its customers. */
const SHARED_NAME =
  /(?:^|\.)(?:cloudflaressl\.com|cloudflare\.com|fastly\.net|akamai(?:zed|hd|edge)?\.net|edgekey\.net|edgesuite\.net|cloudfront\.net|incapsula\.com|imperva\.com|sucuri\.net|stackpathcdn\.com|myshopify\.com|wixsite\.com|squarespace\.com|github\.io|alicdn\.com|aliyuncs\.com|kunlun\w*\.com|qcloudcdn\.com|cdn\.myqcloud\.com)$/;

/** The site under a host name; null for an address or a name that cannot be registered. */
function siteOfHost(host: string): string | null {
  const name = domainName(host);
  if (name === null) return null;
  // Reserved names stand on no public suffix list.
  return /\.(?:test|example)$/.test(host) ? name.domain : siteOf(`https://${host}/`, 'website');
}

/** Sites that a certificate names, in order; null if a hoster shares it among customers. */
function sitesNamed({ names }: CertificateInfo): string[] | null {
  const hosts = names.map((name) => name.replace(/^\*\./, ''));
  if (hosts.some((host) => SHARED_NAME.test(host))) return null;
  const sites = [...new Set(hosts.map(siteOfHost).filter((site) => site !== null))];
  return sites.length > MOST_SITES ? null : sites;
}

function extract(site: Site): Value | null {
  const [home] = site.pages;
  const placeOf = homePlace(site);
  const own = home === undefined ? null : siteOfHost(new URL(home.url).hostname);
  if (placeOf === null || own === null) return null;
  const found: Certificate[] = [];
  for (const page of site.pages) {
    const shown = page.capture.certificate;
    const node = page.outline[0]?.node;
    if (shown === undefined || node === undefined) continue;
    const sites = sitesNamed(shown);
    // A hoster's wildcard (*.host.example) is valid for the site, but does not name it.
    if (sites?.includes(own) !== true) continue;
    const others = sites.filter((other) => other !== own);
    const quote = `certificate for ${listed(sites)}, from ${shown.validFrom.slice(0, 10)}, by ${shown.issuer}`;
    found.push({ value: shown.key, place: page.place(node, quote), others, validFrom: shown.validFrom });
  }
  return { own: { value: own, place: placeOf(own) }, certificates: collected(found) };
}

const tokenOf = (value: string): string => `certificate:${value}`;
const tokens = ({ own, certificates }: Value): string[] => [
  ...new Set([own.value, ...certificates.flatMap(({ value, others }) => [value, ...others])].map(tokenOf)),
];

const namedIn = memoised(({ certificates }: Value) => new Set(certificates.flatMap(({ others }) => others)));

function compare(left: Value, right: Value): Comparison | null {
  if (left.own.value === right.own.value) return null;
  const sameKey = sharedValues(left.certificates, right.certificates, 'certificate');
  if (sameKey.length === 0 && !namedIn(left).has(right.own.value) && !namedIn(right).has(left.own.value)) return null;
  const naming = eitherWay(left, right, ({ certificates }, { own: { value, place: other } }) =>
    certificates
      .filter(({ others }) => others.includes(value))
      .map(({ place }) => ({ token: tokenOf(value), one: sideOf(value, place), other: sideOf(value, other) })),
  );
  const named = listed([...new Set(naming.map((pair) => pair.left.value))].sort());
  const note = 'Both sites use the same certificate key: one operator, or one hoster, holds it.';
  return (
    comparisonOf('identical', sameKey, note) ??
    comparisonOf('close', naming, fullStop(`The certificate of one site also names the other: ${named}`))
  );
}

export const certificate: Signal<'certificate', Value> = {
  id: 'certificate',
  version: 1,
  group: 'host',
  onNewOwner: 'found',
  noun: ['certificate', 'certificates'],
  changeAbout: 'host',
  offPage: true,
  sentence:
    'The certificate that the site showed: its key, and the other sites it names; certificates that hosters share among customers are left out.',
  traps: [
    'Hosters and content networks put unrelated customers into one certificate.',
    'An agency can keep the sites of its clients on one server with one certificate.',
  ],
  kinds: ['website'],
  value: Value,
  extract,
  keys: tokens,
  compare,
};
