import { describe, expect, it } from 'vitest';
import { presenceOf } from '../../src/history/presence.ts';
import type { Visit } from '../../src/model/facts/visit.ts';
import { capturedFrom } from '../../testkit/site-fixture.ts';

const visit = (told: Partial<Visit>): Visit => ({ ...capturedFrom({ '/': '<p>Pens</p>' }).visit, ...told });

describe('whether a visit found its site', () => {
  it.each([
    [{}, 'present', null],
    [{ state: 'partial', reason: 'limit:time' }, 'present', null],
    [{ state: 'unreachable', reason: 'dns:nxdomain' }, 'gone', 'nxdomain'],
    [{ state: 'unreachable', reason: 'dns:failure' }, 'unreachable', 'dns'],
    [{ state: 'unreachable', reason: 'http:503' }, 'unreachable', 'server-error'],
    [{ state: 'unreachable', reason: 'fetch:timeout' }, 'unreachable', 'timeout'],
    [{ state: 'unreachable', reason: 'limit:time' }, 'unreachable', 'timeout'],
    [{ state: 'unreachable', reason: 'fetch:refused' }, 'unreachable', 'connection'],
    [{ state: 'hollow', condition: 'not-found', reason: 'http:404' }, 'gone', 'gone'],
    [{ state: 'hollow', condition: 'not-found', reason: 'http:410' }, 'gone', 'gone'],
    [{ state: 'hollow', condition: 'not-found', reason: null }, 'gone', 'content-removed'],
    [{ state: 'hollow', condition: 'no-profile', reason: null }, 'gone', 'content-removed'],
    [{ state: 'hollow', condition: 'parked', reason: null }, 'gone', 'parked'],
    [{ state: 'hollow', condition: 'default-page', reason: null }, 'gone', 'default-page'],
    [{ state: 'hollow', condition: 'challenge', reason: 'http:403' }, 'withheld', 'bot-wall'],
    [{ state: 'hollow', condition: 'login-wall', reason: null }, 'withheld', 'login-wall'],
    [{ state: 'hollow', condition: 'blocked', reason: 'http:451' }, 'withheld', 'geo'],
    [{ state: 'hollow', condition: 'blocked', reason: 'http:403' }, 'withheld', 'blocked'],
    [{ state: 'hollow', condition: 'maintenance', reason: null }, 'unknown', 'maintenance'],
    [{ state: 'hollow', condition: 'empty-shell', reason: null }, 'unknown', 'empty-shell'],
    [{ state: 'refused', reason: 'robots:disallow' }, 'withheld', 'robots'],
    [{ state: 'deferred', reason: 'robots:unavailable' }, 'withheld', 'robots'],
    [{ state: 'deferred', reason: 'http:503' }, 'unreachable', 'server-error'],
    [{ state: 'deferred', reason: 'http:429' }, 'withheld', 'blocked'],
    [{ state: 'refused', reason: 'blocked:ssrf' }, 'unknown', 'not-looked'],
    [{ state: 'failed', reason: 'crash:worker' }, 'unknown', 'not-looked'],
  ] as const)('%o: %s, %s', (told, state, cause) => {
    expect(presenceOf(visit(told))).toEqual({ state, cause });
  });

  it.each([
    ['https://quillmoor.com/', 'gone'],
    ['http://www.quillmoor.com', 'gone'],
    ['https://quillmoor.com/pens/7.html', 'unknown'],
    ['https://quillmoor.com/?page=7', 'unknown'],
    ['https://ru.quillmoor.com/', 'unknown'],
    ['https://quillmoor.com:8443/', 'unknown'],
  ] as const)('%s not found says that the site is %s', (target, state) => {
    const asked = { site: 'quillmoor.com', target, captures: [] };
    const found = { state: 'hollow', condition: 'not-found', reason: 'http:404' } as const;
    expect(presenceOf(visit({ ...asked, ...found }))).toEqual({ state, cause: 'gone' });
    expect(presenceOf(visit({ ...asked, ...found, kind: 'social-page' })).state).toBe('gone');
  });
  it('a name without an address says it of its own site only', () => {
    const stateOf = (target: string) =>
      presenceOf(visit({ site: 'quillmoor.com', captures: [], target, state: 'unreachable', reason: 'dns:nxdomain' }))
        .state;
    expect(stateOf('https://quillmoor.com/pens/7.html')).toBe('gone');
    expect(stateOf('https://ru.quillmoor.com/')).toBe('unknown');
  });

  it('a home page that another site answered is no presence; one that only changed its host is', () => {
    const { captures } = capturedFrom({ '/': '<p>Pens</p>' }, { host: 'quillmoor.com' }).visit;
    const answeredBy = (finalUrl: string) =>
      presenceOf(
        visit({
          site: 'quillmoor.com',
          captures: captures.map((one) => ({ ...one, finalUrl, redirects: [{ url: one.url, status: 301 }] })),
        }),
      );
    expect(answeredBy('https://fernhollow.com/')).toEqual({ state: 'gone', cause: 'redirected' });
    expect(answeredBy('https://www.quillmoor.com/')).toEqual({ state: 'present', cause: null });
  });
});
