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
    ['2021', '2021-01-01T00:00:00.000Z'],
    ['2021-06', '2021-06-01T00:00:00.000Z'],
    ['2021-06-20T10:15', '2021-06-20T10:15:00.000Z'],
    ['2021-06-20 10:15:00', '2021-06-20T10:15:00.000Z'],
    ['2021-06-20T12:15:00.250+02:00', '2021-06-20T10:15:00.250Z'],
    ['Sun Jun 20 2021 12:15:00 GMT+0200', '2021-06-20T10:15:00.000Z'],
    ['Sun, 20 Jun 2021 12:15:00 +0200', '2021-06-20T10:15:00.000Z'],
    // Whose machine reads it would tell when these were.
    ['Sun Jun 20 2021 12:15:00', null],
    ['foo 5', null],
    ['2021-13-45', null],
    ['', null],
    [undefined, null],
  ])('%s', (text, instant) => expect(instantOf(text)).toBe(instant));
});
