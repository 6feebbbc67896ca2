import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSignature, isSignedBy } from '../../../src/archive/wacz/package-signature.ts';

/** Made with openssl (x509, dgst, ts) by an invented authority, clock and observer; valid for a hundred years. */
const signed = JSON.parse(readFileSync(join(import.meta.dirname, 'signed-package.json'), 'utf8')) as {
  manifest: string;
  digest: { path: string; hash: string; signedData: Record<string, string> };
};
const manifest = Buffer.from(signed.manifest);
const check = (digest: unknown, of = manifest, whole = true) =>
  checkSignature(Buffer.from(JSON.stringify(digest)), of, whole);
const withData = (changes: Record<string, string | undefined>) => ({
  ...signed.digest,
  signedData: { ...signed.digest.signedData, ...changes },
});

describe('a domain’s signature with a time stamp', () => {
  it('holds; what an unknown root leaves open is said', () => {
    const found = check(signed.digest);
    expect(found).toMatchObject({ state: 'valid', signer: 'observer.example' });
    expect(found.signedAt).toMatch(/^2026-11-25T/);
    expect(found.proven).toEqual(['every file is as it was when the package was signed']);
    expect(found.notProven.join('\n')).toMatch(/certificate for observer\.example: its chain ends at no root/);
    expect(found.notProven.join('\n')).toMatch(/signed before 2026-11-25T.*no root/);
    expect(found.notProven.join('\n')).toMatch(/revoked/);
    expect(found.notProven.join('\n')).toMatch(/what was served/);
  });

  it('says nothing of files that do not fit what was signed', () => {
    const found = check(signed.digest, manifest, false);
    expect(found.state).toBe('valid');
    expect(found.proven).toEqual([]);
    expect(found.notProven[0]).toMatch(
      /^that every file is as it was when the package was signed: not every file matches/,
    );
  });

  it.each<[string, Record<string, string | undefined>, RegExp]>([
    ['another hash', { hash: `sha256:${'0'.repeat(64)}` }, /not over the digest/],
    ['another signature', { signature: Buffer.from('no').toString('base64') }, /does not match the certificate/],
    ['another domain', { domain: 'elsewhere.example' }, /not that of elsewhere/],
    [
      'a certificate without its chain in order',
      { domainCert: reversed(signed.digest.signedData['domainCert'] ?? '') },
      /do not form a chain/,
    ],
    ['no certificates of the clock', { timestampCert: '' }, /time stamp is not valid/],
    [
      'the observer’s certificate for the clock’s',
      { timestampCert: signed.digest.signedData['domainCert'] },
      /bound to another certificate/,
    ],
    ['a stated time that is days off', { created: '2026-11-20T00:00:00Z' }, /ten minutes/],
    ['a time stamp that is none', { timeSignature: 'AAAA' }, /cannot be read/],
  ])('%s: invalid, with the reason', (_name, changes, why) => {
    const found = check(withData(changes));
    expect(found.state).toBe('invalid');
    expect(found.notProven.join()).toMatch(why);
  });

  it('without a time stamp holds, and the time is not proven', () => {
    const found = check(withData({ timeSignature: undefined }));
    expect(found).toMatchObject({ state: 'valid', signedAt: null });
    expect(found.notProven.join()).toMatch(/when it was signed/);
  });

  it('of another datapackage.json does not hold', () => {
    expect(check(signed.digest, Buffer.from(`${signed.manifest} `)).state).toBe('invalid');
  });

  it('any changed byte of the time stamp: invalid or as before, never a throw', () => {
    const stamp = Buffer.from(signed.digest.signedData['timeSignature'] ?? '', 'base64');
    const { signedAt } = check(signed.digest);
    fc.assert(
      fc.property(fc.nat(stamp.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(stamp);
        damaged[at] = (damaged[at] as number) ^ change;
        const found = check(withData({ timeSignature: damaged.toString('base64') }));
        expect(found.state === 'invalid' || found.signedAt === signedAt).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('an anonymous signature', () => {
  const hash = `sha256:${createHash('sha256').update(manifest).digest('hex')}`;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const digestOf = (dsaEncoding: 'der' | 'ieee-p1363', publicKeyText = key) => ({
    path: 'datapackage.json',
    hash,
    signedData: {
      hash,
      signature: sign('sha256', Buffer.from(hash), { key: privateKey, dsaEncoding }).toString('base64'),
      publicKey: publicKeyText,
    },
  });

  it('holds in both forms, and tells whose key it is only by its print', () => {
    for (const form of ['der', 'ieee-p1363'] as const) {
      const found = check(digestOf(form));
      expect(found.state).toBe('valid');
      expect(found.signer).toMatch(/^key sha256:[0-9a-f]{64}$/);
      expect(found.notProven.join()).toMatch(/whose key/);
    }
  });

  it('by another key, or by none, is invalid', () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ type: 'spki', format: 'der' });
    expect(check(digestOf('der', other.toString('base64'))).state).toBe('invalid');
    expect(check(digestOf('der', 'AAAA')).state).toBe('invalid');
  });
});

describe('a signer that the operator trusts', () => {
  const hash = `sha256:${createHash('sha256').update(manifest).digest('hex')}`;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const der = publicKey.export({ type: 'spki', format: 'der' });
  const print = createHash('sha256').update(der).digest('hex');
  const signature = sign('sha256', Buffer.from(hash), privateKey).toString('base64');
  const anonymous = { hash, signedData: { hash, signature, publicKey: der.toString('base64') } };

  it('is a key by its digest, with or without the prefix, and no other', () => {
    const found = check(anonymous);
    for (const trusted of [print, `sha256:${print}`, `SHA256:${print.toUpperCase()}`])
      expect(isSignedBy(found, ['other.example', trusted]), trusted).toBe(true);
    expect(isSignedBy(found, [])).toBe(false);
    expect(isSignedBy(found, [print.replace(/^./, (one) => (one === '0' ? '1' : '0'))])).toBe(false);
    expect(isSignedBy(check(anonymous, manifest, false), [print])).toBe(false);
    expect(isSignedBy(undefined, [print])).toBe(false);
  });

  it('is a domain only if its certificate leads to a root: anybody can make one for any name', () => {
    const forged = check(signed.digest);
    expect(isSignedBy(forged, ['observer.example'])).toBe(false);
    const proven = [...forged.proven, 'the signer held the key of a certificate for observer.example'];
    expect(isSignedBy({ ...forged, proven }, ['Observer.example'])).toBe(true);
    expect(isSignedBy({ ...forged, proven }, ['example'])).toBe(false);
  });
});

it('a digest without a signature is none; what is no JSON is invalid', () => {
  const hash = `sha256:${createHash('sha256').update(manifest).digest('hex')}`;
  expect(check({ path: 'datapackage.json', hash }).state).toBe('none');
  expect(checkSignature(Buffer.from('{'), manifest, true).state).toBe('invalid');
  expect(check(null).state).toBe('invalid');
});

function reversed(pem: string): string {
  return (pem.match(/-----BEGIN[^]*?END CERTIFICATE-----\n?/g) ?? []).toReversed().join('');
}
