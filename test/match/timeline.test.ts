import { describe, expect, it } from 'vitest';
import { timelineOf } from '../../src/match/timeline.ts';
import { entity, subject } from './invented.ts';
import { withReading } from './with-reading.ts';

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

  it('knows nothing where nothing was read', () => {
    const { captured, ...rest } = timelineOf(subject('old', {}));
    expect(captured).not.toBeNull();
    expect(Object.values(rest)).toEqual([null, null, null, null, null]);
  });
});
