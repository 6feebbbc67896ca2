import type { Alert, Delivery } from '../model/alert.ts';
import { sha256 } from '../model/digest.ts';
import { deliveriesTo, matchLink, type Telling } from './deliveries-for.ts';

/**
 * What is to be told when a removal was confirmed: once for each time that a site is found absent, since the alert's id is
 * made of the visit that found it first.
 *
 * @param first the visit that found it absent first
 * @param match the id of the finding that the site is part of; null where there is none
 */
export function removalDeliveries(
  site: string,
  first: string,
  match: string | null,
  { entity, hooks, now, link }: Telling,
): Delivery[] {
  const alert: Alert = {
    schema: 'revenant.alert/1',
    id: `msg_${sha256('site.removed', site, first).slice(0, 32)}`,
    type: 'site.removed',
    time: now.toISOString(),
    match,
    link: match === null ? null : matchLink(link, match),
    verdict: null,
    weight: null,
    entity,
    left: site,
    right: null,
  };
  return deliveriesTo(hooks, alert, entity !== null);
}
