import { describe, expect, it } from 'vitest';
import { companyMentions } from '../../../src/signals/find/company-mentions.ts';

const names = (text: string): string[] => companyMentions(text).map(({ name }) => name);

describe('company names in text', () => {
  it.each([
    'WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY',
    'LIABLE FOR ANY DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT)',
    'Our Liability Is Limited To The Price',
    'A LIMITED WARRANTY',
  ])('are not words of a licence: %s', (text) => expect(names(text)).toEqual([]));

  it('are those in capitals', () =>
    expect(names('© QUILLMOOR TRADING LIMITED')).toEqual(['QUILLMOOR TRADING LIMITED']));
});
