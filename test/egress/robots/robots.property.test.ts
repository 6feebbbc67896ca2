import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, parseRobots } from '../../../src/egress/robots/robots.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';

const may = (file: string | Uint8Array, path: string, agent = 'revenant') =>
  decide(parseRobots(file), agent, path).allowed;

/** Few letters, so that rules and paths meet; all that is special. */
const piece = fc.constantFrom('a', 'b', '/', '*', '$', '?', '%', '%62', '%2A', '%2f', 'é', ' ', '\0', '\u{1f600}');
const pattern = fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`);
const path = fc.array(fc.constantFrom('a', 'b', '/', '?', '%62', '%2A', '%C3%A9', '*', '$'), { maxLength: 8 });
const target = path.map((pieces) => `/${pieces.join('')}`);
const lineEnd = fc.constantFrom('\n', '\r', '\r\n');
const rule = fc.tuple(fc.constantFrom('Allow: ', 'Disallow: ', 'disalow: ', 'Allow '), pattern).map(([k, v]) => k + v);
const group = fc.array(rule, { maxLength: 6 }).map((rules) => ['User-agent: *', ...rules].join('\n'));

describe('any robots.txt', () => {
  it('never throws, whatever the octets, the agent and the address', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.string(), fc.string({ unit: 'binary' }), (file, agent, url) => {
        expect(typeof may(file, url, agent)).toBe('boolean');
      }),
      { numRuns: 1_000 },
    );
  });

  it('never throws on lines that look right', () => {
    const word = fc.constantFrom('User-agent', 'Disallow', 'Allow', 'Sitemap', 'Crawl-delay', ':', ' ', '\t', '*', '#');
    const text = fc.array(fc.oneof(word, piece, lineEnd, fc.constant('revenant')), { maxLength: 60 });
    fc.assert(
      fc.property(text, target, (words, url) => {
        expect(typeof may(words.join(''), url)).toBe('boolean');
      }),
      { numRuns: 1_000 },
    );
  });

  it('with one disallow more never allows more', () => {
    fc.assert(
      fc.property(group, pattern, target, (file, more, url) => {
        if (may(`${file}\nDisallow: ${more}`, url)) expect(may(file, url)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('with one allow less never allows more', () => {
    fc.assert(
      fc.property(group, pattern, target, (file, less, url) => {
        if (may(file, url)) expect(may(`${file}\nAllow: ${less}`, url)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('says the same with a byte order mark, other line ends and empty lines', () => {
    fc.assert(
      fc.property(group, target, lineEnd, (file, url, end) => {
        const said = may(file, url);
        expect(may(`\uFEFF${file}`, url)).toBe(said);
        expect(may(file.replaceAll('\n', end), url)).toBe(said);
        expect(may(file.replaceAll('\n', `${end}${end}#x${end}`), url)).toBe(said);
      }),
    );
  });

  it('says the same whether both readings are made or one is known to be the other', () => {
    // Four words are no rule in either reading, but they begin like one that only Google's parser knows.
    const apart = '\nallow nothing of it';
    fc.assert(
      fc.property(group, target, (file, url) => {
        const { standard, literal } = parseRobots(file + apart);
        expect(literal).not.toBe(standard);
        expect(may(file + apart, url)).toBe(may(file, url));
      }),
      { numRuns: 2_000 },
    );
  });

  it('with nothing but disallows forbids what a plain prefix of it names', () => {
    fc.assert(
      fc.property(target, target, (prefix, rest) => {
        const plain = prefix.replace(/[*$]/g, '');
        expect(may(`User-agent: *\nDisallow: ${plain}`, plain + rest)).toBe(false);
      }),
    );
  });
});

describe('time', () => {
  // A tenth of a second each when nothing else runs; what is not linear takes minutes.
  const quick = (file: string, url: string, most: number) => {
    expectQuick(() => decide(parseRobots(file), 'revenant', url), most);
  };
  const MOST = 500 * 1024;
  const head = 'User-agent: *\n';
  const long = `/${'a'.repeat(2_000)}`;

  it.each([
    ['one line of spaces', `${head}Disallow: ${' '.repeat(MOST)}x`],
    ['one line of stars', `${head}Disallow: /${'*'.repeat(MOST)}x`],
    ['one line of stars and letters', `${head}Disallow: /${'*a'.repeat(MOST / 2)}`],
    ['one line of percent signs', `${head}Disallow: /${'%'.repeat(MOST)}`],
    ['one line of NULs', `${head}Disallow: /${'\0'.repeat(MOST)}`],
    ['one line of colons', ':'.repeat(MOST)],
    ['nothing but line ends', '\r'.repeat(MOST)],
    ['agents only', 'User-agent: a\n'.repeat(MOST / 14)],
    ['groups only', 'User-agent: *\nDisallow: /x\n'.repeat(MOST / 26)],
    ['rules that nearly match', head + `Disallow: /*b${'a'.repeat(1_000)}\n`.repeat(MOST / 1_014)],
    ['rules that nearly match at their end', head + `Disallow: /*${'a'.repeat(1_000)}b\n`.repeat(MOST / 1_014)],
    ['short rules with many stars', head + 'Disallow: /*a*a*a*a*b$\n'.repeat(MOST / 23)],
  ])('%s: no quadratic work', (_, file) => quick(file, long, 5_000));
});
