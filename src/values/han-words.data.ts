/** Common words in Chinese and Korean company names: places are romanised, trades translated. */

const PLACES =
  '河北 山西 陕西 山东 河南 湖北 湖南 江苏 浙江 安徽 福建 广东 广西 海南 四川 贵州 云南 甘肃 青海 吉林 辽宁 黑龙江 江西 北京 上海 天津 重庆 石家庄 武汉 南京 杭州 广州 深圳 西安 青岛 济南 太原 郑州 合肥 成都 苏州 宁波 大连 厦门 香港 中国 内蒙古 新疆 西藏 宁夏 沈阳 长春 哈尔滨 长沙 南昌 福州 昆明 无锡 常州 温州 义乌 东莞 佛山 珠海 烟台 潍坊 保定 唐山 邯郸 廊坊 沧州 邢台 衡水';
/** Word and its Latin spelling or translation: "陕西 shaanxi, 香港 hong kong". */
const pairs = (text: string): (readonly [han: string, latin: string])[] =>
  text.split(',').map((entry) => {
    const [han = '', ...latin] = entry.trim().split(' ');
    return [han, latin.join(' ')];
  });
/** Places whose usual spelling is not their pinyin. */
const SPELLED = pairs('陕西 shaanxi, 香港 hong kong, 中国 china, 内蒙古 inner mongolia, 西藏 tibet, 哈尔滨 harbin');
const TRADES = pairs(`
  进出口 import export, 国际贸易 international trading, 生物科技 biotechnology,
  生物技术 biotechnology, 化工 chemical, 化学 chemical, 医药 pharmaceutical,
  制药 pharmaceutical, 药业 pharmaceutical, 新材料 new material, 材料 material,
  商贸 trading, 经贸 trading, 贸易 trading, 科技 technology, 技术 technology,
  国际 international, 实业 industry, 工业 industry, 集团 group, 控股 holding,
  电子 electronic, 机械 machinery, 设备 equipment, 物流 logistics, 食品 food, 医疗 medical,
  发展 development, 服务 service, 投资 investment`);

/** Places and trades in names of Korean companies. */
const KOREAN =
  '무역 산업 공업 기계 전자 화학 건설 물류 해운 상사 제약 식품 기술 국제 그룹 개발 조선 대한 한국 코리아 서울 부산 인천 평양 통상 유통 엔지니어링 테크 글로벌 중공업 제철 광업 수산 은행 보험 투자 회사 총회사';

/** Places: a name may have the sign for province or town behind them, or leave it out. */
export const PLACE_WORDS: ReadonlySet<string> = new Set([...PLACES.split(' '), ...SPELLED.map(([place]) => place)]);

/** Han or Hangul word (simplified) → Latin words; empty: read by sound. Earlier tables win. */
export const TRADE_WORDS: ReadonlyMap<string, string> = new Map(
  [...SPELLED, ...`${PLACES} ${KOREAN}`.split(' ').map((word) => [word, ''] as const), ...TRADES].reduce(
    (all, [han, latin]) => (all.has(han) ? all : all.set(han, latin)),
    new Map<string, string>(),
  ),
);
/** The few traditional signs that these words have in another form. */
export const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  [
    ...'陝陕東东廣广蘇苏雲云肅肃龍龙慶庆漢汉濟济鄭郑寧宁連连廈厦門门國国貿贸進进術术學学醫医藥药製制業业實实際际團团電电機机設设備备務务發发資资開开無无灣湾'.matchAll(
      /(.)(.)/gu,
    ),
  ].map(([, old = '', now = '']) => [old, now]),
);
