import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readKeys } from '../../src/evidence/signing.ts';

const text = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');

describe('docs/operations.md', () => {
  it('makes signing keys that the program reads', () => {
    const command = /^\s*(\{ openssl .* \}) > signing-key\.pem$/m.exec(text)?.[1] ?? '';
    const pem = execFileSync('sh', ['-c', command], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    expect(readKeys(pem, 'the docs').p384.asymmetricKeyType).toBe('ec');
    const half = pem.slice(0, pem.indexOf('-----BEGIN', 1));
    expect(() => readKeys(half, 'the docs')).toThrow('the docs does not hold');
  });

  it('names only figures that the program has', () => {
    const metrics = readFileSync(join(import.meta.dirname, '../../src/desk/health/metrics.ts'), 'utf8');
    const named = [...new Set(text.match(/\brevenant_[a-z_]+/g))];
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !metrics.includes(`${name}: `))).toEqual([]);
  });
});
