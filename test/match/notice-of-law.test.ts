import { describe, expect, it } from 'vitest';
import { withoutNotices } from '../../src/match/notice-of-law.ts';
import type { PlacePart } from '../../src/model/fingerprint.ts';
import type { Comparison } from '../../src/signals/signal.ts';
import { subject } from './invented.ts';

const [LEFT, RIGHT] = [subject('quillmoor', {}), subject('fernhollow', {})];

function both(value: string, ...parts: (PlacePart | undefined)[]): Comparison {
  const [left, right] = parts.map((part) => ({ value, quote: value, url: '', selector: '', capture: '', part })) as [
    Comparison['left'],
    Comparison['right'],
  ];
  const shared = [{ token: `contact-email:${value}`, similarity: 1, left, right }];
  return { level: 'identical', similarity: 1, shared, left, right, note: '' };
}

const isLeft = (comparison: Comparison) => withoutNotices(comparison, LEFT, RIGHT) === comparison;

describe('what stands in notices of law alone', () => {
  it('is nobody’s when it does so on both sides', () => {
    expect(withoutNotices(both('post@registrar.test', 'notice', 'notice'), LEFT, RIGHT)).toBeNull();
  });

  it('is kept where one side gives it elsewhere, or it is a mailbox at the domain of one', () => {
    expect(isLeft(both('post@registrar.test', 'notice', 'frame'))).toBe(true);
    expect(isLeft(both('post@registrar.test', undefined, 'notice'))).toBe(true);
    expect(isLeft(both('privacy@quillmoor.test', 'notice', 'notice'))).toBe(true);
  });
});
