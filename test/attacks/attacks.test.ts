/** The attack set in short: every case but the slow ones. `npm run attacks` runs them all and says what is wrong. */
import { describe, expect, it } from 'vitest';
import { THREATS } from '../../testkit/attacks/attack.ts';
import { ATTACKS } from '../../testkit/attacks/attacks.ts';
import { judge } from '../../testkit/attacks/judge.ts';
import { STILL_WRONG } from './still-wrong.ts';

const wrongIn = (attack: (typeof ATTACKS)[number]): string[] =>
  judge(attack).flatMap(({ expected, said, wrong }) =>
    wrong === null ? [] : [`${expected.of.join(' × ')}: ${said}; expected ${wrong}`],
  );
const why = new Map(Object.entries(STILL_WRONG).flatMap(([reason, ids]) => ids.map((id) => [id, reason] as const)));

describe.each(THREATS)('%s', (threat) => {
  for (const attack of ATTACKS.filter((one) => one.threat === threat && one.slow !== true)) {
    const reason = why.get(attack.id);
    if (reason === undefined) it(`${attack.id}: ${attack.story}`, () => expect(wrongIn(attack)).toEqual([]));
    else it(`${attack.id} is still wrong: ${reason}`, () => expect(wrongIn(attack)).not.toEqual([]));
  }
});

it('knows every case that is still wrong, and no id twice', () => {
  const ids = ATTACKS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...why.keys()].filter((id) => !ids.includes(id))).toEqual([]);
});
