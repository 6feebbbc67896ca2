import type { Alert, Delivery } from '../model/alert.ts';
import { sha256 } from '../model/digest.ts';
import type { Match } from '../model/match.ts';
import { deliveriesTo, matchLink, type Telling } from './deliveries-for.ts';

/**
 * What is to be told when a person has judged a finding: that, or that it is taken back; once a judgement. What was said, by whom and
 * why, is personal and not told: whoever may read it has the finding's id.
 */
export function judgementDeliveries(
  type: 'match.reviewed' | 'match.retracted',
  judgement: string,
  match: Match,
  { entity, hooks, now, link }: Telling,
): Delivery[] {
  const alert: Alert = {
    schema: 'revenant.alert/1',
    id: `msg_${sha256(type, judgement).slice(0, 32)}`,
    type,
    time: now.toISOString(),
    match: match.id,
    link: matchLink(link, match.id),
    verdict: match.verdict,
    weight: match.weight,
    entity,
    left: match.left.site,
    right: match.right.site,
  };
  return deliveriesTo(hooks, alert, entity !== null);
}
