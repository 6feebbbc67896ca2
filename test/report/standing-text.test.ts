import { expect, it } from 'vitest';
import { weakerMark } from '../../src/cli/output/lines.ts';
import { standingText } from '../../src/report/wording.ts';
import { STANDING } from '../../testkit/report/example-match.ts';

it('says until when a finding stood at its best, or that nobody knows', () => {
  const undated = { ...STANDING, best: { ...STANDING.best, seenUntil: null } };
  expect(standingText(STANDING)).toContain('49.1 bits, seen until 27 Nov 2025 08:16 UTC. Weaker since');
  expect(standingText(undated)).toContain('49.1 bits, seen at an unknown time. Weaker since');
  expect(weakerMark(STANDING)).toContain('49.1 bits, until 27 Nov 2025: ');
  expect(weakerMark(undated)).toContain('49.1 bits, unknown time: ');
});
