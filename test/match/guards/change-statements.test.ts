import { describe, expect, it } from 'vitest';
import { type Speaker, statesFormerName, statesMove } from '../../../src/match/guards/change-statements.ts';
import { normaliseCompanyName } from '../../../src/values/company-name.ts';

const OLD = 'Hebei Quillmoor Trading Co., Ltd.';
const OWN = ['Shanxi Fernhollow Co., Ltd.', '芬霍洛有限公司', 'ООО «Фернхоллоу»'].map(normaliseCompanyName);
const IN_TEXT: Speaker = { names: OWN, atOwners: false };
const AT_OWNERS: Speaker = { names: OWN, atOwners: true };
const says = (quote: string, name: string, speaker: Speaker): boolean =>
  statesFormerName(quote, normaliseCompanyName(name), speaker);

describe('statesFormerName', () => {
  it.each([
    [`Shanxi Fernhollow Co., Ltd. (formerly known as ${OLD}) makes pens`, OLD],
    [`Pens and quills from Shanxi Fernhollow Co., Ltd. (formerly ${OLD})`, OLD],
    [`Shanxi Fernhollow, formerly ${OLD}, makes pens and quills.`, OLD],
    [`Shanxi Fernhollow Co., Ltd. was previously called ${OLD}.`, OLD],
    [`Welcome to Shanxi Fernhollow, previously ${OLD}.`, OLD],
    [`We are the legal successor to ${OLD} and serve its customers.`, OLD],
    [`Good pens. We were formerly known as ${OLD} until 2021.`, OLD],
    [`© 2023 Shanxi Fernhollow Co., Ltd. Formerly ${OLD}`, OLD],
    ['We’re Shanxi Fernhollow, f.k.a. Quillmoor Trading', 'Quillmoor Trading'],
    ['Our company was renamed from Quillmoor Trading in 2021.', 'Quillmoor Trading'],
    ['芬霍洛有限公司（原名：河北羽墨贸易有限公司）', '河北羽墨贸易有限公司'],
    ['我们公司的前身是河北羽墨贸易有限公司，成立于2010年', '河北羽墨贸易有限公司'],
    ['本公司曾用名：河北羽墨贸易有限公司。', '河北羽墨贸易有限公司'],
    ['Наша компания, бывшая Quillmoor Trading, продаёт перья.', 'Quillmoor Trading'],
    ['Мы являемся правопреемником ООО «Квилмур».', 'ООО «Квилмур»'],
    ['ООО «Фернхоллоу», ранее ООО «Квилмур»', 'ООО «Квилмур»'],
    ['Somos la antigua Quillmoor Trading.', 'Quillmoor Trading'],
    ['Nossa empresa, anteriormente “Quillmoor Trading”', 'Quillmoor Trading'],
    ['Wir sind die Shanxi Fernhollow, vormals Quillmoor Trading GmbH', 'Quillmoor Trading GmbH'],
    ['Notre société, anciennement Quillmoor Trading, vend des plumes.', 'Quillmoor Trading'],
  ])('reads "%s" as the site’s word about itself', (quote, name) => {
    expect(says(quote, name, IN_TEXT)).toBe(true);
  });

  it.each([`Formerly ${OLD}`, `Previously known as ${OLD}, since 2010`])(
    'reads "%s" where owners stand, and nowhere else',
    (quote) => {
      expect(says(quote, OLD, AT_OWNERS)).toBe(true);
      expect(says(quote, OLD, IN_TEXT)).toBe(false);
    },
  );

  describe.each([
    ['in text', IN_TEXT],
    ['where owners stand', AT_OWNERS],
  ])('%s', (_, speaker) => {
    it.each([
      [`We are not the successor of ${OLD} and have no relation with that firm.`, OLD],
      [`We are not affiliated with or successor to ${OLD}`, OLD],
      [`Not formerly ${OLD}`, OLD],
      [`Beware of fakes: this shop was never formerly known as ${OLD}`, OLD],
      [`Shanxi Fernhollow Co., Ltd. (not formerly ${OLD})`, OLD],
      [`Shanxi Fernhollow isn’t the successor to ${OLD}.`, OLD],
      [`Shanxi Fernhollow, successor to ${OLD}? That is what some people ask.`, OLD],
      [`We were formerly ${OLD}, rumours say.`, OLD],
      ['Мы не являемся правопреемником ООО «Квилмур».', 'ООО «Квилмур»'],
      ['Наша компания, бывшая Quillmoor Trading, — это неправда: мы никогда ею не были.', 'Quillmoor Trading'],
      ['我们不是原名河北羽墨贸易有限公司的企业', '河北羽墨贸易有限公司'],
      ['本公司的前身并非河北羽墨贸易有限公司', '河北羽墨贸易有限公司'],
      ['我们从未使用曾用名河北羽墨贸易有限公司', '河北羽墨贸易有限公司'],
      ['Não somos a empresa anteriormente Quillmoor Trading.', 'Quillmoor Trading'],
      ['Nossa empresa, anteriormente Quillmoor Trading, nunca existiu.', 'Quillmoor Trading'],
      ['No somos la antigua Quillmoor Trading.', 'Quillmoor Trading'],
      ['Nosotros nunca fuimos antes llamados Quillmoor Trading.', 'Quillmoor Trading'],
      ['Wir sind nicht die vormals Quillmoor Trading GmbH genannte Firma.', 'Quillmoor Trading GmbH'],
      ['Unsere Firma hieß niemals vormals Quillmoor Trading GmbH.', 'Quillmoor Trading GmbH'],
      ['Nous ne sommes pas anciennement Quillmoor Trading.', 'Quillmoor Trading'],
    ])('takes "%s" for a denial', (quote, name) => {
      expect(says(quote, name, speaker)).toBe(false);
    });

    it.each([
      [`Our export manager Anna Lin was previously ${OLD} sales manager for ten years.`, OLD],
      [`Our designer, previously ${OLD} head of design`, OLD],
      [`Anna, formerly of ${OLD}`, OLD],
      [`Anna Lin joined Shanxi Fernhollow, previously ${OLD} sales manager.`, OLD],
      [`We were previously ${OLD} salesmen, and now we knit.`, OLD],
      [`We buy our ink from Marrowgate, formerly ${OLD}`, OLD],
      [`Our dealer in Porto, Porto Pens Lda (formerly ${OLD})`, OLD],
      ['Наш менеджер Анна, ранее Quillmoor Trading', 'Quillmoor Trading'],
      ['Nosso gerente, anteriormente Quillmoor Trading', 'Quillmoor Trading'],
      ['Nuestra directora, antes llamada Quillmoor Trading', 'Quillmoor Trading'],
      ['Unsere Leiterin, vormals Quillmoor Trading GmbH', 'Quillmoor Trading GmbH'],
      ['我们的合作伙伴原名河北羽墨贸易有限公司', '河北羽墨贸易有限公司'],
    ])('takes "%s" for words about somebody else', (quote, name) => {
      expect(says(quote, name, speaker)).toBe(false);
    });

    it.each([
      ['Shanxi Fernhollow, formerly a mill, buys from Quillmoor Trading', 'Quillmoor Trading'],
      ['Shanxi Fernhollow (formerly Quillmoor Trading House of Paper)', 'Quillmoor Trad'],
      ['Shanxi Fernhollow (formerly Quillmoor Trading House of Paper)', 'Quillmoor Trading'],
      ['Quillmoor Trading, formerly Shanxi Fernhollow', 'Quillmoor Trading'],
      ['Quillmoor Trading', 'Quillmoor Trading'],
    ])('does not read "%s" as one called %s before', (quote, name) => {
      expect(says(quote, name, speaker)).toBe(false);
    });
  });

  it('reads addresses too', () => {
    expect(statesFormerName('formerly www.quillmoor.com', 'quillmoor.com', AT_OWNERS)).toBe(true);
    expect(statesFormerName('We were formerly https://quillmoor.com/pens', 'quillmoor.com', IN_TEXT)).toBe(true);
    expect(statesFormerName('formerly www.quillmoor.com', 'quillmoor.com', IN_TEXT)).toBe(false);
    expect(statesFormerName('formerly quillmoor.com.cn', 'quillmoor.com', AT_OWNERS)).toBe(false);
  });
});

