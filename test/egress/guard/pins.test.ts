import { describe, expect, it } from 'vitest';
import { findPin, parseAllowance, parsePin } from '../../../src/egress/guard/pins.ts';
import { InputError } from '../../../src/errors.ts';

describe('parsePin', () => {
  it.each([
    ['shop.example:80:127.0.0.1:8080', { host: 'shop.example', port: 80, address: '127.0.0.1', toPort: 8080 }],
    ['shop.example:443:10.0.0.1', { host: 'shop.example', port: 443, address: '10.0.0.1', toPort: null }],
    ['*:80:127.0.0.1:8080', { host: null, port: 80, address: '127.0.0.1', toPort: 8080 }],
    ['::127.0.0.1:8080', { host: null, port: null, address: '127.0.0.1', toPort: 8080 }],
    ['SHOP.example.:80:[::1]:8080', { host: 'shop.example', port: 80, address: '::1', toPort: 8080 }],
    ['shop.example:80:[::1]', { host: 'shop.example', port: 80, address: '::1', toPort: null }],
    ['shop.example:80:::1', { host: 'shop.example', port: 80, address: '::1', toPort: null }],
    ['[2606:4700::1]:80:127.0.0.1', { host: '[2606:4700::1]', port: 80, address: '127.0.0.1', toPort: null }],
    ['bücher.example:80:127.0.0.1', { host: 'xn--bcher-kva.example', port: 80, address: '127.0.0.1', toPort: null }],
  ])('%s', (text, pin) => {
    expect(parsePin(text)).toEqual(pin);
  });

  it.each([
    '',
    'shop.example',
    'shop.example:80',
    'shop.example:80:',
    'shop.example:80:localhost',
    'shop.example:80:other.example:80',
    'shop.example:http:127.0.0.1',
    'shop.example:0:127.0.0.1',
    'shop.example:70000:127.0.0.1',
    'shop.example:80:127.0.0.1:0',
    'shop.example:80:127.1',
    'sh op:80:127.0.0.1',
    'a@b:80:127.0.0.1',
  ])('%s is wrong use', (text) => {
    expect(() => parsePin(text)).toThrow(InputError);
  });

  it('prefers the very name and the very port', () => {
    const pins = ['*:80:127.0.0.1', 'shop.example::127.0.0.2', 'shop.example:80:127.0.0.3'].map(parsePin);
    expect(findPin(pins, 'shop.example', 80)?.address).toBe('127.0.0.3');
    expect(findPin(pins, 'shop.example.', 443)?.address).toBe('127.0.0.2');
    expect(findPin(pins, 'other.example', 80)?.address).toBe('127.0.0.1');
    expect(findPin(pins, 'other.example', 443)).toBeNull();
    expect(findPin(pins, '8.8.8.8', 80)).toBeNull();
  });
});

describe('parseAllowance', () => {
  it.each(['127.0.0.1', '127.0.0.1:80', '::1', '[::1]', '[::1]:80', '10.0.0.0/8', 'fd00::/8'])('%s', (text) => {
    expect(() => parseAllowance(text)).not.toThrow();
  });

  it.each(['', 'localhost', '127.0.0.1:x', '10.0.0.0/33', '127.1', 'shop.example:80'])('%s is wrong use', (text) => {
    expect(() => parseAllowance(text)).toThrow(InputError);
  });
});
