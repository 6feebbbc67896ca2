/**
 * A labelled set: invented listed entities, and pages that name them, or nobody, in every zone and script. `npm run names` and the
 * test of the room measure on it. A row says what must be found on its page: entity, role and kind, or nothing at all.
 */
import type { MentionKind, MentionRole } from '../../src/model/derived/mention.ts';
import type { ListedNames } from '../../src/names/name-index.ts';

export const LISTED: readonly ListedNames[] = [
  ['quillmoor', 'company', 'HEBEI QUILLMOOR TRADING CO., LTD.', 'QUILLMOOR', 'HBQUILL'],
  ['luting', 'company', '河北芦汀贸易有限公司', '芦汀贸易'],
  ['zhuxi', 'company', 'ZHEJIANG ZHUXIPO CHEMICAL CO., LTD.'],
  ['ansheng', 'company', 'Shanghai Aoluoting Biotechnology Company Limited', '上海奥罗汀生物科技有限公司'],
  ['trost', 'company', 'ООО «Тростник-Полимер»', 'Общество с ограниченной ответственностью Тростник-Полимер'],
  ['varnitsa', 'company', 'LIMITED LIABILITY COMPANY VARNITSAKHIM EKSPORT', 'VARNITSAKHIM EXPORT OOO'],
  ['oxbow', 'company', 'Oxbow Lanternfish Shipping Ltd', 'OLS LANTERNFISH'],
  ['brasilmoor', 'company', 'Comércio de Químicos Tavarônia Ltda'],
  ['grauwerk', 'company', 'Grauwerkstedt Maschinenhandel GmbH'],
  ['generic', 'company', 'GLOBAL TRADING LTD'],
  ['bluestar', 'company', 'BLUE STAR GENERAL TRADING L.L.C.', 'SHARK'],
  ['arasht', 'company', 'ARASHTEGAN PETROCHEMICAL COMPANY', 'شرکت پتروشیمی آراشتگان'],
  ['falkmere', 'vessel', 'FALKMERE TIDE'],
  ['ocean', 'vessel', 'OCEAN STAR'],
  ['person-v', 'person', 'VESTERBROEKOV, Anatolii Zinovevich'],
  ['person-w', 'person', 'WANG, Lei', '王磊'],
  ['person-p', 'person', 'PETROV, Ivan'],
  ['noriko', 'company', '株式会社ノリコ水運'],
  ['sumer', 'company', 'Sümerkaya Kimya Sanayi ve Ticaret Limited Şirketi'],
  ['polska', 'company', 'Przedsiębiorstwo Handlowe Wierzbolin Sp. z o.o.'],
].map(([id = '', type = '', ...names]) => ({ id, type, names }));

export interface LabelledMention {
  readonly entity: string;
  /** Absent: any. */
  readonly role?: MentionRole;
  /** Absent: any. */
  readonly kind?: MentionKind;
}

export interface LabelledPage {
  readonly what: string;
  readonly html: string;
  readonly path?: string;
  readonly kind?: 'social-page';
  readonly expected: readonly LabelledMention[];
}

const TEXT = '<p>Pens, quills and paper in bulk, packed to order and sent within a day from our own store.</p>';
const page = (body: string, head = '', lang = 'en'): string =>
  `<html lang="${lang}"><head>${head}</head><body><main>${TEXT}</main>${body}</body></html>`;

