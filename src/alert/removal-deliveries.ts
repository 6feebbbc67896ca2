import type { Alert, Delivery, Hook } from '../model/alert.ts';
import { sha256 } from '../model/digest.ts';
import type { Timeline } from '../model/timeline.ts';
import { deliveriesTo, matchLink } from './deliveries-for.ts';

/**
 * What is to be told when a removal was confirmed: once for each time that a site is found absent, since the alert's id is
 * made of the visit that found it first.
 *
 * @param first the visit that found it absent first
 * @param match the finding that the site is part of, where there is one
 */
export function removalDeliveries(
  { site, entity }: Pick<Timeline, 'site' | 'entity'>,
  first: string,
  match: { readonly id: string; readonly entity: Alert['entity'] } | null,
  hooks: readonly Hook[],
  now: Date,
  link: string | null,
): Delivery[] {
  const watched = entity ?? match?.entity ?? null;
  const alert: Alert = {
    schema: 'revenant.alert/1',
    id: `msg_${sha256('site.removed', site, first).slice(0, 32)}`,
    type: 'site.removed',
    time: now.toISOString(),
    match: match?.id ?? null,
    link: match === null ? null : matchLink(link, match.id),
    verdict: null,
    weight: null,
    entity: watched === null ? null : { id: watched.id, name: watched.name },
    left: site,
    right: null,
  };
  return deliveriesTo(hooks, alert, watched !== null);
}
