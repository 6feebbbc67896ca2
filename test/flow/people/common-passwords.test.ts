import { expect, it } from 'vitest';
import { isCommonPassword } from '../../../src/flow/people/common-passwords.ts';
import { hashPassword } from '../../../src/flow/people/password.ts';

it.each([
  '123456789012',
  'passwordpassword',
  'Password1234',
  'P@ssw0rd1234',
  'password 123456789',
  'administrator',
  'aaaaaaaaaaaa',
  'abcabcabcabca',
  'qwertyuiopasdf',
  '1qaz2wsx3edc',
  '210987654321',
  'dragondragon!',
  '!!iloveyou2026',
  'revenantrevenant',
])('%s is common', (password) => expect(isCommonPassword(password)).toBe(true));

it.each([
  'correct horse battery',
  'another long password',
  'a quite different one',
  'tzt-4kq-99x-vow',
  'dragon83749203847561',
  'Zürich im Regen, Mai',
])('%s is not', (password) => expect(isCommonPassword(password)).toBe(false));

it('a common one is refused where a password is set', async () => {
  for (const password of ['123456789012', 'passwordpassword'])
    await expect(hashPassword(password)).rejects.toThrow('many people have');
});
