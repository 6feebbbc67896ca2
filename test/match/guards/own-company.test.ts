import { describe, expect, it } from 'vitest';
import { ownCompany } from '../../../src/match/guards/own-company.ts';
import { normaliseCompanyName } from '../../../src/values/company-name.ts';
import { fingerprintOf } from '../../../testkit/store/facts.ts';

interface Name {
  readonly name: string;
  readonly source: string;
  readonly role?: string;
  readonly whole?: boolean;
  readonly part?: string;
}

function companyOf(names: readonly Name[], site = 'site.test'): string | null {
  const value = names.map(({ name, source, role = 'declared', whole = true, part }) => ({
    ...{ value: normaliseCompanyName(name), name, role, source, whole, lang: 'en' },
    place: { capture: 'c', url: `https://${site}/`, selector: 'p', quote: name, ...(part !== undefined && { part }) },
  }));
  const reading = { signal: 'residual-name', version: 11, value, failure: null };
  return ownCompany(fingerprintOf('v', site, { readings: [reading] }));
}

const NAME = 'Quillmoor Trading Co., Ltd.';

describe('the company that a site gives as its own', () => {
  it('stands in its organisation record, or in a notice that a second place confirms', () => {
    expect(companyOf([{ name: NAME, source: 'organisation' }])).toBe(NAME);
    expect(companyOf([{ name: NAME, source: 'copyright' }])).toBeNull();
    expect(
      companyOf([
        { name: NAME, source: 'copyright' },
        { name: 'Quillmoor', source: 'title', role: 'trace' },
      ]),
    ).toBe(NAME);
    expect(
      companyOf([
        { name: NAME, source: 'footer' },
        { name: NAME, source: 'copyright' },
      ]),
    ).toBe(NAME);
    expect(companyOf([{ name: NAME, source: 'copyright' }], 'northgate.test')).toBeNull();
    expect(companyOf([{ name: NAME, source: 'copyright' }], 'quillmoor.test')).toBe(NAME);
    expect(
      companyOf([
        { name: 'Themesmith Ltd', source: 'copyright' },
        { name: NAME, source: 'organisation' },
      ]),
    ).toBe(NAME);
  });

  it('is none where only titles, mentions, phrases or words of others have a name', () => {
    for (const one of [
      { source: 'title' },
      { source: 'text' },
      { source: 'organisation', role: 'mention' },
      { source: 'organisation', role: 'trace' },
      { source: 'organisation', whole: false },
      { source: 'organisation', part: 'cited' },
      { source: 'organisation', part: 'unseen' },
    ])
      expect(companyOf([{ name: NAME, ...one }]), JSON.stringify(one)).toBeNull();
    expect(companyOf([])).toBeNull();
    expect(ownCompany(fingerprintOf('v', 'site.test'))).toBeNull();
  });

  it('is never a name without a legal form, or a business that is called by a person’s name', () => {
    for (const name of [
      ...['Jane Doe', 'Quillmoor Trading', 'ИП Иванов Иван', 'Индивидуальный предприниматель Петров Пётр ООО'],
      ...['Hans Muster e.K.', 'Hans Muster e. K.', 'João da Silva EIRELI'],
    ])
      expect(companyOf([{ name, source: 'organisation' }]), name).toBeNull();
  });

  it('is never markup, a mention or an address, has no hidden characters, and is cut', () => {
    for (const name of [
      ...['<script>alert(1)</script> Ltd', '@channel Quillmoor Ltd', '[Quillmoor](http://lure.example) Ltd'],
      ...['https://lure.example Quillmoor Ltd', 'www.lure.example Ltd', '`Quillmoor` Ltd', '**Quillmoor** Ltd'],
    ])
      expect(companyOf([{ name, source: 'organisation' }]), name).toBeNull();
    expect(companyOf([{ name: 'Quill\u202emoor\u0007\u200b\n Trading Ltd', source: 'organisation' }])).toBe(
      'Quillmoor Trading Ltd',
    );
    const long = companyOf([{ name: `${'Quillmoor '.repeat(1_000)}Ltd`, source: 'organisation' }]);
    expect(long === null || long.length <= 120).toBe(true);
    const cut = companyOf([{ name: `Quillmoor${'x'.repeat(150)} Ltd`, source: 'organisation' }]);
    expect(cut).toMatch(/^Quillmoorx+…$/);
    expect(cut).toHaveLength(120);
  });
});
