import { expect, it } from 'vitest';
import { dealersWorld } from '../../testkit/plain/dealers/world.ts';

const hostsOf = (seed: number): string[] => [...dealersWorld({ seed }).sites.keys()];

it('makes every company of a world once, the same from one seed and others from another', () => {
  const first = hostsOf(1);
  expect(first).toHaveLength(10 + 200 + 10);
  expect(hostsOf(1)).toEqual(first);
  expect(hostsOf(2).filter((host) => first.includes(host))).toEqual([]);
});

it('lets every honest site show or name its firm somewhere, under a name and contacts of its own', () => {
  const { honest, sites, firms } = dealersWorld({ seed: 3 });
  for (const { host, firm, relations } of honest) {
    const pages = [...(sites.get(host) ?? [])].map(([, { body }]) => (typeof body === 'string' ? body : '')).join('\n');
    const { name, host: website, mail, phone } = firm.party;
    expect(
      [name, website, mail, phone].some((mark) => pages.includes(mark)),
      host,
    ).toBe(true);
    if (relations.includes('titled')) continue;
    expect(pages.match(/<title>[^<]*<\/title>/g)?.join(), host).not.toContain(name);
  }
  expect(new Set(firms.map(({ trade }) => trade.name)).size).toBe(10);
});
