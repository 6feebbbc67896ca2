/** What registries and visits said of a domain, in intervals. */
import { describe, expect, it } from 'vitest';
import { AT } from '../../store/facts.ts';
import type { StoreBench } from './bench.ts';

export function observationsContract({ store, unique }: StoreBench): void {
  describe('observations', () => {
    const address = (value: string, source = 'DNS') => ({ kind: 'address', value, source }) as const;
    const days = (n: number): string => new Date(Date.parse(AT) + n * 86_400_000).toISOString();

    it('the same again moves the end of its interval, in either order; another value is another row', async () => {
      const domain = `${unique()}.example`;
      await store.observations.see(domain, [address('203.0.113.7'), address('203.0.113.7')], days(0));
      await store.observations.see(domain, [address('203.0.113.7'), address('203.0.113.8')], days(30));
      await store.observations.see(domain, [address('203.0.113.7')], days(-30));
      await store.observations.see(domain, [], days(60));
      expect(await store.observations.of(domain)).toEqual([
        { ...address('203.0.113.7'), firstSeen: days(-30), lastSeen: days(30) },
        { ...address('203.0.113.8'), firstSeen: days(30), lastSeen: days(30) },
      ]);
      expect(await store.observations.of(`www.${domain}`)).toEqual([]);
    });

    it('seen again after more than half a year is another interval: what was in between nobody knows', async () => {
      const domain = `${unique()}.example`;
      for (const day of [0, 183, 400, 401]) await store.observations.see(domain, [address('203.0.113.7')], days(day));
      expect(await store.observations.of(domain)).toMatchObject([
        { firstSeen: days(0), lastSeen: days(183) },
        { firstSeen: days(400), lastSeen: days(401) },
      ]);
    });

    it('the same value of another source or kind is apart', async () => {
      const domain = `${unique()}.example`;
      const nameserver = { kind: 'nameserver', value: '203.0.113.7', source: 'DNS' } as const;
      await store.observations.see(
        domain,
        [address('203.0.113.7'), address('203.0.113.7', 'visit'), nameserver],
        days(0),
      );
      expect((await store.observations.of(domain)).length).toBe(3);
    });

    it('comes back as it was said, cleaned of what a database cannot hold', async () => {
      const domain = `${unique()}.example`;
      const value = {
        registrantName: 'a\u0000b\ud800c 羽笔',
        created: '2019-04-12',
        nameservers: ['ns1.quill.test'],
      };
      await store.observations.see(domain, [{ kind: 'registration', value, source: 'WHOIS x' }], days(0));
      expect(await store.observations.of(domain)).toEqual([
        {
          kind: 'registration',
          value: { ...value, registrantName: 'ab\ufffdc 羽笔' },
          source: 'WHOIS x',
          firstSeen: days(0),
          lastSeen: days(0),
        },
      ]);
    });

    it('two workers at once leave one interval', async () => {
      const domain = `${unique()}.example`;
      await Promise.all([1, 2, 3, 4].map(() => store.observations.see(domain, [address('203.0.113.7')], days(0))));
      expect((await store.observations.of(domain)).length).toBe(1);
    });

    it('tells at how many sites an address was seen', async () => {
      const [one, other] = [`${unique()}.example`, `${unique()}.example`];
      const shared = `203.0.113.${100 + (Number(unique().slice(1)) % 100)}`;
      await store.observations.see(one, [address(shared), address(shared, 'visit')], days(0));
      await store.observations.see(one, [address(shared)], days(300));
      await store.observations.see(other, [address(shared)], days(0));
      expect([...(await store.observations.sitesAt([shared, '192.0.2.1']))]).toEqual([[shared, 2]]);
      expect((await store.observations.sitesAt([])).size).toBe(0);
    });

    it('tells at how many sites a key was seen, whatever certificates it was in', async () => {
      const [one, other] = [`${unique()}.example`, `${unique()}.example`];
      const key = one.padEnd(64, '0');
      const shown = (name: string) => ({
        kind: 'certificate' as const,
        value: { names: [name], subject: 'CN=a', issuer: 'CN=b', key, validFrom: days(0), validTo: days(90) },
        source: 'visit',
      });
      await store.observations.see(one, [shown(one)], days(0));
      await store.observations.see(one, [shown(`www.${one}`)], days(80));
      await store.observations.see(other, [shown(other)], days(0));
      expect([...(await store.observations.sitesWithKey([key, 'e'.repeat(64)]))]).toEqual([[key, 2]]);
    });
  });
}
