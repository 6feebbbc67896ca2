import { expect, it } from 'vitest';
import { outcomeText } from '../../src/report/wording.ts';

it.each<[string, Parameters<typeof outcomeText>[0]]>([
  ['captured', { state: 'captured', condition: 'content', reason: null, detail: null }],
  ['unreachable', { state: 'unreachable', condition: 'blocked' }],
  [
    'unreachable: shop.test does not exist or has no address (dns:nxdomain)',
    {
      state: 'unreachable',
      condition: 'blocked',
      reason: 'dns:nxdomain',
      detail: 'shop.test does not exist or has no address',
    },
  ],
  ['hollow: a parking page', { state: 'hollow', condition: 'parked' }],
])('%s', (text, visit) => {
  expect(outcomeText(visit)).toBe(text);
});