type Place = readonly [zone: string, role: MentionRole, wrap: (words: string) => string];
/** Where a name may stand, and what part it then plays. */
const PLACES: readonly Place[] = [
  ['copyright line', 'owner', (words) => page(`<footer><p>© 2021 ${words} All rights reserved.</p></footer>`)],
  ['imprint of a footer', 'owner', (words) => page(`<footer><div>${words}</div><div>Tel: 000</div></footer>`)],
  ['site name', 'owner', (words) => page('', `<meta property="og:site_name" content="${words}">`)],
  [
    'organisation record',
    'owner',
    (words) =>
      page('', `<script type="application/ld+json">{"@type":"Organization","name":${JSON.stringify(words)}}</script>`),
  ],
  ['title', 'trace', (words) => page('', `<title>Pens in bulk | ${words}</title>`)],
  ['description', 'trace', (words) => page('', `<meta name="description" content="${words} makes pens and paper.">`)],
  ['picture text', 'trace', (words) => page(`<img src="/a.jpg" alt="${words}">`)],
  ['comment', 'trace', (words) => page(`<!-- made for ${words} -->`)],
  ['hidden', 'trace', (words) => page(`<div style="display:none">${words}</div>`)],
  [
    'running text',
    'text',
    (words) => page(`<main><p>Last year the harbour let two sheds to ${words} and to others.</p></main>`),
  ],
];
const NAMES: readonly (readonly [entity: string, words: string, kind: MentionKind])[] = [
  ['quillmoor', 'Hebei Quillmoor Trading Co., Ltd.', 'exact'],
  ['luting', '河北芦汀贸易有限公司', 'exact'],
  ['zhuxi', 'Zhejiang Zhuxipo Chemical', 'form-stripped'],
  ['trost', 'ООО «Тростник-Полимер»', 'exact'],
  ['varnitsa', 'ООО «Варницахим Экспорт»', 'transliterated'],
  ['brasilmoor', 'Comercio de Quimicos Tavaronia Ltda', 'exact'],
  ['grauwerk', 'GRAUWERKSTEDT MASCHINENHANDEL GMBH', 'exact'],
  ['oxbow', 'Oxbow Lanternfish Shipping', 'form-stripped'],
];

const everywhere = NAMES.flatMap(([entity, words, kind]) =>
  PLACES.map(
    ([zone, role, wrap]): LabelledPage => ({
      what: `${words}: ${zone}`,
      html: wrap(words),
      expected: [{ entity, role, kind }],
    }),
  ),
);

const one = (
  entity: string,
  role: MentionRole,
  what: string,
  html: string,
  kind?: MentionKind,
  more: Partial<LabelledPage> = {},
): LabelledPage => ({
  what,
  html,
  expected: [kind === undefined ? { entity, role } : { entity, role, kind }],
  ...more,
});
const footer = (words: string, lang?: string): string => page(`<footer><p>© 2021 ${words}</p></footer>`, '', lang);
const said = (words: string, lang?: string): string => page(`<main><p>${words}</p></main>`, '', lang);

