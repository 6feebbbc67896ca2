import { expect, it } from 'vitest';
import { reviewOf } from '../../../src/model/decisions/review.ts';

const by = (
  name: string,
  judgement: 'positive' | 'negative' | 'unsure' = 'positive',
  as?: 'key' | 'user',
  user?: string,
) => {
  return { by: name, judgement, ...(as && { as }), ...(user !== undefined && { user }) };
};

it('counts people by their users, since the last negative judgement', () => {
  const ada = by('Ada', 'positive', 'user', 'u-1');
  expect(reviewOf([])).toBeNull();
  expect(reviewOf([by('Ada', 'unsure')])).toBeNull();
  expect(reviewOf([ada])).toBe('proposed');
  expect(reviewOf([ada, ada]), 'the same person again').toBe('proposed');
  expect(reviewOf([ada, by('Ben', 'positive', 'key', 'u-2')])).toBe('confirmed');
  expect(reviewOf([ada, by('Ben', 'unsure', 'user', 'u-2')])).toBe('proposed');
  expect(reviewOf([ada, by('Ben', 'negative', 'user', 'u-2')])).toBeNull();
  const again = by('Cy', 'positive', 'user', 'u-3');
  expect(reviewOf([ada, by('Ben', 'negative', 'user', 'u-2'), again])).toBe('proposed');
});

it('takes nobody for two people', () => {
  const ada = by('Ada', 'positive', 'user', 'u-1');
  expect(reviewOf([ada, by('Ada', 'positive', 'key', 'u-1')]), 'with a key of the same user').toBe('proposed');
  expect(reviewOf([ada, by('A\u200bdа', 'positive', 'key', 'u-9')]), 'a user of the same look').toBe('proposed');
  const owner = by('Ben', 'positive', undefined, 'owner');
  expect(reviewOf([owner, ada]), 'a user and the printed key').toBe('proposed');
  expect(reviewOf([owner, by('Cy', 'positive', undefined, 'owner')]), 'typed names prove nothing').toBe('proposed');
  expect(reviewOf([by('Ben'), ada]), 'the command line').toBe('proposed');
});

it('reads judgements from before they had users by their names', () => {
  const ada = by('Ada', 'positive', 'user');
  expect(reviewOf([ada, by('ADA ', 'positive', 'key', 'u-1')])).toBe('proposed');
  expect(reviewOf([ada, by('Ben', 'positive', 'key')])).toBe('confirmed');
});
