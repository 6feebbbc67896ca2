import { describe, expect, it } from 'vitest';
import { presenceEvents, removalIn, sightingOf } from '../../src/history/absences.ts';
import type { Visit } from '../../src/model/facts/visit.ts';
import { capturedFrom } from '../../testkit/site-fixture.ts';

const HOUR = 3_600_000;
const CONFIRM = 6 * HOUR;
const { visit } = capturedFrom({ '/': '<p>Pens</p>' }, { host: 'quillmoor.com' });

/** A visit so many hours after the first. */
const at = (hours: number, told: Partial<Visit> = {}) =>
  sightingOf({
    ...visit,
    id: `v${hours}`,
    run: `r${hours}`,
    startedAt: new Date(Date.parse('2021-01-01T00:00:00Z') + hours * HOUR).toISOString(),
    ...told,
  });
const GONE = { state: 'hollow', condition: 'not-found', reason: 'http:404' } as const;
const kinds = (...sightings: ReturnType<typeof at>[]) =>
  presenceEvents(sightings, CONFIRM).map(({ kind, cause, confirmed }) =>
    [kind, cause, confirmed === false ? 'once' : null].filter(Boolean).join(' '),
  );

describe('a site that is not found any more', () => {
  it('is removed when two visits at different times found it gone, and the words name no time of removal', () => {
    expect(kinds(at(0), at(10, GONE))).toEqual(['first-seen', 'absent gone once']);
    expect(removalIn([at(0), at(10, GONE)], CONFIRM)).toBeNull();
    const twice = [at(0), at(10, GONE), at(20, GONE)];
    expect(kinds(...twice)).toEqual(['first-seen', 'absent gone', 'removed gone']);
    expect(removalIn(twice, CONFIRM)).toMatchObject({ first: { visit: 'v10' }, confirmedBy: { visit: 'v20' } });
    const text = presenceEvents(twice, CONFIRM)
      .map((event) => event.text)
      .join('\n');
    expect(text).toContain(
      'Present on 1 Jan 2021 00:00 UTC, absent on 1 Jan 2021 10:00 UTC and on 1 Jan 2021 20:00 UTC',
    );
    expect(text).not.toMatch(/deleted|removed on|taken down/i);
  });

  it('two visits within the least distance are one look, whatever runs they belong to; the next one counts from the first', () => {
    const close = [at(0), at(10, GONE), at(15.9, GONE)];
    expect(kinds(...close)).toEqual(['first-seen', 'absent gone once']);
    expect(removalIn(close, CONFIRM)).toBeNull();
    expect(removalIn([...close, at(16, GONE)], CONFIRM)).toMatchObject({
      first: { visit: 'v10' },
      confirmedBy: { visit: 'v16' },
    });
  });

  it.each([
    [{ state: 'unreachable', condition: 'blocked', reason: 'dns:nxdomain' }, 'nxdomain'],
    [{ state: 'hollow', condition: 'not-found', reason: 'http:410' }, 'gone'],
    [{ state: 'hollow', condition: 'not-found', reason: null }, 'content-removed'],
    [{ state: 'hollow', condition: 'parked', reason: null }, 'parked'],
    [{ state: 'hollow', condition: 'default-page', reason: null }, 'default-page'],
  ] as const)('%o twice is a removal', (told, cause) => {
    expect(kinds(at(0), at(10, told), at(20, told))).toEqual(['first-seen', `absent ${cause}`, `removed ${cause}`]);
  });

  it.each([
    [{ state: 'unreachable', condition: 'blocked', reason: 'http:500' }, 'server-error'],
    [{ state: 'unreachable', condition: 'blocked', reason: 'fetch:timeout' }, 'timeout'],
    [{ state: 'unreachable', condition: 'blocked', reason: 'fetch:refused' }, 'connection'],
    [{ state: 'unreachable', condition: 'blocked', reason: 'dns:failure' }, 'dns'],
    [{ state: 'hollow', condition: 'challenge', reason: null }, 'bot-wall'],
    [{ state: 'hollow', condition: 'login-wall', reason: null }, 'login-wall'],
    [{ state: 'hollow', condition: 'blocked', reason: 'http:451' }, 'geo'],
    [{ state: 'hollow', condition: 'blocked', reason: 'http:403' }, 'blocked'],
    [{ state: 'refused', condition: 'blocked', reason: 'robots:disallow' }, 'robots'],
  ] as const)('%o twice is an absence that is confirmed, and no removal: it may be there', (told, cause) => {
    const sightings = [at(0), at(10, told), at(20, told), at(30, told)];
    expect(kinds(...sightings)).toEqual(['first-seen', `absent ${cause}`]);
    expect(removalIn(sightings, CONFIRM)).toBeNull();
  });

  it('that goes in two ways is gone twice; a wall in between is no way back', () => {
    const wall = { state: 'hollow', condition: 'challenge', reason: null } as const;
    const name = { state: 'unreachable', condition: 'blocked', reason: 'dns:nxdomain' } as const;
    const sightings = [at(0), at(10, GONE), at(20, wall), at(30, name)];
    expect(kinds(...sightings)).toEqual([
      ...['first-seen', 'absent gone once', 'absent bot-wall once', 'absent nxdomain once', 'removed nxdomain'],
    ]);
    expect(removalIn(sightings, CONFIRM)).toMatchObject({ first: { visit: 'v10' }, confirmedBy: { visit: 'v30' } });
  });

  it('is not ended by a visit that we did not make; one that is back takes the removal back', () => {
    const failed = { state: 'failed', condition: 'blocked', reason: 'crash:worker' } as const;
    const sightings = [at(0), at(10, GONE), at(15, failed), at(20, GONE), at(30)];
    expect(kinds(...sightings)).toEqual(['first-seen', 'absent gone', 'removed gone', 'back']);
    expect(removalIn(sightings, CONFIRM)).toBeNull();
  });

  it('that goes a second time is told a second time, from its own first visit', () => {
    const again = [at(0), at(10, GONE), at(20, GONE), at(30), at(40, GONE), at(50, GONE)];
    expect(removalIn(again, CONFIRM)).toMatchObject({ first: { visit: 'v40' }, confirmedBy: { visit: 'v50' } });
  });

  it('that was never there was not removed, and is first seen when it comes', () => {
    const sightings = [at(0, GONE), at(10, GONE)];
    expect(removalIn(sightings, CONFIRM)).toBeNull();
    expect(kinds(...sightings, at(20))).toEqual(['first-seen', 'absent gone']);
  });
});
