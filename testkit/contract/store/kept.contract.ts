/** Lists and feeds that are kept current: each due one is taken by one worker at a time. */
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/model/digest.ts';
import type { KeptSource } from '../../../src/model/kept-source.ts';
import type { StoreBench } from './bench.ts';

export function keptContract({ store, unique }: StoreBench): void {
  const { kept } = store;
  const source = (nextAt: string, kind: KeptSource['kind'] = 'list'): KeptSource => {
    const address = `https://${unique()}.example/list.xml`;
    return {
      ...{ schema: 'revenant.kept/1', id: sha256(address), kind, addresses: [address], every: '1d', list: null },
      ...{ openSanctions: false, addedAt: nextAt, checkedAt: null, changedAt: null, nextAt, outcome: null },
      ...{ detail: null, failures: 0, validators: { [address]: { etag: '"1"' } } },
    };
  };

  describe('kept lists and feeds', () => {
    it('are taken once when they are due, and again when the next time comes', async () => {
      const [due, later] = [source('2020-01-01T00:00:00.000Z'), source('2999-01-01T00:00:00.000Z', 'feed')];
      await kept.put(due);
      await kept.put(later);
      expect(await kept.all('feed')).toEqual([later]);
      const taken = await Promise.all([kept.take(60_000), kept.take(60_000)]);
      expect(taken.filter((one) => one !== null)).toEqual([due]);
      // A worker that died leaves it to the next one.
      await kept.put({ ...due, nextAt: '2020-01-02T00:00:00.000Z' });
      expect(await kept.take(0)).toMatchObject({ id: due.id });
      expect(await kept.take(60_000)).toMatchObject({ id: due.id });
      await kept.settle({ ...due, nextAt: '2999-01-01T00:00:00.000Z', outcome: 'current' });
      expect(await kept.take(0)).toBeNull();
      expect(await kept.all('list')).toMatchObject([{ id: due.id, outcome: 'current' }]);
      // One that was removed meanwhile does not come back.
      expect(await kept.remove(due.id)).toBe(true);
      expect(await kept.remove(due.id)).toBe(false);
      await kept.settle({ ...due, nextAt: '2020-01-01T00:00:00.000Z' });
      expect(await kept.all('list')).toEqual([]);
      await kept.remove(later.id);
    });

    it('are not the address of the desk, which stays as it was last kept', async () => {
      for (const url of ['http://desk-1.localhost:20001', 'http://10.0.0.5:8080']) await kept.keepDeskAddress(url);
      expect(await kept.deskAddress()).toBe('http://10.0.0.5:8080');
      expect(await kept.take(60_000)).toBeNull();
      expect([...(await kept.all('list')), ...(await kept.all('feed'))]).toEqual([]);
    });
  });
}
