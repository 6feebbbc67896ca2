import { describe, expect, it } from 'vitest';
import { siteFiling, siteFilingsIn } from '../../../src/signals/identity/site-filing.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './site-filing.examples.ts';

signalContract(siteFiling, examples);

const values = (text: string): string[] => siteFilingsIn(text).map(({ kind, number }) => `${kind}:${number}`);

describe('filings in text', () => {
  it.each([
    ['粤 ICP 备 19048213 号 - 1', 'icp:粤19048213'],
    ['冀ICP备19048213号-12', 'icp:冀19048213'],
    ['冀ICP备19048213-12号', 'icp:冀19048213'],
    ['冀ＩＣＰ备１９０４８２１３号－１', 'icp:冀19048213'],
    ['川ICP备2021048213号', 'icp:蜀2021048213'],
    ['雲ICP備19048213號', 'icp:滇19048213'],
    ['甘ICP备19048213号', 'icp:陇19048213'],
    ['京ICP证030173号', 'icp:京030173'],
    ['增值电信业务经营许可证：粤B2-20090059', 'telecom-licence:粤B2-20090059'],
    ['公网安备 13010402001974号', 'police-filing:13010402001974'],
    ['http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=13010402001974', 'police-filing:13010402001974'],
  ])('reads %s', (text, value) => {
    expect(values(text)).toEqual([value]);
  });

  it('keeps one number for a filing in words and in the link to its register', () => {
    const site = siteFrom({
      '/': '<body><p>Pens and quills in bulk, sent within a day.</p><a href="https://beian.mps.gov.cn/#/query/webSearch?recordcode=13010402001974">冀公网安备 13010402001974号</a></body>',
    });
    expect(siteFiling.extract(site)?.map(({ value }) => value)).toEqual(['police-filing:13010402001974']);
  });

  it.each([
    '冀ICP备1904821号',
    '冀ICP备190482131号',
    '赵ICP备19048213号',
    '公网安备 1301040200197号',
    'size B2-20090059',
  ])('reads nothing in %s', (text) => {
    expect(values(text)).toEqual([]);
  });

  it.each(['1', '冀ICP备', '公网安备 ', '粤B2-'])('stays bounded on 100 KB of %j', (unit) => {
    const text = `12345 ${unit.repeat(Math.ceil(100_000 / unit.length))}`;
    expectQuick(() => siteFilingsIn(text), 200);
  });
});

describe('filings compared', () => {
  const read = (line: string) =>
    siteFiling.extract(
      siteFrom({ '/': `<body><p>Pens and quills in bulk.</p><footer><p>${line}</p></footer></body>` }),
    ) ?? [];
  const level = (one: string, two: string) => siteFiling.compare(read(one), read(two))?.level;

  it('are equal, contradict each other, or say less where one register tells the sides apart', () => {
    const police = '公网安备 13010402001974号';
    expect(level('冀ICP备19048213号-1', '冀ICP备19048213号-7')).toBe('identical');
    expect(level('冀ICP备19048213号', '粤ICP备19036721号')).toBe('different');
    expect(level(`冀ICP备19048213号 ${police}`, `粤ICP备19036721号 ${police}`)).toBe('partial');
    expect(level('冀ICP备19048213号', police)).toBeUndefined();
  });
});
