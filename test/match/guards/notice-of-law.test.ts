import { describe, expect, it } from 'vitest';
import { GUARDS } from '../../../src/match/guards/guards.ts';
import { pairOf } from '../../../src/match/guards/pair.ts';
import type { PlacePart } from '../../../src/model/derived/fingerprint.ts';
import type { Comparison } from '../../../src/signals/signal.ts';
import { background, subject } from '../../../testkit/match/invented.ts';

const [LEFT, RIGHT] = [subject('quillmoor', {}), subject('fernhollow', {})];

function both(value: string, ...parts: (PlacePart | undefined)[]): Comparison {
  const [left, right] = parts.map((part) => ({ value, quote: value, url: '', selector: '', capture: '', part })) as [
    Comparison['left'],
    Comparison['right'],
  ];
  const shared = [{ token: `contact-email:${value}`, similarity: 1, left, right }];
  return { level: 'identical', similarity: 1, shared, left, right, note: '' };
}

const PAIR = pairOf(LEFT, RIGHT, background());
const rest = (comparison: Comparison) => GUARDS.find(({ id }) => id === 'notice-of-law')?.judge(comparison, PAIR).rest;
const isLeft = (comparison: Comparison) => rest(comparison) === comparison;

describe('what stands in notices of law alone', () => {
  it('is nobody’s when it does so on both sides', () => {
    expect(rest(both('post@registrar.test', 'notice', 'notice'))).toBeNull();
  });

  it('is kept where one side gives it elsewhere, or it is a mailbox at the domain of one', () => {
    expect(isLeft(both('post@registrar.test', 'notice', 'frame'))).toBe(true);
    expect(isLeft(both('post@registrar.test', undefined, 'notice'))).toBe(true);
    expect(isLeft(both('privacy@quillmoor.test', 'notice', 'notice'))).toBe(true);
  });
});
