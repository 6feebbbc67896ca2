import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNames } from '../../src/names/find-names.ts';
import { openIndex, packIndex } from '../../src/names/index-file.ts';
import { buildNameIndex, type ListedNames } from '../../src/names/name-index.ts';
import { stringAt } from '../../src/names/packed-tables.ts';
import { siteMentions } from '../../src/names/site-mentions.ts';
import { expectQuick } from '../../testkit/expect-quick.ts';
import { LISTED } from '../../testkit/names/mentions.ts';
import { siteFrom } from '../../testkit/site-fixture.ts';

const index = buildNameIndex(LISTED);

const found = (text: string, listed = index): string[] =>
  findNames(listed, text).hits.map(({ entity, from, to }) => `${stringAt(listed.ids, entity)} ${from}-${to}`);

describe('findNames', () => {
  it('says where the name stands', () => {
    expect(found('We met Hebei Quillmoor Trading Co., Ltd there.')).toEqual(['quillmoor 7-30']);
  });

  it('gives the longest of names that overlap, once an entity', () => {
    expect(found('Quillmoor, that is Hebei Quillmoor Trading')).toEqual(['quillmoor 19-42']);
  });

  it('asks for a legal form where the words are anybody’s', () => {
    expect(found('global trading')).toEqual([]);
    expect(found('Global Trading Ltd')).toEqual(['generic 0-14']);
    expect(found('blue star general trading')).toEqual([]);
    expect(found('Blue Star General Trading LLC')).toEqual(['bluestar 0-25']);
  });

  it('finds the plain name of a large group where an owner stands, though many of the list carry its word', () => {
    const towns = 'abarra belonte cirvane dolmeth eskaro fernoux galvori hestrin ilvaro jontef kaldrun lomeris'.split(
      ' ',
    );
    const group = buildNameIndex(
      towns.map((town): ListedNames => ({ id: town, type: 'company', names: [`BANK KELVANE ${town.toUpperCase()}`] })),
    );
    const plain = buildNameIndex([
      ...Array.from(
        { length: 40 },
        (_, i): ListedNames => ({ id: `e${i}`, type: 'company', names: [`BANK MELVANE ${i}`] }),
      ),
      { id: 'plain', type: 'company', names: ['BANK MELVANE'] },
    ]);
    const owners = (footer: string, index: typeof group): string[] =>
      siteMentions(
        siteFrom({ '/': `<body><p>Pens and quills in bulk.</p><footer>${footer}</footer></body>` }),
        index,
        'test',
        9,
      )
        .mentions.filter(({ role }) => role === 'owner')
        .map(({ entity }) => entity);
    expect(owners('© 2024 Bank Kelvane Cirvane', group)).toEqual(['cirvane']);
    expect(owners('© 2024 Bank Melvane', plain)).toEqual(['plain']);
    expect(owners('© 2024 Oress Trading. We bank with Bank Melvane and others.', plain)).toEqual([]);
  });

  it('does not look for one common word at all', () => {
    expect(found('shark')).toEqual([]);
    expect(found('Shark')).toEqual([]);
  });

  it('knows no name across a word that is not its own', () => {
    expect(found('Hebei Good Quillmoor Trading')).toEqual([]);
  });

  it('finds every name that it was given, with its legal form, and nothing in text without its words', () => {
    const word = fc.stringMatching(
      /^[bcdfghjklmnpqrstvwz][aeiou][bcdfghjklmnpqrstvwz]{2}[aeiou][bcdfghjklmnpqrstvwz][aeiou]x$/,
    );
    const name = fc.array(word, { minLength: 2, maxLength: 5 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 30 }), fc.nat(), (names, pick) => {
        const listed = names.map(
          (one, number): ListedNames => ({ id: `e${number}`, type: 'company', names: [`${one} Ltd`] }),
        );
        const built = buildNameIndex(listed);
        const chosen = pick % names.length;
        const hits = findNames(built, `before ${names[chosen]} Ltd after`).hits;
        expect(hits.map(({ entity }) => stringAt(built.ids, entity))).toContain(`e${chosen}`);
        expect(findNames(built, 'before and after, nothing between').hits).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('answers at once on text that repeats a name’s beginning without end', () => {
    const text = 'hebei quillmoor '.repeat(60_000);
    expectQuick(() => findNames(index, text), 2_000);
  });
});

describe('the packed index', () => {
  it('opens to the same index', () => {
    const { bytes } = packIndex(index);
    const opened = openIndex(bytes);
    expect(opened).not.toBeNull();
    if (opened === null) return;
    expect(found('© Hebei Quillmoor Trading Co., Ltd', opened)).toEqual(found('© Hebei Quillmoor Trading Co., Ltd'));
    expect(packIndex(opened).digest).toBe(packIndex(index).digest);
  });

  it('opens where the bytes do not begin at a multiple of eight', () => {
    const { bytes } = packIndex(index);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(openIndex(shifted.subarray(3))).not.toBeNull();
  });

  it('is the same for the same list', () => {
    expect(packIndex(buildNameIndex(LISTED)).digest).toBe(packIndex(index).digest);
  });

  it('refuses what is no index, or is cut', () => {
    const { bytes } = packIndex(index);
    expect(openIndex(new Uint8Array(0))).toBeNull();
    expect(openIndex(new Uint8Array(4_000))).toBeNull();
    expect(openIndex(bytes.subarray(0, bytes.length - 8))).toBeNull();
  });

  it('takes an empty list', () => {
    expect(found('anything at all', buildNameIndex([]))).toEqual([]);
  });
});
