import { describe, expect, it } from 'vitest';
import { listedNamesOf } from '../../src/reader/name-lists.ts';
import { bearerOf } from '../../src/watchlist/other-names.ts';
import { folderOf, readOne } from '../../testkit/watchlist/list-files.ts';
import { SECO_XML } from '../../testkit/watchlist/official-lists.ts';

describe('a company that was renamed', () => {
  it('stands under each name as an entity of its own, with a relationship and nothing else of today', async () => {
    const { entities, renamed } = await readOne(folderOf({ 'list.xml': SECO_XML }));
    const [firm] = entities;
    const [former] = renamed;
    expect(former).toMatchObject({
      type: 'company',
      names: ['Old Quill Works'],
      list: 'SECO',
      programmes: ['Quills'],
      dates: { listed: '2021-08-11' },
      relationships: [{ type: 'Renamed to', id: firm?.id }],
      nameOf: firm?.id,
      identifiers: { websites: [], emails: [] },
    });
    expect(bearerOf(former?.id ?? '')).toBe(firm?.id);
    expect(bearerOf('seco:1')).toBe('seco:1');
    // The bearer keeps it as an alias: pages are searched for it once.
    expect(firm && listedNamesOf(firm).names).toContain('Old Quill Works');
    expect(new Set(entities.concat(renamed).map(({ id }) => id)).size).toBe(5);
  });
});
