/** A fingerprint → its values with their places, each with its subject. */
import { z } from 'zod';
import { type Fingerprint, Place } from '../model/fingerprint.ts';
import type { ChangeAbout } from '../model/timeline.ts';

export interface FoundValue {
  readonly about: ChangeAbout;
  readonly signal: string;
  readonly version: number;
  readonly value: string;
  readonly place: Place;
}

/** Signals with single values that can appear or go; looks and texts have none. */
// biome-ignore format: one subject a line
const ABOUT: Readonly<Record<string, ChangeAbout>> = {
  'contact-email': 'contact', 'contact-phone': 'contact', messenger: 'contact', 'social-link': 'contact',
  'wallet-address': 'contact', 'qr-code': 'contact',
  'copyright-owner': 'owner', 'registration-number': 'owner', 'site-filing': 'owner', registrant: 'owner',
  'residual-name': 'name',
  tracker: 'identifier', 'widget-key': 'identifier', tenant: 'identifier', 'verification-record': 'identifier',
  'document-metadata': 'document',
  certificate: 'host', 'host-address': 'host', 'name-server': 'host',
};

/** The common part of all signals' occurrences. */
const Item = z.looseObject({
  value: z.string(),
  place: Place,
  role: z.string().optional(),
  whole: z.boolean().optional(),
});
/** Values are lists of occurrences, or objects of such lists. */
const MOST_DEPTH = 2;

/** By signal and value, in the order of the readings. Signals that failed are left out. */
export function foundValues({ readings }: Pick<Fingerprint, 'readings'>): Map<string, FoundValue> {
  const found = new Map<string, FoundValue>();
  for (const { signal, version, value, failure } of readings) {
    const about = ABOUT[signal];
    if (about === undefined || failure !== null) continue;
    for (const { value: text, place, role, whole } of itemsIn(value, MOST_DEPTH)) {
      // Names in running text may be anybody's; a phrase that may contain a name is not one.
      if (about === 'name' && (role === 'mention' || whole === false)) continue;
      const key = `${signal} ${text}`;
      if (!found.has(key)) found.set(key, { about, signal, version, value: text, place });
    }
  }
  return found;
}

/** Signals that both fingerprints read in one version: only their values are comparable. */
export function readInBoth(
  one: Pick<Fingerprint, 'readings'>,
  other: Pick<Fingerprint, 'readings'>,
): ReadonlySet<string> {
  const versions = new Map(one.readings.filter(isRead).map(({ signal, version }) => [signal, version]));
  return new Set(
    other.readings
      .filter((reading) => isRead(reading) && versions.get(reading.signal) === reading.version)
      .map(({ signal }) => signal),
  );
}

function isRead({ failure }: Fingerprint['readings'][number]): boolean {
  return failure === null;
}

function itemsIn(value: unknown, depth: number): z.infer<typeof Item>[] {
  if (Array.isArray(value)) {
    return value.flatMap((one) => {
      const item = Item.safeParse(one);
      return item.success ? [item.data] : [];
    });
  }
  if (depth === 0 || typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((one) => itemsIn(one, depth - 1));
}
