import { describe, expect, it } from 'vitest';
import {
  alertEntity,
  deliveriesFor,
  deliveriesForChange,
  deliveriesOf,
  removalDeliveries,
} from '../../src/alert/deliveries.ts';
import { followUps, lastAlertOf } from '../../src/alert/follow-up.ts';
import type { Hook } from '../../src/model/alert.ts';
import type { Match } from '../../src/model/derived/match.ts';
import type { WatchlistChange } from '../../src/model/facts/watchlist.ts';
import { MATCH } from '../../testkit/report/example-match.ts';

const now = new Date('2026-05-01T00:00:00Z');
const entity = alertEntity({ id: 'ofac-sdn:7', type: 'company', names: ['Quillmoor'], list: 'OFAC SDN' });
const hook = (id: string, wish: Partial<Hook> = {}): Hook => ({
  ...{ schema: 'revenant.hook/1', id, url: `https://${id}.test/`, secret: 'whsec_AAAA', all: false },
  ...{ createdAt: now.toISOString(), disabledAt: null, ...wish },
});
const found = (verdict: Match['verdict'], changes: Partial<Match> = {}): Match => ({ ...MATCH, verdict, ...changes });
const about = (hooks: Hook[]) => ({ entity, hooks, now, link: null });
const told = (deliveries: readonly { hook: string; alert: { type: string } }[]) =>
  deliveries.map(({ hook: to, alert }) => `${to} ${alert.type}`);

describe('what a hook asks for', () => {
  it('events: only the chosen types, also of findings that it was told of', () => {
    const hooks = [
      hook('all'),
      hook('flags', { events: ['match.flagged'] }),
      hook('gone', { events: ['site.removed'] }),
    ];
    const flagged = deliveriesFor(found('strong'), null, about(hooks));
    expect(told(flagged)).toEqual(['all match.flagged', 'flags match.flagged']);
    const last = lastAlertOf(flagged);
    if (last === null) throw new Error('told');
    const weaker = followUps('match.weakened', found('likely'), last, 'evidence-gone', flagged, about(hooks));
    expect(told(weaker)).toEqual(['all match.weakened']);
    const removed = removalDeliveries({ site: 'a.test', kind: 'website' }, 'v', null, about(hooks));
    expect(told(removed)).toEqual(['all site.removed', 'gone site.removed']);
  });

  it('lists: in any case of letters; nothing about a company of no list', () => {
    const hooks = [hook('ofac', { lists: ['ofac sdn'] }), hook('own', { lists: ['Ours', 'Theirs'] })];
    expect(told(deliveriesFor(found('strong'), null, about(hooks)))).toEqual(['ofac match.flagged']);
    const unlisted = { ...about(hooks), entity: { id: 'x', name: 'X' } };
    expect(deliveriesFor(found('strong'), null, unlisted)).toEqual([]);
    const change = {
      ...{ schema: 'revenant.watchlist-change/1', id: 'c', list: 'Theirs', version: 1, date: '2026', kind: 'added' },
      ...{ entity: { id: 'e', name: 'E', type: 'company' }, relabelled: [], gained: [], lost: [] },
      ...{ aliases: { gained: [], lost: [] }, touches: [{ site: 'a.test', kind: 'website', by: 'email', value: 'v' }] },
    } as unknown as WatchlistChange;
    expect(told(deliveriesForChange(change, hooks, now))).toEqual(['own watchlist.changed']);
    const tagged = [hook('shoes', { tags: ['shoes'] }), hook('hats', { tags: ['hats'] })];
    expect(told(deliveriesForChange(change, tagged, now, ['shoes']))).toEqual(['shoes watchlist.changed']);
  });

  it('tags: of the seed of either site; an alert without a site passes', () => {
    const hooks = [hook('all'), hook('chemicals', { tags: ['chemicals', 'glass'] })];
    const tagged = (tags: string[]) => deliveriesFor(found('strong'), null, { ...about(hooks), tags });
    expect(told(tagged(['chemicals', 'x']))).toEqual(['all match.flagged', 'chemicals match.flagged']);
    expect(tagged(['x']).map(({ alert }) => alert.tags)).toEqual([['x']]);
    expect(told(tagged([]))).toEqual(['all match.flagged']);
    const removed = { ...about(hooks), tags: ['y'] };
    expect(told(removalDeliveries({ site: 'a.test', kind: 'website' }, 'v', null, removed))).toEqual([
      'all site.removed',
    ]);
  });

  it('kinds: of either site; an entry of a list is no site', () => {
    const hooks = [hook('pages', { kinds: ['social-page'] }), hook('shops', { kinds: ['trade-listing', 'website'] })];
    const social = found('strong', { right: { ...MATCH.right, kind: 'social-page' } });
    expect(told(deliveriesFor(social, null, about(hooks)))).toEqual(['pages match.flagged', 'shops match.flagged']);
    const listed = found('strong', { left: { ...MATCH.left, kind: 'list' }, right: social.right });
    expect(told(deliveriesFor(listed, null, about(hooks)))).toEqual(['pages match.flagged']);
    const removed = removalDeliveries({ site: 'a.test', kind: 'social-page' }, 'v', null, about(hooks));
    expect(told(removed)).toEqual(['pages site.removed']);
  });

  it('verdicts: told when a finding reaches one, once, and then of all that follows', () => {
    const hooks = [hook('any'), hook('strong', { verdicts: ['strong'] })];
    const likely = found('likely');
    const first = deliveriesFor(likely, null, about(hooks));
    expect(told(first)).toEqual(['any match.flagged']);
    expect(deliveriesFor(likely, likely, about(hooks))).toEqual([]);
    // Stronger by the same signals: no escalation for the hook that knows it, and the first alert of the other.
    const risen = deliveriesFor(found('strong'), likely, about(hooks));
    expect(told(risen)).toEqual(['strong match.flagged']);
    expect(risen[0]?.alert.id).toBe(first[0]?.alert.id);
    expect(deliveriesFor(found('strong'), found('strong'), about(hooks))).toEqual([]);
    const [last] = [lastAlertOf(risen)];
    if (last === null || last === undefined) throw new Error('told');
    const retracted = followUps('match.retracted', found('unrelated'), last, 'evidence-gone', risen, about(hooks));
    expect(told(retracted)).toEqual(['strong match.retracted']);
    // A judgement of a finding that only the other hook was told of.
    const judged = deliveriesOf('match.reviewed', ['r'], likely, { ...about(hooks), earlierHooks: new Set(['any']) });
    expect(told(judged)).toEqual(['any match.reviewed']);
  });

  it('a rising finding that also gains a signal is one alert for each hook', () => {
    const hooks = [hook('any'), hook('strong', { verdicts: ['strong'] })];
    const before = found('likely', { evidence: MATCH.evidence.slice(0, 1) });
    expect(told(deliveriesFor(found('strong'), before, about(hooks)))).toEqual([
      'strong match.flagged',
      'any match.escalated',
    ]);
  });
});
