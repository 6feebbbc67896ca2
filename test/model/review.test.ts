import { expect, it } from 'vitest';
import { reviewOf } from '../../src/model/review.ts';

const by = (name: string, judgement: 'positive' | 'negative' | 'unsure' = 'positive', as?: 'key' | 'user') => {
  return { by: name, judgement, ...(as && { as }) };
};

it('counts people by the names of their keys and accounts, since the last negative judgement', () => {
  const ada = by('Ada', 'positive', 'user');
  expect(reviewOf([])).toBeNull();
  expect(reviewOf([by('Ada', 'unsure')])).toBeNull();
  expect(reviewOf([ada])).toBe('proposed');
  expect(reviewOf([ada, ada]), 'the same person again').toBe('proposed');
  expect(reviewOf([ada, by('ADA', 'positive', 'key')]), 'by a key of the same name').toBe('proposed');
  expect(reviewOf([by('Ada'), by('Ben')]), 'typed names prove nothing').toBe('proposed');
  expect(reviewOf([ada, by('Ben', 'positive', 'key')])).toBe('confirmed');
  expect(reviewOf([ada, by('Ben')]), 'the operator and a user').toBe('confirmed');
  expect(reviewOf([ada, by('Ben', 'unsure', 'user')])).toBe('proposed');
  expect(reviewOf([ada, by('Ben', 'negative', 'user')])).toBeNull();
  expect(reviewOf([ada, by('Ben', 'negative', 'user'), by('Cy', 'positive', 'user')])).toBe('proposed');
});