const written: readonly LabelledPage[] = [
  // Spellings.
  one('quillmoor', 'owner', 'capitals, no stops', footer('HEBEI QUILLMOOR TRADING CO LTD'), 'exact'),
  one('quillmoor', 'owner', 'trade spelled out', footer('Hebei Quillmoor Trade Company Limited'), 'exact'),
  one(
    'quillmoor',
    'owner',
    'full width letters',
    footer('Ｈｅｂｅｉ Ｑｕｉｌｌｍｏｏｒ Ｔｒａｄｉｎｇ Co., Ltd'),
    'exact',
  ),
  one('quillmoor', 'owner', 'Cyrillic look-alikes', footer('Hеbei Quillmооr Trading Co., Ltd'), 'exact'),
  one('quillmoor', 'owner', 'soft hyphens', footer('Hebei Quill\u00admoor Trading Co., Ltd'), 'exact'),
  one('quillmoor', 'owner', 'zero-width spaces', footer('Hebei Qu\u200billmoor Trad\u200bing Co., Ltd'), 'exact'),
  one('quillmoor', 'owner', 'a no-break space', footer('Hebei\u00a0Quillmoor\u00a0Trading Co., Ltd'), 'exact'),
  one('quillmoor', 'owner', 'the alias alone in a notice', footer('Quillmoor'), 'exact'),
  one('quillmoor', 'owner', 'an alias with a legal form', footer('HBQUILL Ltd'), 'exact'),
  one(
    'quillmoor',
    'trace',
    'a file name',
    page('<img src="/up/hebei-quillmoor-trading-licence.jpg" alt="">'),
    'form-stripped',
  ),
  one(
    'quillmoor',
    'trace',
    'a file name without blanks',
    page('<img src="/up/hebeiquillmoortrading.png" alt="">'),
    'joined',
  ),
  one('quillmoor', 'trace', 'a paper', page('<a href="/files/HebeiQuillmoorTrading.pdf">Prices</a>'), 'form-stripped'),
  one(
    'quillmoor',
    'trace',
    'the title of a link',
    page('<a href="/" title="Hebei Quillmoor Trading Co., Ltd">home</a>'),
    'exact',
  ),
  one(
    'quillmoor',
    'trace',
    'a form',
    page('<form><input type="hidden" name="company" value="Hebei Quillmoor Trading Co., Ltd"></form>'),
    'exact',
  ),
  one(
    'quillmoor',
    'trace',
    'the author',
    page('', '<meta name="author" content="Hebei Quillmoor Trading Co., Ltd">'),
    'exact',
  ),
  one(
    'quillmoor',
    'trace',
    'key words',
    page('', '<meta name="keywords" content="pens, hebei quillmoor trading, paper">'),
    'form-stripped',
  ),
  one(
    'quillmoor',
    'trace',
    'opening words',
    said('Hebei Quillmoor Trading Co., Ltd is a maker of pens and quills.'),
    'exact',
  ),
  one('quillmoor', 'text', 'in a heading', said('Why Hebei Quillmoor Trading chose steel nibs'), 'form-stripped'),
  one('brasilmoor', 'owner', 'accents as listed', footer('Comércio de Químicos Tavarônia Ltda', 'pt'), 'exact'),
  one('sumer', 'owner', 'Turkish', footer('Sümerkaya Kimya Sanayi ve Ticaret Limited Şirketi', 'tr')),
  one('sumer', 'owner', 'Turkish without accents', footer('SUMERKAYA KIMYA SANAYI VE TICARET LTD STI', 'tr')),
  one('polska', 'owner', 'Polish', footer('Przedsiębiorstwo Handlowe Wierzbolin Sp. z o.o.', 'pl')),
  one(
    'polska',
    'owner',
    'Polish, loose accents',
    footer('Przedsie\u0328biorstwo Handlowe Wierzbolin Sp. z o.o.', 'pl'),
  ),
  one('arasht', 'owner', 'Persian', footer('شرکت پتروشیمی آراشتگان', 'fa')),
  one('arasht', 'text', 'in Latin letters', said('The plant of Arashtegan Petrochemical Company stands by the river.')),
  one('noriko', 'owner', 'Japanese, form in front', footer('株式会社ノリコ水運', 'ja')),
  one('noriko', 'text', 'Japanese, form behind', said('運送はノリコ水運株式会社に任せています。', 'ja')),
  // Chinese.
  one('luting', 'text', 'Chinese without blanks', said('去年我们与河北芦汀贸易有限公司签订了合同并交货。', 'zh')),
  one('luting', 'owner', 'Chinese, blanks between', footer('河北 芦汀 贸易 有限公司', 'zh')),
  one('luting', 'owner', 'traditional signs of trade', footer('河北芦汀貿易有限公司', 'zh'), 'transliterated'),
  one('luting', 'owner', 'pinyin with the trade translated', footer('Hebei Luting Trading Co., Ltd'), 'transliterated'),
  one('luting', 'owner', 'all in pinyin', footer('Hebei Luting Maoyi Co., Ltd'), 'transliterated'),
  one(
    'luting',
    'owner',
    'copyright in Chinese',
    page('<footer><p>版权所有 2021 河北芦汀贸易有限公司</p></footer>', '', 'zh'),
    'exact',
  ),
  one('zhuxi', 'owner', 'a Latin name in Chinese signs', footer('浙江竹溪坡化工有限公司', 'zh'), 'transliterated'),
  one(
    'zhuxi',
    'text',
    'the same in running text',
    said('该产品由浙江竹溪坡化工有限公司生产。', 'zh'),
    'transliterated',
  ),
  one('ansheng', 'owner', 'listed in both', footer('上海奥罗汀生物科技有限公司', 'zh'), 'exact'),
  one('ansheng', 'owner', 'listed in both, Latin', footer('Shanghai Aoluoting Biotechnology Co., Ltd'), 'exact'),
  one('ansheng', 'text', 'in running text', said('样品来自上海奥罗汀生物科技有限公司的仓库。', 'zh'), 'exact'),
  // Russian.
  one('trost', 'owner', 'without quotes', footer('ООО Тростник-Полимер', 'ru')),
  one('trost', 'owner', 'in Latin letters', footer('OOO Trostnik-Polimer'), 'transliterated'),
  one(
    'trost',
    'text',
    'running text',
    said('Сырьё поставляет компания Тростник Полимер из Твери.', 'ru'),
    'form-stripped',
  ),
  one('varnitsa', 'owner', 'as listed', footer('Varnitsakhim Eksport LLC'), 'exact'),
  one('varnitsa', 'owner', 'Cyrillic, other alias', footer('ООО Варницахим Экспорт', 'ru'), 'transliterated'),
  one(
    'quillmoor',
    'owner',
    'a Russian translation',
    footer('Хэбэй Квиллмор Трейдинг Ко., Лтд, Hebei Quillmoor Trading Co., Ltd', 'ru'),
    'exact',
  ),
  one(
    'zhuxi',
    'owner',
    'a Chinese firm in Russian',
    footer('Чжэцзян Чжусипо Кемикал Ко., Лтд', 'ru'),
    'transliterated',
  ),
  one(
    'ansheng',
    'text',
    'a Chinese firm in Russian text',
    said('Товар отправила Shanghai Aoluoting Biotechnology в мае.', 'ru'),
  ),
  // People and ships.
  one(
    'person-v',
    'text',
    'a person the right way round',
    said('The deed was signed by Anatolii Zinovevich Vesterbroekov in March.'),
    'reordered',
  ),
  one('person-v', 'text', 'a person as listed', said('VESTERBROEKOV, Anatolii Zinovevich, signed the deed.'), 'exact'),
  one(
    'person-v',
    'text',
    'a person in Cyrillic',
    said('Договор подписал Анатолий Зиновьевич Вестерброеков.', 'ru'),
    'transliterated',
  ),
  one('falkmere', 'text', 'a ship', said('The Falkmere Tide left port on Monday with paper.'), 'exact'),
  // Roles.
  one(
    'grauwerk',
    'credit',
    'a builder',
    page('<footer><p>© 2021 Fernhollow</p><p>Website designed by Grauwerkstedt Maschinenhandel GmbH</p></footer>'),
  ),
  one(
    'grauwerk',
    'credit',
    'a builder in Russian',
    page('<footer><p>Разработка сайта: Grauwerkstedt Maschinenhandel GmbH</p></footer>'),
  ),
  one(
    'luting',
    'credit',
    'a builder in Chinese',
    page('<footer><p>技术支持：河北芦汀贸易有限公司</p></footer>', '', 'zh'),
  ),
  one(
    'oxbow',
    'partner',
    'a dealer',
    said('We are an authorised dealer of Oxbow Lanternfish Shipping Ltd since 2009.'),
  ),
  one(
    'oxbow',
    'partner',
    'a trade mark',
    said('The lantern is a registered trade mark of Oxbow Lanternfish Shipping Ltd.'),
  ),
  one(
    'oxbow',
    'partner',
    'among partners',
    page('<div class="partners"><img src="/p.png" alt="Oxbow Lanternfish Shipping Ltd"></div>'),
  ),
  one(
    'oxbow',
    'partner',
    'under a heading of customers',
    page('<section><h2>Our customers</h2><p>Oxbow Lanternfish Shipping Ltd</p></section>'),
  ),
  one(
    'quillmoor',
    'denied',
    'a denial',
    said('We are not affiliated with Hebei Quillmoor Trading Co., Ltd in any way.'),
  ),
  one('trost', 'denied', 'a denial in Russian', said('Мы никак не связаны с компанией ООО «Тростник-Полимер».', 'ru')),
  one('luting', 'denied', 'a denial in Chinese', said('本公司与河北芦汀贸易有限公司无关。', 'zh')),
  one(
    'quillmoor',
    'news',
    'a news page',
    page(
      '<main><p>Customs said that Hebei Quillmoor Trading Co., Ltd had been fined.</p></main>',
      '<title>Customs fine</title>',
    ),
    undefined,
    { path: '/news/customs.html' },
  ),
  one(
    'quillmoor',
    'post',
    'a post',
    '<html><body><div class="wall_item"><p>Happy new year from all of us at Hebei Quillmoor Trading, to our friends and customers everywhere.</p></div></body></html>',
    undefined,
    { kind: 'social-page' },
  ),
];

