import { describe, expect, it } from 'vitest';
import { compareSignals } from '../../../src/match/compare.ts';
import { withoutDuplicates } from '../../../src/match/weigh/weigh-signals.ts';
import { WEIGHTS } from '../../../src/match/weigh/weights.ts';
import { background, invented, LINK, MAIL, NAME, NAVIGATION, subject, TITLE } from '../../../testkit/match/invented.ts';

const MESSENGER = invented('messenger', 'identity');
const PROFILE = invented('social-link', 'identity');
const OWNER = invented('copyright-owner', 'identity');
const SIGNALS = [MESSENGER, PROFILE, OWNER, NAME, NAVIGATION, TITLE];

/** Shared values by signal, and the notes. */
function counted(readings: Parameters<typeof subject>[1], signals = SIGNALS) {
  const compared = compareSignals(subject('left', readings), subject('right', readings), background(), signals);
  const rows = withoutDuplicates(compared, WEIGHTS).map(({ signal, comparison }) => [signal.id, comparison] as const);
  return {
    values: Object.fromEntries(rows.map(([id, one]) => [id, one?.shared.map(({ left }) => left.value)])),
    notes: Object.fromEntries(rows.map(([id, one]) => [id, one?.note ?? ''])),
  };
}

describe('withoutDuplicates', () => {
  it('counts a channel that is a profile and a messenger in one row, whatever the order of the signals', () => {
    const channel = { messenger: ['telegram:a', 'skype:b'], 'social-link': ['telegram:a', 'facebook:c'] };
    const expected = { messenger: ['skype:b', 'telegram:a'], 'social-link': ['facebook:c'] };
    expect(counted(channel).values).toEqual(expected);
    expect(counted(channel, SIGNALS.toReversed()).values).toEqual(expected);
    expect(counted(channel).notes['social-link']).toMatch(/Part of it is counted under messenger\.$/);
  });

  it('counts a name where it weighs most', () => {
    const name = { 'residual-name': ['pens'], 'copyright-owner': ['pens'] };
    expect(counted(name).values).toEqual({ 'residual-name': ['pens'], 'copyright-owner': [] });
    expect(counted(name).notes['copyright-owner']).toMatch(/It is counted under residual-name\.$/);
  });

  it('takes a page title that is a label of the menu for a look', () => {
    const menu = { navigation: ['en:our workshop', 'en:range'], title: ['en:our workshop'] };
    expect(counted(menu).values).toEqual({ navigation: ['en:our workshop', 'en:range'], title: [] });
  });

  it('counts a mailbox at the domain of the other as an address where both give one there, else as a link', () => {
    const link = { 'site-link': ['mail: pens.test'] };
    expect(counted({ ...link, 'contact-email': ['anna@pens.test'] }, [MAIL, LINK]).values).toMatchObject({
      'site-link': [],
    });
    expect(counted({ ...link, 'contact-email': ['anna@ink.test'] }, [MAIL, LINK]).values).toMatchObject(link);
    expect(counted(link, [MAIL, LINK]).values).toMatchObject(link);
  });

  it('leaves alone what is different', () => {
    const apart = { messenger: ['telegram:a'], 'social-link': ['facebook:a'] };
    expect(counted(apart).values).toEqual(apart);
  });
});
