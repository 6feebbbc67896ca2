import { describe, expect, it } from 'vitest';
import { daysOf, isBefore } from '../../src/match/interval.ts';
import { NO_TRACES, successionOf, type Traces } from '../../src/match/succession.ts';
import { entity, subject } from './invented.ts';

const none = { left: NO_TRACES, right: NO_TRACES };
const READ: Traces = { ...NO_TRACES, links: false, leansOn: false };
const traces = (left: Partial<Traces>, right: Partial<Traces> = {}) => ({
  left: { ...READ, ...left },
  right: { ...READ, ...right },
});
const old = (dates: Parameters<typeof entity>[1]) => subject('old', {}, { entity: entity('Old', dates) });
const fresh = (dates?: Parameters<typeof entity>[1]) =>
  subject('fresh', {}, dates === undefined ? {} : { entity: entity('Fresh', dates) });

describe('successionOf', () => {
  it('finds the way although the firm was dissolved before it was listed', () => {
    const left = old({ incorporated: '2017-05-02', dissolved: '2021-08', listed: '2021-12-15' });
    const found = successionOf(left, fresh(), none);
    expect(found.direction).toBe('left-to-right');
    expect(found.reasons).toEqual(['Old Trading was dissolved (2021-08); fresh.test was still up on 2026-01-02.']);
    expect(successionOf(fresh(), left, none)).toEqual({ ...found, direction: 'right-to-left' });
  });

  it('flips when the dates are turned round', () => {
    const [early, late] = [{ incorporated: '2015' }, { incorporated: '2021-03' }];
    expect(successionOf(old(early), fresh(late), none).direction).toBe('left-to-right');
    expect(successionOf(old(late), fresh(early), none).direction).toBe('right-to-left');
  });

  it('says nothing from equal or overlapping intervals, or from unknown dates', () => {
    expect(successionOf(old({ incorporated: '2021' }), fresh({ incorporated: '2021-06-01' }), none).direction).toBe(
      'undirected',
    );
    expect(successionOf(old({ incorporated: '2015' }), fresh({}), none).direction).toBe('undirected');
    expect(successionOf(old({}), fresh(), none)).toEqual({ direction: 'undirected', reasons: [] });
  });

  it('invents no direction from one side having been captured later', () => {
    const earlier = subject('old', {}, { startedAt: '2019-01-01T00:00:00.000Z' });
    expect(successionOf(earlier, fresh(), none).direction).toBe('undirected');
  });

  it('takes a name left behind as a sign of the newer side, unless both carry one', () => {
    const [left, right] = [subject('old', {}), fresh()];
    const found = successionOf(left, right, traces({}, { residualNames: ['Old Trading'] }));
    expect(found.direction).toBe('left-to-right');
    expect(found.reasons[0]).toContain('fresh.test still carries the name of old.test');
    const both = traces({ residualNames: ['Fresh'] }, { residualNames: ['Old'] });
    expect(successionOf(left, right, both).direction).toBe('undirected');
  });

  it('lets firm facts outweigh weak ones, and keeps both as reasons', () => {
    const found = successionOf(old({ dissolved: '2020' }), fresh(), traces({}, { links: true }));
    expect(found.direction).toBe('left-to-right');
    expect(found.reasons).toHaveLength(2);
  });

  it('says nothing of links where those of the other side were not read', () => {
    const [left, right] = [subject('old', {}), fresh()];
    expect(successionOf(left, right, traces({ links: true })).direction).toBe('left-to-right');
    expect(successionOf(left, right, traces({ links: true }, { links: null })).reasons).toEqual([]);
    expect(successionOf(left, right, traces({ leansOn: null }, { leansOn: true })).reasons).toEqual([]);
  });

  it('has no direction between a firm’s site and its own profile, unless one of them is a listed entity’s', () => {
    const site = fresh();
    const listing = subject('old', {});
    const profile = { ...listing, visit: { ...listing.visit, kind: 'trade-listing' as const } };
    const signs = traces({ links: true }, { residualNames: ['Old Trading'] });
    expect(successionOf(profile, site, signs)).toEqual({ direction: 'undirected', reasons: [] });
    expect(successionOf(listing, site, signs).direction).toBe('left-to-right');
    const listed = { ...profile, entity: entity('Old') };
    expect(successionOf(listed, site, signs).direction).toBe('left-to-right');
    expect(successionOf(site, listed, { left: signs.right, right: signs.left }).direction).toBe('right-to-left');
    expect(successionOf(listed, { ...site, entity: entity('Old') }, signs).direction).toBe('undirected');
  });

  it('calls a saved page of unknown address by its path, and ends a sentence once', () => {
    const side = fresh();
    const visit = { ...side.visit, site: 'saved-0123456789ab.invalid', target: 'pages/new.html' };
    const signs = traces({}, { residualNames: ['Old Trading Co., Ltd.'] });
    expect(successionOf(subject('old', {}), { ...side, visit }, signs).reasons).toEqual([
      'pages/new.html still carries the name of old.test where an owner’s name stands: Old Trading Co., Ltd.',
    ]);
  });

  it('stays undirected when firm facts contradict each other', () => {
    const left = old({ dissolved: '2021-08' });
    const found = successionOf(left, fresh(), traces({ residualNames: ['Fresh'] }));
    expect(found.direction).toBe('undirected');
    expect(found.reasons).toHaveLength(2);
  });

  it('reads copyright years as intervals', () => {
    const [left, right] = [subject('old', {}), fresh()];
    const years = (from: number, to: number) => ({ years: { from, to } });
    expect(successionOf(left, right, traces(years(2012, 2019), years(2021, 2024))).direction).toBe('left-to-right');
    expect(successionOf(left, right, traces(years(2012, 2021), years(2021, 2024))).direction).toBe('undirected');
  });
});

describe('daysOf', () => {
  it('makes intervals of what is known', () => {
    expect(daysOf('2021')).toEqual({ from: '2021-01-01', to: '2021-12-31' });
    expect(daysOf('2021-02')).toEqual({ from: '2021-02-01', to: '2021-02-31' });
    expect(daysOf('2021-02-03T04:05:06.000Z')).toEqual({ from: '2021-02-03', to: '2021-02-03' });
    expect(daysOf('soon')).toBeNull();
    expect(daysOf(undefined)).toBeNull();
    expect(isBefore(daysOf('2021'), daysOf('2021-12-31'))).toBe(false);
    expect(isBefore(daysOf('2021-08'), daysOf('2021-09'))).toBe(true);
  });
});
