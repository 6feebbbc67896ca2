/**
 * A listed company under an earlier or later name → an entity of its own with a relationship, so
 * that sites and captures from that time can be attributed to it.
 */
import { sha256 } from '../model/digest.ts';
import type { Entity } from '../model/facts/seed.ts';
import type { ListRow } from './list-source.ts';

const MARK = '/name-';
const RELATIONS = { fka: 'Renamed to', nka: 'Renamed from' } as const;

/** Each row, then the entities of its other names. Ships change names and stay the same ship. */
export async function* withOtherNames(rows: AsyncIterable<ListRow>): AsyncGenerator<ListRow> {
  for await (const row of rows) {
    yield row;
    if (!('entity' in row) || row.entity.type !== 'company') continue;
    for (const entity of otherNames(row.entity)) yield { entity, line: row.line };
  }
}

function otherNames({ id, uid = '', list, programme, programmes, dates, listedNames = [] }: Entity): Entity[] {
  return listedNames.flatMap(({ name, kind }): Entity[] => {
    if (kind === 'aka') return [];
    const mark = `${MARK}${sha256(name).slice(0, 12)}`;
    const none = {
      websites: [],
      emails: [],
      phones: [],
      social: [],
      addresses: [],
      registrationNumbers: [],
      wallets: [],
    };
    return [
      {
        ...{ id: id + mark, uid: uid + mark, type: 'company', names: [name], aliases: [], ...(list && { list }) },
        ...(programme !== undefined && { programme, programmes: programmes ?? [programme] }),
        dates: dates.listed === undefined ? {} : { listed: dates.listed },
        // Contacts of a list are those of today.
        ...{ identifiers: none, captures: [], listedNames: [], values: [], nameOf: id },
        relationships: [{ type: RELATIONS[kind], id }],
      },
    ];
  });
}

/** The entity that bore or bears the name of this id; its own id for every other entity. */
export const bearerOf = (id: string): string => id.split(MARK, 1)[0] ?? id;
