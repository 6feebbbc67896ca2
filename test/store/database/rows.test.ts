import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../src/model/text/clean-text.ts';
import { cleanJson } from '../../../src/store/database/rows.ts';

const anyText = fc.string({ unit: 'binary' }).map((text) => `${text}\0${text}`);
const halves = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));

describe('cleanText', () => {
  it('leaves nothing that PostgreSQL refuses, and changes nothing twice', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, halves), (text) => {
        const clean = cleanText(text);
        expect(clean).not.toContain('\0');
        expect(clean.isWellFormed()).toBe(true);
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });

  it('leaves good text alone', () => {
    expect(cleanText('Łódź 化工 🧪 \n')).toBe('Łódź 化工 🧪 \n');
  });
});

describe('cleanJson', () => {
  it('cleans every string of a document, names of members too', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), halves, (value, text) => {
        const json = cleanJson({ value, [text]: [text, { [`${text}\0`]: text }] });
        expect(json).not.toMatch(/\\u0000|\\ud[89a-f]/);
        JSON.parse(json);
      }),
    );
  });

  it('is JSON.stringify for what is clean', () => {
    const document = { a: [1, -0.5, null, true, 'x'], b: { c: 'ü' }, d: undefined };
    expect(cleanJson(document)).toBe(JSON.stringify(document));
  });
});
