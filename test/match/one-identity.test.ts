import { describe, expect, it } from 'vitest';
import { listBackground, shippedBackground } from '../../src/match/background.ts';
import { matchPair } from '../../src/match/compare.ts';
import { giveOneIdentity } from '../../src/match/one-identity.ts';
import type { Subject } from '../../src/match/subject.ts';
import { openSite } from '../../src/page/site.ts';
import { fingerprintSite } from '../../src/signals/fingerprint.ts';
import { capturedFrom } from '../site-fixture.ts';

/** A seller's page with a name, an e-mail address and a phone number of its own, and what its agency put there. */
const page = (name: string, mail: string, phone: string, agency = ''): string =>
  `<html lang="en"><head><title>${name}</title></head><body><main><h1>${name}</h1>
  <p>We cut whetstones from our own quarry and send them by the crate to joiners and cooks in eleven countries.</p>
  <p>Write to <a href="mailto:${mail}">${mail}</a> or call ${phone}; somebody who knows the stones will answer you.</p>
  </main><footer><p>${agency}</p><p>© 2024 ${name} All rights reserved.</p></footer></body></html>`;

function subject(host: string, html: string): Subject {
  const captured = capturedFrom({ '/': html }, { host });
  const fingerprint = fingerprintSite(openSite(captured));
  return { fingerprint, visit: captured.visit, entity: null };
}

describe('giveOneIdentity', () => {
  it('knows mirrors, and neither clients of one agency nor copies with another name and phone', () => {
    const one = subject('one.test', page('Ostrel Whetstones Ltd', 'sales@ostrel.test', '+44 20 7946 0123'));
    const mirror = subject('two.test', page('Ostrel Whetstones Ltd', 'sales@ostrel.test', '+44 20 7946 0123'));
    const renamed = subject('three.test', page('Brackmoor Abrasives Ltd', 'sales@ostrel.test', '+44 20 7946 0777'));
    expect(giveOneIdentity(one.fingerprint, mirror.fingerprint)).toBe(true);
    expect(giveOneIdentity(mirror.fingerprint, one.fingerprint)).toBe(true);
    expect(giveOneIdentity(one.fingerprint, renamed.fingerprint)).toBe(false);
  });

  it('takes a channel, which is a profile and a messenger, for one kind', () => {
    const [one, two] = ['one.test', 'two.test'].map((host) => ({
      ...subject(host, page('Ostrel Whetstones Ltd', '', '')).fingerprint,
      tokens: [
        'contact-email:sales@ostrel.test',
        'messenger:telegram:ostrel_stones',
        'social-link:telegram:ostrel_stones',
      ],
    })) as [Subject['fingerprint'], Subject['fingerprint']];
    expect(giveOneIdentity(one, two)).toBe(false);
    const [mine, theirs] = [one, two].map((side) => ({
      ...side,
      tokens: [...side.tokens, 'contact-phone:+442079460123'],
    }));
    expect(giveOneIdentity(mine as typeof one, theirs as typeof two)).toBe(true);
  });

  it('lets no family of mirrors hide itself by its size', () => {
    const family = Array.from({ length: 40 }, (_, i) =>
      subject(`m${i}.test`, page('Ostrel Whetstones Ltd', 'sales@ostrel.test', '+44 20 7946 0123')),
    );
    const background = listBackground(
      shippedBackground(),
      family.map(({ fingerprint }) => fingerprint),
    );
    const [a, b] = family;
    const match = matchPair(a as Subject, b as Subject, background);
    expect(['likely', 'strong']).toContain(match.verdict);
  });
});
