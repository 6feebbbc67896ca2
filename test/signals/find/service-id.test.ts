import { describe, expect, it } from 'vitest';
import { isBlankId } from '../../../src/signals/find/service-id.ts';

describe('blanks of themes and manuals', () => {
  it.each([
    ...['12345', '1234567', '123456789012', 'UA-1234567', 'G-ABCDEFGHIJ', 'GTM-ABC123', 'abcdefgh', '0000000'],
    ...['00000000-0000-0000-0000-000000000000', 'service_default', 'YOUR_ID', 'AIzaSyDummyDummyDummy'],
  ])('%s is one', (id) => {
    expect(isBlankId(id)).toBe(true);
  });

  it.each(['7654123', '48210377', 'G-7QX2M9RT4V', 'GTM-K5T9QZX', '1234', 'defender', 'x1y2z3w4', '12345987'])(
    '%s is none',
    (id) => {
      expect(isBlankId(id)).toBe(false);
    },
  );
});
