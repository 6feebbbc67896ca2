import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FeedNames } from '../../src/names/feed-names.ts';

function read(text: string, cuts: readonly number[] = []): { hosts: string[]; lines: number; unread: number } {
  const hosts: string[] = [];
  const names = new FeedNames((host) => hosts.push(host));
  const at = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
  for (let i = 1; i < at.length; i += 1) names.take(text.slice(at[i - 1], at[i]));
  names.end();
  return { hosts, lines: names.lines, unread: names.unread };
}

const ZONE = `; a zone
$ORIGIN test.
$TTL 900
@\t86400\tin\tsoa\tns1.test. admin.test. 1 2 3 4 5
QUILLMOOR\t86400\tin\tns\tns1.park.test.
QUILLMOOR\t86400\tin\tns\tns2.park.test.
\t86400\tin\tns\tns3.park.test.
whole.example.\t86400\tin\tns\tns1.park.test.
`;

describe('names of a feed', () => {
  it('come from lists, CSV, zone files and JSON lines', () => {
    expect(read('# new\nOne.test\r\n\n"two.test",2026\nthree.test 1\n*.four.test').hosts).toEqual([
      ...['one.test', 'two.test', 'three.test', 'four.test'],
    ]);
    expect(read(ZONE).hosts).toEqual(['quillmoor.test', 'whole.example']);
    const certificate = {
      data: { leaf_cert: { all_domains: ['*.five.test', 'six.test'], subject: { O: 'Quill. Ltd' } } },
    };
    expect(read(JSON.stringify(certificate)).hosts).toEqual(['five.test', 'six.test']);
  });
  it('are the same wherever the text is cut', () => {
    const text = `${ZONE}a.test\n${'x'.repeat(40_000)}\nb.test\n{"n":["c.test"]}\n`;
    const whole = read(text);
    expect(whole.hosts.slice(-2)).toEqual(['b.test.test', 'c.test']);
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { maxLength: 10 }), (cuts) => {
        expect(read(text, cuts)).toEqual(whole);
      }),
    );
  });
  it('of hostile lines are bounded, and counted', () => {
    const many = JSON.stringify(Array.from({ length: 500 }, (_, at) => `n${at}.test`));
    expect(read(many).hosts).toHaveLength(200);
    const odd = read(
      `${'a.'.repeat(9_000)}\n-\u0000\u001b[31m\n<html>\nhttp://x.test/\n${'same.test\n'.repeat(1_000)}`,
    );
    expect(odd).toEqual({ hosts: ['same.test'], lines: 1_004, unread: 4 });
  });
});
