import { describe, expect, it } from 'vitest';
import { mayWithdraw, mentionsIn } from '../../../src/flow/people/comments.ts';
import type { User } from '../../../src/model/decisions/user.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';
import { AT } from '../../../testkit/store/facts.ts';

const userOf = (name: string, disabledAt: string | null = null): User => ({
  ...{ schema: 'revenant.user/1', id: `id of ${name}`, name, role: 'analyst', createdAt: AT, disabledAt },
});
const USERS = [
  ...['Ada', 'Ada Analyst', 'Борис Иванов', '王 小明', 'eve@team.example'].map((name) => userOf(name)),
  userOf('Gone', AT),
];
const named = (text: string): string[] => mentionsIn(text, USERS).map(({ name }) => name);

describe('mentions in a comment', () => {
  it.each([
    ['@Ada Analyst look', ['Ada Analyst']],
    ['@ada analyst, and @ADA.', ['Ada Analyst', 'Ada']],
    ['(@Ada)', ['Ada']],
    ['@Adam and @Ada_2 are others', []],
    ['mail ada@Ada.example', []],
    ['@Борис Иванов и @王 小明', ['Борис Иванов', '王 小明']],
    ['@eve@team.example knows', ['eve@team.example']],
    ['＠Ada', ['Ada']],
    ['@Gone @Nobody @ @', []],
    ['@Ada @Ada @Ada', ['Ada']],
    ['@\u202eAda', []],
  ])('%s', (text, names) => {
    expect(named(text)).toEqual(names);
  });

  it('takes no time on a text of at-signs', () => {
    expectQuick(() => expect(named('@'.repeat(4_000))).toEqual([]), 500);
  });
});

it('only its writer or an admin withdraws a comment; the printed key is an admin, and nobody’s name', () => {
  expect(mayWithdraw({ user: 'a' }, 'a', false)).toBe(true);
  expect(mayWithdraw({ user: 'a' }, 'b', false)).toBe(false);
  expect(mayWithdraw({ user: 'a' }, 'owner', true)).toBe(true);
});
