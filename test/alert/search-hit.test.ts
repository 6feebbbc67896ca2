import { describe, expect, it } from 'vitest';
import { messageOf, textOf } from '../../src/alert/message.ts';
import { searchDeliveries } from '../../src/alert/search-hit.ts';
import { Alert, type Hook } from '../../src/model/alert.ts';
import type { SavedSearch } from '../../src/model/decisions/saved-search.ts';
import { Entity } from '../../src/model/facts/seed.ts';
import type { NewHit } from '../../src/model/ports/saved-searches.ts';
import { alertNounOf } from '../../src/signals/words.ts';
import { AT, matchOf } from '../../testkit/store/facts.ts';

const search: SavedSearch = {
  ...{
    schema: 'revenant.saved-search/1',
    id: 's1',
    user: 'u',
    name: 'Mill @all http://x.example',
    at: AT,
    watched: true,
  },
  text: 'jane@private.example',
};
const hook = (id: string, rest: Partial<Hook> = {}): Hook => ({
  ...{
    schema: 'revenant.hook/1',
    id,
    url: 'https://in.example/',
    secret: 's',
    all: true,
    createdAt: AT,
    disabledAt: null,
  },
  ...rest,
});
const hitOf = (about: NewHit['about'], rest: Partial<NewHit> = {}): NewHit => ({
  ...{ search, about, entity: null, match: null, isHandedIn: false },
  hit: { about, subject: 'shop.example', title: '', url: 'https://shop.example/jane', fit: 'own', at: AT, told: true },
  ...rest,
});
const asking = hook('asks', { events: ['search.hit'], all: false });
const alertOf = (hit: NewHit | null, hooks = [asking]) =>
  searchDeliveries(search, hit, { hooks, now: new Date(AT), link: 'https://desk.example/' }).map(({ alert }) => alert);

describe('the alert of a saved search', () => {
  it('goes only to hooks that name it', () => {
    const hooks = [
      hook('all'),
      asking,
      hook('others', { events: ['match.flagged'] }),
      { ...asking, id: 'off', disabledAt: AT },
    ];
    const found = searchDeliveries(search, hitOf('site'), { hooks, now: new Date(AT), link: null });
    expect(found.map(({ hook: id }) => id)).toEqual(['asks']);
  });

  it('has what fits and the name of the search, never its text, nor a name of a person', () => {
    const person = Entity.parse({ id: 'p1', type: 'person', names: ['Jane Doe'] });
    const { left, right } = matchOf('m1');
    const alerts = [
      ...alertOf(hitOf('site')),
      ...alertOf(hitOf('entity', { entity: person })),
      ...alertOf(hitOf('finding', { match: matchOf('m1', { left, right }) })),
      ...alertOf(null),
    ];
    for (const alert of alerts) {
      expect(Alert.safeParse(alert).error).toBeUndefined();
      expect(JSON.stringify(alert)).not.toMatch(/jane|private/i);
    }
    expect(alerts.map(({ left: site, entity, search: of }) => [site, entity?.name, of?.fit])).toEqual([
      ['shop.example', undefined, 'own'],
      [null, 'p1', 'own'],
      ['left.example', undefined, 'own'],
      [null, undefined, null],
    ]);
  });

  it('has the same id for the same hit, and one for each day of too many', () => {
    const day = (at: string) =>
      searchDeliveries(search, null, { hooks: [asking], now: new Date(at), link: null })[0]?.id;
    expect(alertOf(hitOf('site'))[0]?.id).toBe(alertOf(hitOf('site'))[0]?.id);
    expect(day('2026-03-01T01:00:00Z')).toBe(day('2026-03-01T23:00:00Z'));
    expect(day('2026-03-01T01:00:00Z')).not.toBe(day('2026-03-02T01:00:00Z'));
  });

  it('is a message without links of others', () => {
    const [alert] = alertOf(hitOf('site'));
    expect(alert).toBeDefined();
    if (alert === undefined) return;
    const text = textOf(messageOf(alert, alertNounOf));
    expect(text).toContain('Site: shop[.]example');
    expect(text).toContain('Search: Mill [@]all http[://]x[.]example');
    expect(text).toContain('Fits: its own contact or identifier');
    expect(text).toContain('Open: https://desk.example/sites/shop.example');
  });
});
