import { describe, expect, it } from 'vitest';
import { touchedBy } from '../../../src/flow/lists/tell-changes.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import { listedKeys } from '../../../src/signals/find/listed-identifier.ts';
import { cleanAccount } from '../../../src/watchlist/clean/clean-contact.ts';
import { withValues } from '../../../src/watchlist/own/own-list.ts';

const entityOf = (identifiers: Record<string, string[]>) =>
  withValues(Entity.parse({ id: 'e', names: ['E'], identifiers }));
function touched(identifiers: Record<string, string[]>) {
  const entity = entityOf(identifiers);
  const { sites, keys } = touchedBy(entity, entity.values ?? []);
  return {
    sites: sites.map(({ site, address }) => [site, address].filter(Boolean).join(' at ')),
    keys: keys.map(({ key }) => key),
  };
}

describe('where a listed value would show', () => {
  it.each([
    [
      'websites',
      'www.quillmoor.example',
      'quillmoor.example',
      ['site-link:quillmoor.example', 'contact-email:@quillmoor.example'],
    ],
    // Who links to the platform need not know this shop.
    ['websites', 'quillmoor.en.alibaba.com', 'quillmoor.en.alibaba.com', ['social-link:alibaba:quillmoor']],
    ['websites', 'quillmoor.many-shops.com', 'many-shops.com at quillmoor.many-shops.com', []],
    ['emails', 'lena@quillmoor.example', undefined, ['contact-email:lena@quillmoor.example']],
    ['addresses', 'Rm 1802, No. 158 Marrowgate East Rd., Quillmoor 054000, China', undefined, []],
  ])('%s %s', (field, value, site, keys) => {
    expect(touched({ [field]: [value] })).toEqual({ sites: site === undefined ? [] : [site], keys });
  });

  it('takes an account for no site of its own', () => {
    const entity = entityOf({});
    const { sites } = touchedBy(entity, cleanAccount('Twitter', '@abc'));
    expect(sites.map(({ site }) => site)).toEqual(['x.com/abc']);
  });

  it('has no key that a match has not', () => {
    const entity = entityOf({
      websites: ['quillmoor.example', 'https://t.me/quillmoor', 'club.example/~quillmoor'],
      phones: ['+86 155 3113 3331'],
      registrationNumbers: ['91350100M000100Y43', '1234567894'],
      wallets: ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
    });
    const matched = new Set(listedKeys(entity));
    const { keys } = touchedBy(entity, entity.values ?? []);
    expect(keys.length).toBeGreaterThan(5);
    for (const { key } of keys) expect(matched).toContain(key);
  });
});
