/** The catalogue of bad inputs: every case once, by name. The soak harness mixes these sites among honest ones. */
import { BROWSER } from './browser-cases.ts';
import { always, type HostileCase, shop } from './hostile-case.ts';
import { MARKUP } from './markup-cases.ts';
import { PICTURES_AND_DOCUMENTS } from './picture-cases.ts';
import { STYLES } from './style-cases.ts';
import { TEXT } from './text-cases.ts';
import { WIRE } from './wire-cases.ts';

/** Between the hostile ones: who comes after them must be taken as ever. */
export const HONEST: readonly HostileCase[] = ['first', 'second', 'third'].map((name) => ({
  name: `honest-${name}`,
  group: 'honest sites between',
  expect: { state: 'captured', reason: null, condition: 'content' },
  serve: always({ body: shop(`<p>The ${name} of three.</p>`) }),
}));

/** Taken without a browser. */
export const PLAIN: readonly HostileCase[] = [
  ...WIRE,
  ...MARKUP,
  ...PICTURES_AND_DOCUMENTS,
  ...TEXT,
  ...STYLES,
  ...HONEST,
];
export { BROWSER };
