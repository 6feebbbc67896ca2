import { describe, expect, it } from 'vitest';
import { copyrightOwner } from '../../../src/signals/identity/copyright-owner.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './copyright-owner.examples.ts';

signalContract(copyrightOwner, examples);

const TEXT = '<h1>Pens</h1><p>Pens and quills in bulk, sent within a day to every harbour.</p>';
const read = (owner: string, host: string, head = '') =>
  copyrightOwner.extract(
    siteFrom({ '/': `<html>${head}<body>${TEXT}<footer><p>© 2021 ${owner}</p></footer></body></html>` }, { host }),
  );

describe('copyright owners', () => {
  it.each([
    ['identical', 'Hebei Quillmoor Trading Co., Ltd', 'HEBEI QUILLMOOR TRADING COMPANY LIMITED'],
    ['partial', 'Hebei Quillmoor Trading Co., Ltd', 'Quillmoor LLC'],
    [undefined, 'Hebei Chemical Trading Co., Ltd', 'Hebei Chemical Trading Company Limited'],
    [undefined, 'Hebei Quillmoor Trading Co., Ltd', 'Hebei Fernhollow Trading Co., Ltd'],
  ])('are %s: %s and %s', (level, one, two) => {
    const [left, right] = [read(one, 'one.test'), read(two, 'two.test')];
    expect(left !== null && right !== null ? copyrightOwner.compare(left, right)?.level : null).toBe(level);
  });

  it('are not the platform that a shop stands on', () => {
    const head =
      '<head><title>quillpens - Penharbour</title><link rel="canonical" href="https://quillpens.penharbour.com/"></head>';
    expect(read('Penharbour Technologies Inc.', 'shop.test', head)?.owners ?? []).toEqual([]);
    expect(read('Quillmoor Ltd', 'shop.test', head)?.owners.map(({ value }) => value)).toEqual(['quillmoor']);
  });
});
