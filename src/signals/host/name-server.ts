/** A domain's name servers if an operator runs them; a registrar's or hoster's say nothing. */
import { z } from 'zod';
import { Occurrence } from '../../model/derived/fingerprint.ts';
import type { Site } from '../../page/view/views.ts';
import { domainName } from '../../values/domain-name.ts';
import { fullStop } from '../../values/shorten.ts';
import { collected, comparisonOf, homePlace, sharedValues } from '../occurrences.ts';
import type { Signal } from '../signal.ts';

const Value = z.object({
  own: z.string().describe('the registered domain of the site'),
  servers: z.array(Occurrence).describe('registered domains that its name servers belong to'),
});
type Value = z.infer<typeof Value>;

/** Words in the names of registrars and hosters, and the largest ones without such a word. */
const SERVES_ANYBODY =
  /dns|host|domain|server|registr|name|cloud|cdn|web|zone|\bns\d*\b|hichina|xincache|22\.cn|bizcn|gandi|ovh|1and1|ionos|hetzner|linode|digitalocean|vercel|netlify|wix|shopify|squarespace|godaddy|akam|reg\.ru|beget|nic\.ru|r01|parking|sedo|bodis|above\.com|google|yandex|azure|alibaba|aliyun|tencent|baidu|huawei|siteground|loopia|one\.com|strato|transip|infomaniak|orderbox|internet\.bs|dan\.com|afternic/i;
const MOST = 20;

function extract(site: Site): Value | null {
  const own = domainName(site.domain)?.domain;
  const placeOf = homePlace(site);
  if (placeOf === null || own === undefined) return null;
  const records = (site.visit.domainRecords ?? []).filter(({ kind }) => kind === 'nameserver').slice(0, MOST);
  const servers = records.flatMap(({ value: host, source, lastSeen }) => {
    const domain = domainName(host)?.domain;
    if (domain === undefined || (domain !== own && SERVES_ANYBODY.test(domain))) return [];
    return { value: domain, place: placeOf(`${site.domain} NS ${host} (${source}, ${lastSeen.slice(0, 10)})`) };
  });
  return servers.length === 0 ? null : { own, servers: collected(servers) };
}

export const nameServer: Signal<'name-server', Value> = {
  id: 'name-server',
  version: 1,
  group: 'host',
  onNewOwner: 'found',
  noun: ['name server', 'name servers'],
  changeAbout: 'host',
  offPage: true,
  sentence:
    'Name servers under the domain of one site that also serve the other, or under a third domain that serves both; registrars and hosters are left out.',
  traps: [
    'A small hoster or agency serves the domains of its clients, and its own, from servers under its domain.',
    'A domain that was bought keeps the name servers of the seller for a while.',
  ],
  // On a platform's page the domain is the platform's.
  kinds: ['website'],
  value: Value,
  extract,
  keys: ({ servers }) => servers.map(({ value }) => `name-server:${value}`),
  compare(left, right) {
    if (left.own === right.own) return null;
    const shared = sharedValues(left.servers, right.servers, 'name-server');
    const ofOne = shared.filter((one) => [left.own, right.own].includes(one.left.value));
    return (
      comparisonOf('identical', ofOne, (names) =>
        fullStop(`One site’s own name servers also serve the other: ${names}`),
      ) ??
      comparisonOf('partial', shared, (names) =>
        fullStop(`Both domains use the name servers of a third domain, which is not a known hoster: ${names}`),
      )
    );
  },
};
