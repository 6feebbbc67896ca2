import { describe, expect, it } from 'vitest';
import { ofThird } from '../../../src/match/guards/third-mailbox.ts';
import type { Subject } from '../../../src/match/readings/subject.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import { contactEmail } from '../../../src/signals/identity/contact-email.ts';
import type { SharedValue } from '../../../src/signals/signal.ts';
import { subject } from '../../../testkit/match/invented.ts';
import { withReading } from '../with-reading.ts';

const place = { capture: 'c', url: 'https://a.test/', selector: 'p', quote: '', proof: 'contact' };
const MAKERS = 'privacy@maker.test';

/** A site that gives these mailboxes, each with its standing. */
function site(name: string, mailboxes: Record<string, string>, entity?: Entity): Subject {
  const bare = subject(name, {}, entity && { entity });
  const value = Object.entries(mailboxes).map(([address, standing]) => ({ value: address, standing, place }));
  return withReading(bare, 'contact-email', value);
}

/** True if the mailbox that both give is a third's. */
function isThirds(left: Subject, right: Subject, value = MAKERS): boolean {
  const shared = { token: null, similarity: 1, left: { value }, right: { value } } as unknown as SharedValue;
  const found = ofThird(left, right)(contactEmail, shared);
  expect(ofThird(right, left)(contactEmail, shared)).toBe(found);
  return found;
}

const client = site('a.test', { 'post@a.test': 'own', [MAKERS]: 'foreign' });
const alone = site('b.test', { [MAKERS]: 'foreign' });

describe('a mailbox at somebody else’s domain', () => {
  it('is a third’s beside one at the site’s own domain, or with a provider', () => {
    expect(isThirds(client, alone)).toBe(true);
    expect(isThirds(alone, site('c.test', { 'c@gmail.com': 'free', [MAKERS]: 'foreign' }))).toBe(true);
  });

  it('is a third’s where the other site has that domain', () => {
    expect(isThirds(client, site('maker.test', { [MAKERS]: 'own' }))).toBe(true);
  });

  it('is the site’s own where it gives no other', () => {
    expect(isThirds(alone, site('c.test', { [MAKERS]: 'foreign', 'also@maker.test': 'foreign' }))).toBe(false);
  });

  it('is the listed firm’s if it is at the domain of its captured site', () => {
    const listed = Entity.parse({ id: 'e', names: ['E'] });
    expect(isThirds(client, site('maker.test', { [MAKERS]: 'own' }, listed))).toBe(false);
  });

  it('is the listed firm’s if the list gives a mailbox or a site at that domain', () => {
    const listed = (identifiers: object): Subject =>
      site('old.test', { [MAKERS]: 'foreign' }, Entity.parse({ id: 'e', names: ['E'], identifiers }));
    expect(isThirds(client, listed({ emails: ['sales@maker.test'] }))).toBe(false);
    expect(isThirds(client, listed({ websites: ['https://www.maker.test/en'] }))).toBe(false);
    expect(isThirds(client, listed({ emails: ['sales@other.test'] }))).toBe(true);
  });
});

it('does not speak of mailboxes with a provider', () => {
  const [one, other] = ['a.test', 'b.test'].map((name) =>
    site(name, { [`post@${name}`]: 'own', 'both@gmail.com': 'free' }),
  ) as [Subject, Subject];
  expect(isThirds(one, other, 'both@gmail.com')).toBe(false);
});
