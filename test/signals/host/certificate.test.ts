import { describe, expect, it } from 'vitest';
import { certificate } from '../../../src/signals/host/certificate.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './certificate.examples.ts';

signalContract(certificate, examples);

const PAGES = { '/': '<body><main><p>Pens and quills in bulk, sent within a day.</p></main></body>' };

function read(host: string, names: readonly string[] | null, key = host) {
  const shown = {
    names: [...(names ?? [])],
    ...{ subject: `CN=${host}`, issuer: 'CN=Invented Authority', key: key.padEnd(64, '0') },
    ...{ validFrom: '2025-11-01T00:00:00.000Z', validTo: '2026-02-01T00:00:00.000Z' },
  };
  const value = certificate.extract(siteFrom(PAGES, { host, facts: names === null ? {} : { certificate: shown } }));
  if (value === null) throw new Error('nothing was read');
  return value;
}
const levelOf = (...sides: [ReturnType<typeof read>, ReturnType<typeof read>]) => certificate.compare(...sides)?.level;

describe('certificate', () => {
  it('knows one key under two names', () => {
    const one = read('quillmoor.test', ['quillmoor.test'], 'k');
    expect(levelOf(one, read('fernhollow.test', ['fernhollow.test'], 'k'))).toBe('identical');
    expect(levelOf(one, read('fernhollow.test', ['fernhollow.test'], 'j'))).toBeUndefined();
  });

  it('finds the site that the other’s certificate names, though that site shows none', () => {
    const naming = read('quillmoor.test', ['quillmoor.test', 'mail.fernhollow.test']);
    expect(levelOf(naming, read('fernhollow.test', null))).toBe('close');
    expect(certificate.keys?.(naming)).toContain('certificate:fernhollow.test');
    expect(certificate.keys?.(read('fernhollow.test', null))).toEqual(['certificate:fernhollow.test']);
  });

  it('says nothing of two names under one domain, nor of a key that a builder’s wildcard has', () => {
    expect(
      levelOf(read('quillmoor.test', ['quillmoor.test'], 'k'), read('www.quillmoor.test', ['quillmoor.test'], 'k')),
    ).toBeUndefined();
    const shop = (name: string) => read(`${name}.github.io`, ['*.github.io', 'github.io'], 'k');
    expect(levelOf(shop('quillmoor'), shop('fernhollow'))).toBeUndefined();
  });

  it('says nothing of a hoster’s bundle', () => {
    const names = Array.from({ length: 7 }, (_, i) => `shop-${i}.test`);
    expect(levelOf(read('shop-1.test', names, 'k'), read('shop-2.test', names, 'k'))).toBeUndefined();
  });

  it('carries nothing for what is no name', () => {
    expect(certificate.extract(siteFrom(PAGES, { host: '203.0.113.7' }))).toBeNull();
  });
});
