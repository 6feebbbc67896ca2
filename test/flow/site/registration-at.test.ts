import { describe, expect, it } from 'vitest';
import { registrationAt } from '../../../src/flow/site/registration-at.ts';
import type { Observation, RegistrationFacts } from '../../../src/model/facts/observation.ts';

const seen = (
  value: RegistrationFacts,
  firstSeen: string,
  lastSeen = firstSeen,
  source = 'WHOIS whois.registry.test',
): Observation => {
  return {
    kind: 'registration',
    value,
    source,
    firstSeen: `${firstSeen}T00:00:00.000Z`,
    lastSeen: `${lastSeen}T00:00:00.000Z`,
  };
};
const registrationThen = (known: readonly Observation[], at: string) => registrationAt(known, 'quill.test', at);
const NOW = '2026-11-25T00:00:00.000Z';
const HOLDER = { registrantEmail: 'inkwell.owner@quillmoor.test', created: '2019-04-12', registrar: 'Marrowgate' };
const REDACTED = {
  registrantName: 'REDACTED FOR PRIVACY',
  created: '2019-04-12',
  registrar: 'MARROWGATE',
  withheld: ['registrant email'],
};

describe('what was known of a domain', () => {
  it('is the latest that was seen by then', () => {
    const known = [
      seen(HOLDER, '2024-01-01', '2024-06-01'),
      seen({ ...HOLDER, registrantEmail: 'new@heron.test' }, '2025-01-01'),
    ];
    expect(registrationThen(known, NOW)).toMatchObject({
      registrantEmail: 'new@heron.test',
      seenAt: '2025-01-01T00:00:00.000Z',
    });
    expect(registrationThen(known, '2024-07-01T00:00:00.000Z')).toMatchObject({
      registrantEmail: 'inkwell.owner@quillmoor.test',
      seenAt: '2024-06-01T00:00:00.000Z',
    });
    expect(registrationThen(known, '2024-03-01T00:00:00.000Z')?.seenAt).toBe('2024-03-01T00:00:00.000Z');
    expect(registrationThen(known, '2023-12-31T00:00:00.000Z')).toBeUndefined();
    expect(registrationThen([], NOW)).toBeUndefined();
  });

  it('who was named before stands in where names are withheld now, with the day of then', () => {
    const known = [
      seen(HOLDER, '2024-01-01', '2024-06-01'),
      seen(REDACTED, '2024-09-01', '2026-11-01', 'RDAP rdap.registry.test'),
    ];
    expect(registrationThen(known, NOW)).toEqual({
      ...REDACTED,
      registrantEmail: 'inkwell.owner@quillmoor.test',
      source: 'WHOIS whois.registry.test',
      seenAt: '2024-06-01T00:00:00.000Z',
    });
  });

  it.each([
    ['was registered anew', { created: '2026-02-01' }],
    ['does not say when it was registered', { created: undefined }],
    ['went to another registrar', { registrar: 'Heron Names' }],
    ['does not say who its registrar is', { registrar: undefined }],
  ])('a domain that %s may have another holder', (_, change) => {
    const later = { ...REDACTED, ...change } as RegistrationFacts;
    const found = registrationThen([seen(HOLDER, '2024-01-01'), seen(later, '2024-03-01')], NOW);
    expect(found).toEqual({ ...later, source: 'WHOIS whois.registry.test', seenAt: '2024-03-01T00:00:00.000Z' });
  });

  it('so may one that was not looked at for more than half a year', () => {
    const found = registrationThen([seen(HOLDER, '2024-01-01'), seen(REDACTED, '2024-08-01')], NOW);
    expect(found).not.toHaveProperty('registrantEmail');
  });

  it('the mailbox of a privacy service names nobody', () => {
    const hidden = { ...REDACTED, registrantEmail: 'x1@whoisguard.com' };
    const found = registrationThen([seen(HOLDER, '2024-01-01'), seen(hidden, '2024-03-01')], NOW);
    expect(found?.registrantEmail).toBe('inkwell.owner@quillmoor.test');
  });

  it('of two that name somebody on one day RDAP’s', () => {
    const later = {
      ...seen({ ...HOLDER, registrantName: 'Edda Marrow' }, '2026-01-01'),
      lastSeen: '2026-01-01T00:00:05.000Z',
    };
    const known = [later, seen(HOLDER, '2026-01-01', '2026-01-01', 'RDAP rdap.registry.test')];
    for (const order of [known, known.toReversed()])
      expect(registrationThen(order, NOW)?.source).toBe('RDAP rdap.registry.test');
  });

  it('of two answers of one moment the one that names somebody', () => {
    const known = [seen(REDACTED, '2026-01-01', '2026-11-01', 'RDAP'), seen(HOLDER, '2026-01-01', '2026-11-01')];
    for (const order of [known, known.toReversed()])
      expect(registrationThen(order, NOW)?.registrantEmail).toBe('inkwell.owner@quillmoor.test');
  });
});
