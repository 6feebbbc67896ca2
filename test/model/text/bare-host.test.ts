import { describe, expect, it } from 'vitest';
import { isBareHost, nextForm, UNKNOWN_NAME, wholeAddress } from '../../../src/model/text/bare-host.ts';

describe('a bare host', () => {
  it.each([
    'mill.example',
    'mill.example:8080',
    'mill.example/felt?q=1',
    'мельница.example',
    '192.0.2.7',
    'localhost:8080',
  ])('%s', (typed) => {
    expect(isBareHost(typed)).toBe(true);
    expect(wholeAddress(typed)).toEqual({ url: `https://${typed}`, bare: true });
  });

  it.each([
    'sellers.csv',
    'old.warc.gz',
    '../mill.example',
    '/etc/passwd',
    '3.5',
    '1.25.300',
    'a@mill.example',
    'mill',
  ])('%s is none', (typed) => {
    expect(isBareHost(typed)).toBe(false);
    expect(wholeAddress(typed)).toEqual({ url: typed });
  });
});

describe('the forms of a bare host', () => {
  /** All that are asked where each ends like this. */
  function asked(typed: string, reasonOf: (url: string) => string): string[] {
    const tried: { url: string; reason: string }[] = [];
    for (let url = nextForm(`https://${typed}`, tried); url !== null; url = nextForm(`https://${typed}`, tried))
      tried.push({ url, reason: reasonOf(url) });
    return tried.map(({ url }) => url);
  }

  it('are https, then http, of the name that exists', () => {
    expect(asked('mill.example', () => 'fetch:refused')).toEqual(['https://mill.example/', 'http://mill.example/']);
  });

  it('are those of the other name where the first is unknown, each name asked once', () => {
    const other = ['https://mill.example/', 'https://www.mill.example/', 'http://www.mill.example/'];
    expect(asked('mill.example', (url) => (url.includes('www.') ? 'fetch:timeout' : UNKNOWN_NAME))).toEqual(other);
    expect(asked('www.mill.example', () => UNKNOWN_NAME)).toEqual([
      'https://www.mill.example/',
      'https://mill.example/',
    ]);
  });

  it('keep port and path, and an address of numbers has no www', () => {
    expect(asked('192.0.2.7:8080/a', () => UNKNOWN_NAME)).toEqual(['https://192.0.2.7:8080/a']);
  });
});
