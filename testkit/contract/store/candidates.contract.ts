/** Which sites are compared: by blocking keys, never with themselves. */
import { describe, expect, it } from 'vitest';
import { fingerprintOf, visitOf } from '../../store/facts.ts';
import type { StoreBench } from './bench.ts';

export function candidatesContract({ store, openTarget, claimed, unique }: StoreBench): void {
  describe('candidates', () => {
    const stored = async (site: string, keys: string[], rest: object = {}): Promise<void> => {
      const id = unique();
      await store.ledger.importVisit(
        visitOf(id, { captures: [], site }),
        fingerprintOf(id, site, { keys, ...rest }),
        [],
        [],
      );
    };
    const crawled = async (site: string, keys: string[], rest: object = {}): Promise<void> => {
      const target = await openTarget();
      const id = unique();
      const visit = visitOf(id, { run: target.run, captures: [], site });
      await store.ledger.saveVisit(await claimed(target, 'capture'), visit, true);
      await store.ledger.saveFingerprint(
        await claimed(target, 'fingerprint'),
        fingerprintOf(id, site, { keys, ...rest }),
      );
    };
    const found = async (site: string, keys: string[], maxPostings = 10): Promise<[string, string[]][]> =>
      (await store.fingerprints.candidates(fingerprintOf(unique(), site, { keys }), maxPostings)).map((one) => [
        one.fingerprint.site,
        one.keys,
      ]);

    it('brings together sites that share a key, rarest and most first, never a site and itself', async () => {
      const p = unique();
      await stored('b.example', [`${p}:rare`, `${p}:common`]);
      await stored('c.example', [`${p}:common`]);
      await stored('d.example', [`${p}:common`]);
      await stored('a.example', [`${p}:other`]);
      await stored('me.example', [`${p}:rare`, `${p}:common`]);
      expect(await found('me.example', [`${p}:common`, `${p}:rare`, `${p}:nobody`])).toEqual([
        ['b.example', [`${p}:common`, `${p}:rare`]],
        ['c.example', [`${p}:common`]],
        ['d.example', [`${p}:common`]],
      ]);
    });

    it('stores no import beside a site that it was not compared with, and waits for one that is being stored', async () => {
      const p = unique();
      const [one, two] = [unique(), unique()];
      const read = (visit: string) => fingerprintOf(visit, `${visit}.example`, { keys: [p] });
      const imported = (visit: string, ...compared: string[]) => {
        const of = visitOf(visit, { captures: [], site: `${visit}.example` });
        return store.ledger.importVisit(of, read(visit), [], [], [], new Set(compared));
      };
      const unseen = await Promise.all([one, two].map((visit) => imported(visit)));
      const [first, second] = unseen[0] ? [one, two] : [two, one];
      expect(unseen).toEqual([first === one, first === two]);
      expect(await store.ledger.visit(second)).toBeNull();
      expect(await imported(second, read(first).id)).toBe(true);
      await crawled(`${p}.example`, [p]);
      const third = unique();
      expect(await imported(third, read(first).id, read(second).id)).toBe(false);
      expect(await imported(second, read(first).id)).toBe(false);
    });

    it('ignores keys that more sites carry than allowed', async () => {
      const key = `${unique()}:template`;
      for (const n of [1, 2, 3]) await stored(`${key.slice(0, -9)}-${n}.example`, [key]);
      expect(await found('new.example', [key], 3)).toHaveLength(3);
      expect(await found('new.example', [key], 2)).toEqual([]);
    });

    it('takes the latest comparable fingerprint of a crawled site, in whatever order they come', async () => {
      const p = unique();
      const site = `${p}.example`;
      await crawled(site, [`${p}:new`], { capturedAt: '2026-02-01T00:00:00Z' });
      await crawled(site, [`${p}:old`], { capturedAt: '2020-01-01T00:00:00Z' });
      await crawled(site, [`${p}:hollow`], { capturedAt: '2026-03-01T00:00:00Z', comparable: false });
      expect(await found('x.example', [`${p}:old`, `${p}:hollow`])).toEqual([]);
      expect(await found('x.example', [`${p}:new`])).toEqual([[site, [`${p}:new`]]]);
    });

    it('keeps an archived site beside whoever holds its domain today, and counts the two as one site', async () => {
      const p = unique();
      const site = `${p}.example`;
      await stored(site, [`${p}:dead`], { capturedAt: '2020-01-01T00:00:00Z' });
      await crawled(site, [`${p}:stranger`], { capturedAt: '2026-02-01T00:00:00Z' });
      expect(await found('x.example', [`${p}:dead`])).toEqual([[site, [`${p}:dead`]]]);
      expect(await found('x.example', [`${p}:stranger`])).toEqual([[site, [`${p}:stranger`]]]);
      expect(await found(site, [`${p}:dead`])).toEqual([]);
    });

    it('keeps what stood on a site beside the redirect that came in its place', async () => {
      const p = unique();
      const site = `${p}.example`;
      await crawled(site, [`${p}:shop`], { capturedAt: '2026-01-01T00:00:00Z' });
      await crawled(site, [`${p}:to`], { capturedAt: '2026-02-01T00:00:00Z', condition: 'redirected' });
      expect(await found('x.example', [`${p}:shop`])).toEqual([[site, [`${p}:shop`]]]);
      expect(await found('x.example', [`${p}:to`])).toEqual([[site, [`${p}:to`]]]);
    });

    it('keeps a page on a platform apart from the website of the same name', async () => {
      const p = unique();
      await stored(`${p}.example`, [`${p}:k`], { kind: 'social-page' });
      expect(await found(`${p}.example`, [`${p}:k`])).toEqual([[`${p}.example`, [`${p}:k`]]]);
    });
  });
}
