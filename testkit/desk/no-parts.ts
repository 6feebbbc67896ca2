/** Enough of a desk for its table: routes ask for their parts only when they are used. */
import { readSettings } from '../../src/config.ts';
import type { DeskParts } from '../../src/desk/frame/parts.ts';

export function noParts(): DeskParts {
  const settings = readSettings({}, {});
  const store = new Proxy({}, { get: () => ({}) });
  const services = { settings, store, clock: {}, link: null, log: {}, limits: settings.limits };
  return { services, exporting: services, ...services } as unknown as DeskParts;
}
