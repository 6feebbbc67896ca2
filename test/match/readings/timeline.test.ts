import { describe, expect, it } from 'vitest';
import { timelineOf } from '../../../src/match/readings/timeline.ts';
import { entity, subject } from '../../../testkit/match/invented.ts';
import { withReading } from '../with-reading.ts';

describe('timelineOf', () => {
  it('brings the dates of the list, the registry, the certificates and the capture together', () => {
    const listed = subject('old', {}, { entity: entity('Old', { incorporated: '2017-05-02', dissolved: '2021-08' }) });
    const registered = withReading(listed, 'registrant', { registrants: [], created: '2016', source: 'WHOIS' });
    const side = withReading(registered, 'certificate', {
      certificates: [{ validFrom: '2019-02-03T00:00:00.000Z' }, { validFrom: '2018-01-02T00:00:00.000Z' }],
    });
    expect(timelineOf(side)).toEqual({
      incorporated: { days: { from: '2017-05-02', to: '2017-05-02' }, shown: '2017-05-02' },
      dissolved: { days: { from: '2021-08-01', to: '2021-08-31' }, shown: '2021-08' },
      listed: null,
      registered: { days: { from: '2016-01-01', to: '2016-12-31' }, shown: '2016, WHOIS' },
      captured: { days: { from: '2026-01-02', to: '2026-01-02' }, shown: '2026-01-02' },
      certified: { days: { from: '2018-01-02', to: '2018-01-02' }, shown: '2018-01-02' },
    });
  });

  it.each([
    ['before there was a web', '1985-01-02T03:04:05.000Z', []],
    ['years before the copyright that its pages claim', '2012-01-02T03:04:05.000Z', [2011, 2023]],
  ])('takes no day of a capture from %s: an archive that says so is wrong or forged', (_, startedAt, years) => {
    const side = withReading(subject('old', {}, { startedAt }), 'copyright-owner', { owners: [], years });
    expect(timelineOf(side).captured).toBeNull();
  });

  it('doubts both days where a site was captured before its own domain was registered', () => {
    const captured = subject('old', {}, { startedAt: '2012-01-02T03:04:05.000Z' });
    const side = withReading(captured, 'registrant', { registrants: [], created: '2020-05-06', source: 'WHOIS' });
    expect(timelineOf(side)).toMatchObject({ captured: { doubtful: true }, registered: { doubtful: true } });
  });

  it('keeps the day that fits what the side tells', () => {
    const dated = subject('old', {}, { startedAt: '2012-12-30T03:04:05.000Z' });
    const claimed = withReading(dated, 'copyright-owner', { owners: [], years: [2009, 2013] });
    const side = withReading(claimed, 'registrant', { registrants: [], created: '2012', source: 'WHOIS' });
    expect(timelineOf(side).captured?.shown).toBe('2012-12-30');
  });

  it('knows nothing where nothing was read', () => {
    const { captured, ...rest } = timelineOf(subject('old', {}));
    expect(captured).not.toBeNull();
    expect(Object.values(rest)).toEqual([null, null, null, null, null]);
  });
});