describe('statesMove', () => {
  it.each([
    'Our new site',
    'Our new site: fernhollow.com',
    'Visit our new website',
    'We have moved to fernhollow.com',
    'We’ve moved',
    'This site has moved to www.fernhollow.com',
    'Наш новый сайт',
    'Мы переехали на fernhollow.com',
    '我们的新网站',
    'Nosso novo site',
    'Nuestro nuevo sitio web',
    'Nos hemos mudado a fernhollow.com',
    'Unsere neue Webseite',
    'Wir sind umgezogen',
    'Notre nouveau site',
  ])('reads "%s" wherever it stands', (quote) => expect(statesMove(quote, IN_TEXT)).toBe(true));

  it.each([
    'New web address',
    'The new site',
    'New site: fernhollow.com',
    'Novo site',
    'Nueva web',
    'Neue Webseite',
    '新网站',
    'Новый сайт',
  ])('reads "%s" where a site keeps its own links, and not in text', (quote) => {
    expect(statesMove(quote, AT_OWNERS)).toBe(true);
    expect(statesMove(quote, IN_TEXT)).toBe(false);
  });

  it.each([
    'new site of our dealer in Porto',
    'Look at the new site of our partner',
    'Our partner’s new site',
    'new address for returns',
    'They have moved',
    'Они переехали на fernhollow.com',
    'We moved house',
    'we have moved to tears',
    'This is not our new site',
    'We have not moved to fernhollow.com',
    'Beware of fakes! This is never our new site.',
    'novo site do nosso parceiro',
    'Novo site do nosso revendedor',
    'el nuevo sitio de nuestro socio',
    'neue Webseite unseres Händlers',
    'le nouveau site de notre partenaire',
    'новый сайт нашего партнёра',
    'Это не наш новый сайт',
    '合作伙伴的新网站',
    '这不是我们的新网站',
    'Our site',
    'New goods',
    'new siteplan',
    'removed to the mill',
  ])('not "%s"', (quote) => {
    expect(statesMove(quote, AT_OWNERS)).toBe(false);
    expect(statesMove(quote, IN_TEXT)).toBe(false);
  });
});
