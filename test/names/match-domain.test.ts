import { describe, expect, it } from 'vitest';
import { matchDomain } from '../../src/names/match-domain.ts';
import { buildNameIndex, type ListedNames } from '../../src/names/name-index.ts';
import { stringAt } from '../../src/names/packed-tables.ts';
import { expectQuick } from '../../testkit/expect-quick.ts';

const firm = (id: string, ...names: string[]): ListedNames => ({ id, type: 'company', names });
const index = buildNameIndex([
  firm('quill', 'Quillmoor Trading Co., Ltd', 'Гусиное Перо'),
  firm('sunrise', 'Sunrise Technology Limited'),
  firm('penfold', 'Penfold Ltd'),
  firm('kontor', 'Ostrovskoye Kontor'),
  firm('letters', 'A B C D E'),
]);
const found = (label: string, of = index): string[] =>
  matchDomain(of, label).map(({ entity, isWhole }) => `${stringAt(of.ids, entity)}${isWhole ? '' : ' among words'}`);

describe('a label of a domain', () => {
  it.each([
    ['quillmoortrading', ['quill']],
    ['quillmoor-trading', ['quill']],
    ['quillmoor-trading-ltd', ['quill']],
    ['quillmoortradingcoltd', ['quill']],
    ['quillmoortrading-shop', ['quill among words']],
    ['newquillmoortrading', ['quill among words']],
    ['quillmoor-trading-2024', ['quill among words']],
    ['gusinoepero', ['quill']],
    ['гусиноеперо', ['quill']],
    ['ostrovskoe-kontor', []],
    ['ostrovskoyekontor', ['kontor']],
    // One uncommon word alone: only as the whole label.
    ['penfold', ['penfold']],
    ['penfoldltd', ['penfold']],
    ['penfold-shop', []],
  ])('%s names %j', (label, names) => expect(found(label)).toEqual(names));

  it.each([
    // Ordinary words that thousands choose.
    ['sunrisetechnology'],
    ['sunrise-technologies-group'],
    // The words in other words, beside unknown ones, or in part.
    ['zquillmoortrading'],
    ['quillmoortradingx'],
    ['quillmoor'],
    ['tradingquillmoor'],
    ['unpenfolded'],
    ['abcde'],
    [''],
    ['a'.repeat(63)],
    ['-'.repeat(63)],
  ])('%s names nobody', (label) => expect(found(label)).toEqual([]));

  it('costs the same with a list made to match everything', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const hostile = buildNameIndex(
      letters.map((one, at) =>
        firm(`h${at}`, ...Array.from({ length: 200 }, (_, n) => `${one} ${'ab '.repeat(n % 14)}`)),
      ),
    );
    const work = (): void => {
      for (let at = 0; at < 100; at += 1) matchDomain(hostile, 'ab'.repeat(31));
    };
    expectQuick(work, 500);
  });
});
