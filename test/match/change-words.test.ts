import { describe, expect, it } from 'vitest';
import { saysFormerly, saysMoved } from '../../src/match/change-words.ts';
import { normaliseCompanyName } from '../../src/signals/company-name.ts';

describe('saysFormerly', () => {
  it.each([
    [
      'Fernhollow Ltd (formerly known as Hebei Quillmoor Trading Co., Ltd.) makes pens',
      'Hebei Quillmoor Trading Co., Ltd.',
    ],
    ['previously Quillmoor Trading, since 2010', 'Quillmoor Trading'],
    ['Fernhollow f.k.a. Quillmoor Trading', 'Quillmoor Trading'],
    ['芬霍洛有限公司（原名：河北羽墨贸易有限公司）', '河北羽墨贸易有限公司'],
    ['Компания, бывшая Quillmoor Trading', 'Quillmoor Trading'],
    ['anteriormente “Quillmoor Trading”', 'Quillmoor Trading'],
    ['vormals Quillmoor Trading GmbH', 'Quillmoor Trading GmbH'],
  ])('reads "%s"', (quote, name) => {
    expect(saysFormerly(quote, normaliseCompanyName(name))).toBe(true);
  });

  it.each([
    ['Fernhollow Ltd, formerly a mill, buys from Quillmoor Trading', 'Quillmoor Trading'],
    ['formerly Quillmoor Trading House of Paper', 'Quillmoor Trad'],
    ['Quillmoor Trading, formerly Fernhollow', 'Quillmoor Trading'],
    ['Quillmoor Trading', 'Quillmoor Trading'],
  ])('does not read "%s" as one called %s before', (quote, name) => {
    expect(saysFormerly(quote, normaliseCompanyName(name))).toBe(false);
  });

  it('reads addresses too', () => {
    expect(saysFormerly('formerly www.quillmoor.com', 'quillmoor.com')).toBe(true);
    expect(saysFormerly('formerly https://quillmoor.com/pens', 'quillmoor.com')).toBe(true);
    expect(saysFormerly('formerly quillmoor.com.cn', 'quillmoor.com')).toBe(false);
  });
});

describe('saysMoved', () => {
  it.each([
    'Our new site',
    'We have moved to fernhollow.com',
    'Visit our new website',
    '新网站',
    'Наш новый сайт',
    'Novo site',
  ])('reads "%s"', (quote) => expect(saysMoved(quote)).toBe(true));
  it.each(['Our site', 'New goods', 'new siteplan', 'removed to the mill'])('not "%s"', (quote) =>
    expect(saysMoved(quote)).toBe(false),
  );
});
