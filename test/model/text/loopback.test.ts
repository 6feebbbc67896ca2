import { expect, it } from 'vitest';
import { isNearHook } from '../../../src/alert/near.ts';
import { isLoopbackUrl } from '../../../src/model/text/loopback.ts';

it('an address of this machine is known in every spelling, and no other is taken for one', () => {
  for (const host of [
    '127.0.0.1',
    '127.9.8.7',
    '127.1',
    '2130706433',
    '0x7f000001',
    '[::1]',
    'LOCALHOST',
    'localhost.',
    'desk-0.localhost',
  ])
    expect(isLoopbackUrl(`http://${host}:8080/in`), host).toBe(true);
  for (const host of [
    '10.0.0.5',
    '0.0.0.0',
    '127.0.0.1.example',
    'localhost.example',
    'notlocalhost',
    '[::]',
    '[2001:db8::1]',
  ])
    expect(isLoopbackUrl(`http://${host}:8080/in`), host).toBe(false);
  expect(isLoopbackUrl('http://team.example/?to=127.0.0.1')).toBe(false);
  expect(isLoopbackUrl('http://127.0.0.1@team.example/')).toBe(false);
  expect(isLoopbackUrl('no address')).toBe(false);
});

it('a mail server on this machine hands the message on, so its hook is not near', () => {
  expect(isNearHook({ url: 'http://localhost:9/' })).toBe(true);
  expect(isNearHook({ url: 'smtp://localhost:25', as: 'email' })).toBe(false);
});
