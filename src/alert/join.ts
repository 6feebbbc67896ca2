/** New findings of one operator → one alert. The strongest is its head; `more` has the others. */
import type { Delivery } from '../model/alert.ts';

/** Findings of one alert besides its head: ids of 64 characters, and webhooks stay below 20 kB. */
export const MOST_MORE = 200;

/**
 * The deliveries again, in their order; those that are heads have `more`. Each hook has its own
 * heads, since hooks ask for different findings. Findings of different entities stay apart, or an
 * alert would hide a listed company. One without an entity goes with the strongest that has one.
 *
 * @param operatorOf the operator of a finding, by any name
 */
export function joinedAlerts(
  deliveries: readonly Delivery[],
  operatorOf: (alert: Delivery['alert']) => string,
): Delivery[] {
  const groups = new Map<string, Delivery[]>();
  const unlisted: { readonly delivery: Delivery; readonly operator: string }[] = [];
  const firstOf = new Map<string, string>();
  const put = (key: string, delivery: Delivery) => groups.set(key, [...(groups.get(key) ?? []), delivery]);
  for (const delivery of deliveries.filter(isNew).sort(byStrength)) {
    const operator = JSON.stringify([delivery.hook, operatorOf(delivery.alert)]);
    if (delivery.alert.entity === null) {
      unlisted.push({ delivery, operator });
      continue;
    }
    const key = JSON.stringify([operator, delivery.alert.entity.id]);
    if (!firstOf.has(operator)) firstOf.set(operator, key);
    put(key, delivery);
  }
  for (const { delivery, operator } of unlisted) put(firstOf.get(operator) ?? operator, delivery);
  const more = new Map<string, string[]>();
  for (const group of groups.values())
    for (let at = 0; at < group.length; at += MOST_MORE + 1) {
      const [head, ...others] = group.slice(at, at + MOST_MORE + 1) as [Delivery, ...Delivery[]];
      if (others.length > 0)
        more.set(
          head.id,
          others.flatMap(({ alert }) => alert.match ?? []),
        );
    }
  return deliveries.map((one) => {
    const { more: _, ...alert } = one.alert;
    const others = more.get(one.id);
    return { ...one, alert: others === undefined ? alert : { ...alert, more: others } };
  });
}

const isNew = ({ alert: { type, match } }: Delivery): boolean => type === 'match.flagged' && match !== null;

function byStrength({ alert: one }: Delivery, { alert: other }: Delivery): number {
  return (other.weight ?? 0) - (one.weight ?? 0) || ((one.match ?? '') < (other.match ?? '') ? -1 : 1);
}
