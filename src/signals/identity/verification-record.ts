/** The TXT records of a domain by which outside services know who owns it. */
import { z } from 'zod';
import { Occurrence } from '../../model/derived/fingerprint.ts';
import type { Site } from '../../page/view/views.ts';
import { isBlankId } from '../find/service-id.ts';
import { occurrenceSignal } from '../occurrence-signal.ts';
import { comparisonOf, homePlace, listed } from '../occurrences.ts';
import type { Signal } from '../signal.ts';

/** A domain has a handful; one with more is a test domain. */
const MOST = 30;

function find(site: Site): Occurrence[] {
  const placeOf = homePlace(site);
  const records = (site.visit.domainRecords ?? []).filter(({ kind }) => kind === 'verification').slice(0, MOST);
  return records.flatMap(({ value, source, lastSeen }) => {
    if (placeOf === null || isBlankId(value.slice(value.indexOf(':') + 1))) return [];
    return { value, place: placeOf(`${site.domain} TXT ${value} (${source}, ${lastSeen.slice(0, 10)})`) };
  });
}

export const verificationRecord: Signal<'verification-record', Occurrence[]> = occurrenceSignal({
  id: 'verification-record',
  version: 1,
  group: 'identity',
  noun: ['verification record', 'verification records'],
  changeAbout: 'identifier',
  offPage: true,
  sentence:
    'Records in the DNS by which a service (mail, search, advertising) knows who owns the domain: one account behind two domains.',
  traps: [
    'An agency proves the domains of all its clients with one account.',
    'A zone that was copied with a site keeps the records of whoever it was copied from.',
  ],
  // On a platform's page the domain is the platform's.
  kinds: ['website'],
  value: z.array(Occurrence).describe('service and token, such as microsoft:ms73019284'),
  find,
  compare(shared) {
    const services = [...new Set(shared.map((one) => one.left.value.slice(0, one.left.value.indexOf(':'))))].sort();
    return comparisonOf('identical', shared, `Both domains have the same verification record: ${listed(services)}.`);
  },
});
