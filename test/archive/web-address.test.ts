import { describe, expect, it } from 'vitest';
import { instantOf, webAddress } from '../../src/archive/web-address.ts';

describe('webAddress', () => {
  it.each([
    ['http://old.example/a?b=c#d', 'http://old.example/a?b=c'],
    ['<http://old.example/>', 'http://old.example/'],
    ['  HTTPS://Old.example ', 'https://old.example/'],
    ['http://ada:secret@old.example/', 'http://old.example/'],
    ['dns:old.example', null],
    ['urn:dom:http://old.example/', null],
    ['', null],
    [null, null],
    [`http://old.example/${'a'.repeat(8_200)}`, null],
  ])('%s', (text, address) => expect(webAddress(text)).toBe(address));
});

describe('instantOf', () => {
  it.each([
    ['2021-06-20T10:15:00Z', '2021-06-20T10:15:00.000Z'],
    [' Sun, 20 Jun 2021 10:15:00 GMT ', '2021-06-20T10:15:00.000Z'],
    [1_624_184_100_000, '2021-06-20T10:15:00.000Z'],
    ['1991-08-06', '1991-08-06T00:00:00.000Z'],
    ['1970-01-01T00:00:00Z', null],
    ['2100-01-02', null],
    ['soon', null],
    ['', null],
    [undefined, null],
  ])('%s', (text, instant) => expect(instantOf(text)).toBe(instant));
});
