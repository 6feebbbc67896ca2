import { describe, expect, it } from 'vitest';
import { latinSpellings, slavicSkeleton } from '../../src/names/slavic-skeleton.ts';
import { romaniseHan } from '../../src/values/romanise-han.ts';

describe('romaniseHan', () => {
  it('translates trades, spells places as one word, and joins a name of its own', () => {
    expect(romaniseHan('河北芦汀贸易')).toEqual([
      'hebei luting trading',
      'hebei lu ting trading',
      'hebei luting maoyi',
    ]);
    expect(romaniseHan('陕西芦汀进出口')).toEqual([
      'shaanxi luting import export',
      'shaanxi lu ting import export',
      'shanxi luting jinchukou',
    ]);
    expect(romaniseHan('河北省芦汀贸易')[0]).toBe('hebei luting trading');
  });

  it('reads traditional signs alike', () => {
    expect(romaniseHan('河北蘆汀貿易')[0]).toBe('hebei luting trading');
  });

  it('has nothing to say of other scripts', () => {
    expect(romaniseHan('Quillmoor')).toEqual([]);
  });
});

describe('slavicSkeleton', () => {
  it.each([
    ['щёлково', 'shchelkovo', 'schelkovo'],
    ['хабаровск', 'khabarovsk', 'habarovsk'],
    ['юганск', 'yugansk', 'iugansk'],
    ['варницахим', 'varnitsakhim', 'varnicahim'],
    ['трейдинг', 'trading'],
    ['экспорт', 'export', 'eksport'],
  ])('gives %s and its Latin spellings one skeleton', (...spellings) => {
    expect(new Set(spellings.map(slavicSkeleton)).size).toBe(1);
  });

  it('keeps other words apart', () => {
    expect(new Set(['полимер', 'полюс', 'палуба', 'камыш', 'тростник'].map(slavicSkeleton)).size).toBe(5);
  });
});

describe('latinSpellings', () => {
  it('gives the usual ones', () => {
    expect(latinSpellings('южный тростник')).toEqual(
      expect.arrayContaining(['yuzhnyy trostnik', 'iuzhnyi trostnik', 'yuzhny trostnik']),
    );
  });

  it('reads Ukrainian as Ukrainian', () => {
    expect(latinSpellings('дубрівець агротех')).toContain('dubrivets ahrotekh');
  });

  it('spells borrowed words as they are spelled where they come from', () => {
    expect(latinSpellings('ёлкин сервис')).toEqual(expect.arrayContaining(['elkin service', 'yolkin service']));
  });
});
