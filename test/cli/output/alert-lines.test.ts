import { describe, expect, it } from 'vitest';
import { alertLines } from '../../../src/cli/output/alert-lines.ts';
import type { Match, Standing } from '../../../src/model/derived/match.ts';
import type { AlertCounts } from '../../../src/model/ports/outbox.ts';

const side = (listed: boolean) => ({ entity: listed ? { id: 'e', name: 'E' } : null });
const match = (verdict: Match['verdict'], listed: boolean): Match =>
  ({ verdict, left: side(listed), right: side(false) }) as unknown as Match;
const NONE: AlertCounts = { delivered: 0, waiting: 0, held: 0, dead: 0, lost: null };
const hook = (all: boolean, disabledAt: string | null = null) => ({ all, disabledAt });

describe('alertLines', () => {
  it('counts what became of the alerts', () => {
    const counts = { ...NONE, delivered: 1, waiting: 2, held: 1 };
    expect(alertLines([match('strong', true)], [hook(false)], counts)).toEqual([
      '4 alerts: 1 delivered, 2 will be retried, 1 waits for a digest',
    ]);
  });

  it('says why alerts were given up, and what to do', () => {
    expect(
      alertLines([match('strong', true)], [hook(false)], {
        ...NONE,
        dead: 1,
        lost: { lastError: 'blocked:ssrf', lastStatus: null },
      }),
    ).toEqual(['1 alert: 1 given up', expect.stringMatching(/^Given up: blocked:ssrf\. .*hooks replay/)]);
  });

  it('says why nothing was sent', () => {
    expect(alertLines([match('strong', true)], [], NONE)[0]).toContain('there is no webhook');
    expect(alertLines([match('strong', true)], [hook(true, '2026-01-01T00:00:00Z')], NONE)[0]).toContain(
      'there is no webhook',
    );
    expect(alertLines([match('strong', false), match('likely', true)], [hook(false)], NONE)).toEqual([
      expect.stringMatching(
        /^1 of 2 flagged matches involves no listed company, so no webhook was sent for it\. .*--all/,
      ),
    ]);
    expect(alertLines([match('likely', true)], [hook(false)], NONE)).toEqual(['No new alert: already reported.']);
    const picky = { ...hook(false), verdicts: ['strong' as const] };
    expect(alertLines([match('likely', true)], [picky], NONE)).toEqual([
      expect.stringMatching(/or not what the webhooks ask/),
    ]);
    const weaker = { text: '49.1 → 37.0 bits: one picture gone' } as Standing['weaker'];
    const known = { ...match('likely', true), id: 'abab'.repeat(16) };
    expect(alertLines([known], [hook(false)], NONE, new Map([[known.id, { weaker }]]))).toEqual([
      'No new alert: already reported.',
      'Weaker than before (match abababababab): 49.1 → 37.0 bits: one picture gone',
    ]);
  });

  it('says that what a person handed in alerts nobody', () => {
    const forged = match('likely', true);
    const handedIn = { ...forged, right: { ...forged.right, handedIn: { by: 'ann', at: '2026-01-01T00:00:00.000Z' } } };
    expect(alertLines([handedIn], [hook(false)], NONE)).toEqual([
      '1 flagged match without an alert: an archive that was handed in is all that it rests on',
    ]);
  });

  it('is silent when nothing is flagged', () => {
    expect(alertLines([match('lead', true)], [], NONE)).toEqual([]);
  });
});
