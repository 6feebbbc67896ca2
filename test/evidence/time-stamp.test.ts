import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkToken, timeStampRequest, tokenOf } from '../../src/evidence/time-stamp.ts';
import { timeStampOf } from '../../src/flow/evidence/time-stamps.ts';
import { egressTo, type LocalServer } from '../../testkit/egress/local-server.ts';
import { type Authority, makeAuthority, serveAuthority } from './authority.ts';

const BYTES = Buffer.from('what is to be stamped');
const NONCE = Buffer.from('8001020304', 'hex');
let folder: string;
let authority: Authority;
let server: LocalServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'revenant-tsa-'));
  authority = makeAuthority(join(folder, 'rsa'), 'rsa');
  server = await serveAuthority(authority);
});
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const stamped = (by = authority, bytes = BYTES, nonce = NONCE): Buffer =>
  tokenOf(by.answer(timeStampRequest(bytes, nonce)), bytes, nonce);

describe('RFC 3161', () => {
  it('asks as OpenSSL reads it', () => {
    const path = join(folder, 'asked.tsq');
    writeFileSync(path, timeStampRequest(BYTES, NONCE));
    const text = execFileSync('openssl', ['ts', '-query', '-in', path, '-text']).toString();
    expect(text).toMatch(/Hash Algorithm: sha256/);
    expect(text).toMatch(/Nonce: 0x8001020304/);
    expect(text).toMatch(/Certificate required: yes/);
  });

  it.each(['rsa', 'ec'] as const)('accepts the token of an authority (%s) up to a root that was given', (kind) => {
    const by = makeAuthority(join(folder, `by-${kind}`), kind);
    const check = checkToken(stamped(by), BYTES, [by.root]);
    expect(check.problems).toEqual([]);
    expect(check).toMatchObject({ trusted: true, authority: 'CN=Invented Time Stamps' });
    expect(Math.abs(Date.parse(check.at ?? '') - Date.now())).toBeLessThan(60_000);
    expect(checkToken(stamped(by), BYTES, [])).toMatchObject({ trusted: null, problems: [] });
  });

  it('finds a token over other bytes, a root that is not its own, and an answer to another question', () => {
    expect(checkToken(stamped(), Buffer.from('other'), []).problems).toContain('the time stamp is over other bytes');
    const other = makeAuthority(join(folder, 'other'), 'rsa');
    const check = checkToken(stamped(), BYTES, [other.root]);
    expect(check.trusted).toBe(false);
    expect(check.problems[0]).toMatch(/ends at no root that was given/);
    const answer = authority.answer(timeStampRequest(BYTES, NONCE));
    expect(() => tokenOf(answer, BYTES, randomBytes(8))).toThrow('another request');
    expect(() => tokenOf(answer, Buffer.from('other'), NONCE)).toThrow('over other bytes');
  });

  it('lets no single byte of what is signed be changed, and throws for nothing', () => {
    const token = stamped();
    const found = (bytes: Buffer): boolean => {
      const { problems, at } = checkToken(bytes, BYTES, [authority.root]);
      return problems.length > 0 || at === null;
    };
    expect(found(token)).toBe(false);
    const signed = token.indexOf(Buffer.from('2a864886f70d0109100104', 'hex'));
    fc.assert(
      fc.property(fc.nat({ max: 119 }), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const changed = Buffer.from(token);
        changed[signed + at] = (changed[signed + at] ?? 0) ^ mask;
        expect(found(changed)).toBe(true);
      }),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void checkToken(bytes, BYTES, [])),
      { numRuns: 500 },
    );
  });

  it('goes out through egress and comes back checked', async () => {
    const egress = egressTo(server.port);
    const token = await timeStampOf(BYTES, 'http://tsa.example/', egress);
    expect(checkToken(Buffer.from(token, 'base64'), BYTES, [authority.root])).toMatchObject({
      trusted: true,
      problems: [],
    });
    await expect(timeStampOf(BYTES, 'http://tsa.example/broken', egress)).rejects.toThrow(
      /gave no time stamp: it answered 500/,
    );
    await egress.close();
  });

  it('was checked by OpenSSL the same', () => {
    const [answer, root] = [join(folder, 'a.tsr'), join(folder, 'root.pem')];
    const query = join(folder, 'a.tsq');
    writeFileSync(query, timeStampRequest(BYTES, NONCE));
    writeFileSync(answer, authority.answer(readFileSync(query)));
    writeFileSync(root, authority.root);
    const told = execFileSync('openssl', ['ts', '-verify', '-queryfile', query, '-in', answer, '-CAfile', root], {
      stdio: 'pipe',
    });
    expect(String(told)).toContain('Verification: OK');
  });
});
