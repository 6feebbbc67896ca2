import { describe, expect, it } from 'vitest';
import { Entity } from '../../../src/model/facts/seed.ts';
import { listedKeys } from '../../../src/signals/find/listed-identifier.ts';
import { cleanAccount } from '../../../src/watchlist/clean/clean-contact.ts';

describe('accounts of lists', () => {
  it.each([
    ['Telegram', 'alphaquill', ['social t.me/alphaquill']],
    ['telegram', '@alphaquill', ['social t.me/alphaquill']],
    ['VK', 'alphaquill', ['social vk.com/alphaquill']],
    ['X', 'alphaquill', ['social x.com/alphaquill']],
    ['WhatsApp', '+86 139 0000 1234', ['phone +8613900001234']],
    ['', 'lena@quillmoor.example', ['email lena@quillmoor.example']],
    ['', 'https://t.me/alphaquill', ['social t.me/alphaquill']],
  ])('%s %s', (service, name, read) => {
    expect(cleanAccount(service, name).map(({ kind, value }) => `${kind} ${value}`)).toEqual(read);
  });

  it('a service that nobody knows names no site', () => {
    const [value, ...others] = cleanAccount('Inkwell', '@abc');
    expect(others).toEqual([]);
    expect(value).toMatchObject({ kind: 'social', raw: 'Inkwell: @abc' });
    expect(value?.fault).toBeDefined();
  });

  it('is found on pages like a profile that the list gives as an address', () => {
    const keys = (values: Entity['values']) => listedKeys(Entity.parse({ id: 'e', names: ['E'], values }));
    expect(keys(cleanAccount('Telegram', 'alphaquill'))).toContain('social-link:telegram:alphaquill');
  });
});
