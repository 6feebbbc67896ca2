import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const top = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(top, path), 'utf8');
const squid = read('deploy/egress/squid.conf');

/** Every range of a list in the guard, or of an access list of Squid, in order. */
const ranges = (text: string): string[] => text.match(/[0-9a-f.:]+\/\d+/g)?.sort() ?? [];
const inGuard = (name: string): string[] => {
  const guard = read('src/egress/guard/address.ts');
  return ranges(new RegExp(`const ${name} = ranges\\((.*?)\\);\n`, 's').exec(guard)?.[1]?.replace(/\/\/.*/g, '') ?? '');
};
const inSquid = (text: string, name: string): string[] =>
  ranges(
    text
      .split('\n')
      .flatMap((line) => (line.startsWith(`acl ${name} dst `) ? [line] : []))
      .join(' '),
  );

describe('deploy/egress/squid.conf', () => {
  it.each([
    ['not_public', 'NOT_PUBLIC_V4'],
    ['not_public6', 'NOT_PUBLIC_V6'],
    ['given_out6', 'GIVEN_OUT_V6'],
  ])('has the ranges of the guard: %s', (name, list) => {
    expect(inGuard(list).length).toBeGreaterThan(2);
    expect(inSquid(squid, name)).toEqual(inGuard(list));
    expect(inSquid(squid.replace(/ (?:10\.0\.0\.0\/8|2001::\/23|2c00::\/8)/g, ''), name)).not.toEqual(inGuard(list));
  });

  it('refuses first, allows only addresses, and ends with a refusal', () => {
    const rules = squid.split('\n').filter((line) => line.startsWith('http_access'));
    expect(rules).toEqual([
      'http_access deny !CONNECT',
      'http_access deny !open_port',
      'http_access deny not_public',
      'http_access deny not_public6',
      'http_access allow address4',
      'http_access allow address6 given_out6',
      'http_access deny all',
    ]);
  });
});

describe('deploy/seccomp.json', () => {
  interface Rule {
    readonly names: readonly string[];
    readonly action: string;
    readonly args?: readonly { readonly index: number; readonly value: number; readonly op: string }[];
  }
  const profile = JSON.parse(read('deploy/seccomp.json')) as Record<string, unknown> & { syscalls: readonly Rule[] };
  const allowed = (name: string): Rule[] =>
    profile.syscalls.filter(({ names, action }) => names.includes(name) && action === 'SCMP_ACT_ALLOW');

  it('denies by default, and has no conditions, which Kubernetes would not read', () => {
    expect(profile['defaultAction']).toBe('SCMP_ACT_ERRNO');
    expect(JSON.stringify(profile)).not.toMatch(/"(?:includes|excludes|archMap)"/);
  });

  it("has what Chromium's sandbox needs: user, process and network namespaces, chroot; and no mount namespace", () => {
    const NEW = { mount: 0x2_0000, cgroup: 0x200_0000, user: 0x1000_0000, process: 0x2000_0000, network: 0x4000_0000 };
    for (const name of ['clone', 'unshare']) {
      const [rule, ...more] = allowed(name);
      expect(more).toEqual([]);
      expect(rule?.args?.[0]?.op).toBe('SCMP_CMP_MASKED_EQ');
      const denied = (flag: number): boolean => ((rule?.args?.[0]?.value ?? 0) & flag) !== 0;
      expect([NEW.mount, NEW.cgroup].map(denied)).toEqual([true, true]);
      expect([NEW.user, NEW.process, NEW.network].map(denied)).toEqual([false, false, false]);
    }
    expect(allowed('chroot')).toHaveLength(1);
  });

  it.each(['mount', 'bpf', 'setns', 'keyctl', 'io_uring_setup', 'open_by_handle_at', 'init_module', 'clone3'])(
    'does not allow %s',
    (name) => expect(allowed(name)).toEqual([]),
  );
});