/** Nobody who is listed is named here. */
const INNOCENT: readonly string[] = [
  // Common words and generic names.
  'Global trading is a hard business, and a global trading house needs ships.',
  'We follow global trading rules and trade worldwide.',
  'Global Trading Solutions Ltd moves boxes.',
  'New Global Trade Group',
  'Blue star stickers, a hundred to a sheet.',
  'Blue Star General Store, open daily.',
  'General trading and retail',
  'The blue star of the fair was a pen.',
  'A shark was seen near the pier.',
  'Shark brand knives and shark steel.',
  'SHARK',
  'Shark vacuum cleaners',
  'An ocean star is a starfish.',
  'Ocean Star Hotel, rooms by the sea',
  'Ocean stars and sea shells',
  'Tide tables for Falkmere and the coast.',
  'Falkmere pier at low tide',
  // Parts of names.
  'Hebei trading firms meet in May.',
  'Hebei Trading Co., Ltd',
  'Hebei Fernhollow Trading Co., Ltd',
  'Shanxi Fernhollow Import and Export Co., Ltd',
  'Hebei Province, China',
  'Zhejiang Chemical Co., Ltd',
  'Zhejiang Fernhollow Chemical Co., Ltd',
  'Shanghai Biotechnology Company Limited',
  'Shanghai Fernhollow Biotechnology Co., Ltd',
  'Lanternfish live in the deep sea.',
  'Lanternfish Shipping News, a paper for sailors',
  'Oxbow Lake Shipping Ltd',
  'Oxbow paper and lantern shops',
  'Maschinenhandel Nord GmbH',
  'Kimya Sanayi ve Ticaret Limited Şirketi',
  'Przedsiębiorstwo Handlowe Sp. z o.o.',
  'Comércio de Químicos Ltda',
  'Comércio de Químicos Fernália Ltda',
  'Petrochemical Company of the North',
  'Moor Trading Co., Ltd',
  'Quill and moor: two words for a walk.',
  'Quillmoorland Farm Ltd',
  'The Quillmoorer',
  'HBQUILLS',
  // One place, one trade.
  '河北省石家庄市',
  '河北贸易有限公司',
  '河北山谷贸易有限公司',
  '河北芦苇贸易有限公司',
  '芦汀',
  '芦苇汀洲的贸易故事',
  '浙江化工有限公司',
  '浙江青石化工有限公司',
  '上海生物科技有限公司',
  '上海青石生物科技有限公司',
  '上海奥罗拉生物科技有限公司',
  '水运株式会社',
  '株式会社ノリタ水運',
  'ノリコさんは水運の会社に勤めています。',
  '我们的贸易遍布全球。',
  'ООО «Полимер»',
  'ООО «Тростник»',
  'ООО «Камыш-Полимер»',
  'Полимер из тростника и камыша',
  'тростник, полимер, бумага',
  'Экспорт химии из Варницы',
  'ООО «Химэкспорт»',
  'Хэбэй, Китай: торговля и экспорт',
  'Чжэцзян Кемикал Ко., Лтд',
  'شرکت پتروشیمی شمال',
  'پتروشیمی ایران',
  // People of the same names.
  'Ivan Petrov, sales manager',
  'Our team: Ivan Petrov, Lei Wang, Anna Schmidt',
  'Petrov Ivan Sergeevich, director',
  'Менеджер: Иван Петров',
  'Lei Wang wrote this guide.',
  'Contact: Wang Lei, +86 000',
  '联系人：王磊',
  '王磊光先生是我们的经理。',
  'Anatolii Zinovevich, accountant',
  'Zinovevich & Sons',
  // Firms of nobody's list.
  'Fernhollow Stationers Ltd is a shop for pens.',
  'Marrowgate Shipping Ltd bought two cranes.',
  'Powered by Webcraft Ltd',
  'Authorised dealer of Stonebeck Paper Co., Ltd',
  'Brambleford General Trading L.L.C.',
  'Star General Trading FZE',
  'Trading Global Ltd',
  'Shipping Oxbow Lanternfish is a sentence nobody writes.',
];

const innocent = INNOCENT.flatMap((words): LabelledPage[] => [
  { what: `text: ${words}`, html: said(words), expected: [] },
  { what: `picture text: ${words}`, html: page(`<img src="/a.jpg" alt="${words}">`), expected: [] },
]);

export const PAGES: readonly LabelledPage[] = [...everywhere, ...written, ...innocent];
/** Rows in which somebody is named, and innocent ones, each text once. */
export const COUNTS = { named: everywhere.length + written.length, innocent: INNOCENT.length } as const;
