/** Listed names on a visit, as lines for people. */
import type { Mention, NameSearch } from '../../model/mention.ts';

/** `role zone  name as written → entity` and where; nothing where no names were looked for. */
export function mentionLines(found: NameSearch | null): string[] {
  if (found === null) return [];
  if (found.mentions.length === 0) return [`listed names: none (list ${found.index.slice(0, 12)})`];
  const more = found.cut ? ', and more that are not kept' : '';
  return [
    `listed names: ${found.mentions.length}${more} (list ${found.index.slice(0, 12)})`,
    ...found.mentions.map((mention) => `  ${mentionLine(mention)}`),
  ];
}

export function mentionLine({ role, zone, written, kind, entity, entityName, weight, count, place }: Mention): string {
  const times = count > 1 ? `, ${count} times` : '';
  return `${role.padEnd(7)} ${zone.padEnd(15)} "${written}" (${kind}, ${weight} bits${times}) is ${entityName} [${entity}]  ${place.url}`;
}
