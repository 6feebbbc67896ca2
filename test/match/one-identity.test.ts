import { describe, expect, it } from 'vitest';
import { listBackground, shippedBackground } from '../../src/match/background.ts';
import { matchPair } from '../../src/match/compare.ts';
import { areMirrors } from '../../src/match/one-identity.ts';
import type { Subject } from '../../src/match/subject.ts';
import { openSite } from '../../src/page/site.ts';
import { fingerprintSite } from '../../src/signals/fingerprint.ts';
import { capturedFrom } from '../site-fixture.ts';

const STONES =
  'We cut whetstones from our own quarry and send them by the crate to joiners and cooks in eleven countries, and each is soaked for a day before it leaves the yard.';
const BREAD =
  'Our ovens are lit at three each morning so that rye loaves reach the harbour canteens warm, and what is left by noon goes to the night school for nothing.';

/** A seller's page with a name, an e-mail address and a phone number, and these words. */
const page = (name: string, mail: string, phone: string, words = STONES): string =>
  `<html lang="en"><head><title>${name}</title></head><body><main><h1>${name}</h1>
  <p>${words}</p><p>Write to <a href="mailto:${mail}">${mail}</a> or call ${phone}.</p>
  </main><footer><p>© 2024 ${name} All rights reserved.</p></footer></body></html>`;

function subject(host: string, html: string): Subject {
  const captured = capturedFrom({ '/': html }, { host });
  const fingerprint = fingerprintSite(openSite(captured));
  return { fingerprint, visit: captured.visit, entity: null };
}

describe('areMirrors', () => {
  it('knows mirrors, and neither clients of one agency nor copies with another name and phone', () => {
    const one = subject('one.test', page('Ostrel Whetstones Ltd', 'sales@ostrel.test', '+44 20 7946 0123'));
    const mirror = subject('two.test', page('Ostrel Whetstones Ltd', 'sales@ostrel.test', '+44 20 7946 0123'));
    const renamed = subject('three.test', page('Brackmoor Abrasives Ltd', 'sales@ostrel.test', '+44 20 7946 0777'));
    expect(areMirrors(one.fingerprint, mirror.fingerprint)).toBe(true);
    expect(areMirrors(mirror.fingerprint, one.fingerprint)).toBe(true);
    expect(areMirrors(one.fingerprint, renamed.fingerprint)).toBe(false);
  });

  it('does not take two for mirrors that only kept the contacts of one demo', () => {
    const [stones, bread] = [STONES, BREAD].map((words, i) =>
      subject(`shop${i}.test`, page('Brixo Themes', 'support@brixothemes.test', '+44 20 7946 0123', words)),
    ) as [Subject, Subject];
    expect(areMirrors(stones.fingerprint, bread.fingerprint)).toBe(false);
  });

  it('takes a channel, which is a profile and a messenger, for one kind', () => {
    const [one, two] = ['one.test', 'two.test'].map((host) => ({
      ...subject(host, page('Ostrel Whetstones Ltd', '', '')).fingerprint,
      tokens: [
        ...['a', 'b', 'c', 'd'].map((passage) => `body-text:${passage}`),
        'contact-email:sales@ostrel.test',
        'messenger:telegram:ostrel_stones',
        'social-link:telegram:ostrel_stones',
      ],
    })) as [Subject['fingerprint'], Subject['fingerprint']];
    expect(areMirrors(one, two)).toBe(false);
    const [mine, theirs] = [one, two].map((side) => ({
      ...side,
      tokens: [...side.tokens, 'contact-phone:+442079460123'],
    }));
    expect(areMirrors(mine as typeof one, theirs as typeof two)).toBe(true);
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
    expect(match.background).toBe(shippedBackground().id);
    const mail = match.evidence.find(({ signal }) => signal === 'contact-email');
    expect(mail?.note).toContain('Up to 38 more sites carry it');
    expect(mail?.note).toContain('taken for further mirrors and not counted');
  });
});
