import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine } from '../../../src/model/text/clean-text.ts';

describe('oneLine', () => {
  it('leaves no sign that ends a line or speaks to a terminal, and means the same', () => {
    const signs = fc.constantFrom(
      '\u0085',
      '\u009b31m',
      '\u2028',
      '\u2029',
      '\u202e',
      '\u2066',
      '\n',
      '\u001b[31m',
      '\u007f',
      'é',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(signs, fc.string()), { maxLength: 20 }), (parts) => {
        const value = { [parts.join('')]: parts };
        const line = oneLine(JSON.stringify(value));
        expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
        expect(JSON.parse(line)).toEqual(value);
      }),
    );
  });
});
