import { describe, expect, it } from 'vitest';
import { decide, parseRobots } from '../../../src/egress/robots/robots.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';

const may = (file: string, path: string, agent = 'revenant') => decide(parseRobots(file), agent, path).allowed;

/** [what, file, path, allowed] */
const CASES: [string, string, string, boolean][] = [
  ['an empty file', '', '/a', true],
  ['no rules', 'User-agent: *', '/a', true],
  ['all', 'User-agent: *\nDisallow: /', '/a', false],
  ['all, and robots.txt itself, which is fetched without asking', 'User-agent: *\nDisallow: /', '/robots.txt', false],
  ['nothing', 'User-agent: *\nDisallow:', '/a', true],
  ['a prefix', 'User-agent: *\nDisallow: /private', '/private/x', false],
  ['a prefix of a word', 'User-agent: *\nDisallow: /private', '/privateer', false],
  ['another path', 'User-agent: *\nDisallow: /private', '/public', true],
  ['case matters in paths', 'User-agent: *\nDisallow: /Private', '/private', true],
  ['case does not matter in keys', 'USER-AGENT: *\nDISALLOW: /', '/a', false],
  ['rules before any group', 'Disallow: /\nUser-agent: *\nDisallow: /x', '/a', true],
  // Groups
  ['our own group', 'User-agent: revenant\nDisallow: /', '/a', false],
  ["somebody else's group", 'User-agent: otherbot\nDisallow: /', '/a', true],
  ['the token in other case', 'User-agent: ReVeNaNt\nDisallow: /', '/a', false],
  ['the token with a version', 'User-agent: revenant/1.0\nDisallow: /', '/a', false],
  ['the token with more words', 'User-agent: revenant bot\nDisallow: /', '/a', false],
  ['a longer token', 'User-agent: revenants\nDisallow: /', '/a', true],
  ['a shorter token', 'User-agent: rev\nDisallow: /', '/a', true],
  ['a token with a hyphen', 'User-agent: revenant-images\nDisallow: /', '/a', true],
  ['own group before *', 'User-agent: *\nDisallow: /\nUser-agent: revenant\nAllow: /', '/a', true],
  ['an own group without rules', 'User-agent: *\nDisallow: /\nUser-agent: revenant', '/a', true],
  ['own group with an empty rule', 'User-agent: revenant\nDisallow:\nUser-agent: *\nDisallow: /', '/a', true],
  ['several agents, one group', 'User-agent: x\nUser-agent: revenant\nUser-agent: y\nDisallow: /', '/a', false],
  [
    'groups merge',
    'User-agent: revenant\nDisallow: /a\nUser-agent: x\nDisallow: /c\nUser-agent: revenant\nDisallow: /b',
    '/a',
    false,
  ],
  [
    'groups merge (second)',
    'User-agent: revenant\nDisallow: /a\nUser-agent: x\nDisallow: /c\nUser-agent: revenant\nDisallow: /b',
    '/b',
    false,
  ],
  [
    'groups merge (the other)',
    'User-agent: revenant\nDisallow: /a\nUser-agent: x\nDisallow: /c\nUser-agent: revenant\nDisallow: /b',
    '/c',
    true,
  ],
  [
    '* groups merge',
    'User-agent: *\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: *\nDisallow: /b',
    '/b',
    false,
  ],
  ['* with words after it', 'User-agent: * all\nDisallow: /', '/a', false],
  ['*x is no star', 'User-agent: *x\nDisallow: /', '/a', true],
  ['a blank line ends no group', 'User-agent: *\n\n\nDisallow: /', '/a', false],
  ['sitemap ends no group', 'User-agent: *\nSitemap: https://s.example/s.xml\nDisallow: /', '/a', false],
  [
    'crawl-delay ends no list of agents',
    'User-agent: x\nCrawl-delay: 5\nUser-agent: revenant\nDisallow: /',
    '/a',
    false,
  ],
  [
    'an unknown key ends no list of agents',
    'User-agent: revenant\nNoindex: /q\nUser-agent: x\nDisallow: /',
    '/a',
    false,
  ],
  ['rules after an empty agent', 'User-agent:\nDisallow: /', '/a', true],
  // Longest match
  ['longer allow wins', 'User-agent: *\nDisallow: /p\nAllow: /p/open', '/p/open/x', true],
  ['longer disallow wins', 'User-agent: *\nAllow: /p\nDisallow: /p/shut', '/p/shut/x', false],
  ['order does not matter', 'User-agent: *\nAllow: /p/open\nDisallow: /p', '/p/open', true],
  ['allow wins a tie', 'User-agent: *\nDisallow: /p\nAllow: /p', '/p', true],
  ['allow wins a tie in any order', 'User-agent: *\nAllow: /p\nDisallow: /p', '/p', true],
  ['the length counts wildcards', 'User-agent: *\nDisallow: /*.html\nAllow: /x', '/x.html', false],
  ['an empty allow opens nothing', 'User-agent: *\nAllow:\nDisallow: /', '/a', false],
  // Wildcards
  ['star in the middle', 'User-agent: *\nDisallow: /a/*/c', '/a/b/c', false],
  ['star for nothing', 'User-agent: *\nDisallow: /a*c', '/ac', false],
  ['star over slashes', 'User-agent: *\nDisallow: /a*z', '/a/b/c/z', false],
  ['star at the front', 'User-agent: *\nDisallow: *.pdf', '/x/y.pdf', false],
  ['star at the end', 'User-agent: *\nDisallow: /a*', '/a', false],
  ['many stars', 'User-agent: *\nDisallow: /*****b', '/a/b', false],
  ['stars in order', 'User-agent: *\nDisallow: /*b*a', '/a/b', true],
  ['anchored', 'User-agent: *\nDisallow: /a$', '/a', false],
  ['anchored, but longer', 'User-agent: *\nDisallow: /a$', '/ab', true],
  ['star and anchor', 'User-agent: *\nDisallow: /*.php$', '/x/y.php', false],
  ['star and anchor, with a query', 'User-agent: *\nDisallow: /*.php$', '/x/y.php?z', true],
  ['the anchor takes the last one', 'User-agent: *\nDisallow: /*a$', '/aba', false],
  ['the pieces do not overlap', 'User-agent: *\nDisallow: /ab*ba$', '/aba', true],
  ['only the root', 'User-agent: *\nDisallow: /$', '/', false],
  ['only the root, elsewhere', 'User-agent: *\nDisallow: /$', '/a', true],
  ['a dollar in the middle is a dollar', 'User-agent: *\nDisallow: /a$b', '/a$b', false],
  ['no slash in front: no match', 'User-agent: *\nDisallow: private', '/private', true],
  ['a query', 'User-agent: *\nDisallow: /*?sort=', '/list?sort=up', false],
  // Percent-encoding (RFC 9309, 2.2.2)
  ['UTF-8 in the rule', 'User-agent: *\nDisallow: /foo/bar/ツ', '/foo/bar/%E3%83%84', false],
  ['encoded in the rule', 'User-agent: *\nDisallow: /foo/bar/%E3%83%84', '/foo/bar/ツ', false],
  ['hex in lower case', 'User-agent: *\nDisallow: /foo/bar/%e3%83%84', '/foo/bar/%E3%83%84', false],
  ['encoded unreserved letters', 'User-agent: *\nDisallow: /foo/bar/%62%61%7A', '/foo/bar/baz', false],
  ['encoded letters in the path', 'User-agent: *\nDisallow: /foo/bar/baz', '/foo/bar/%62%61%7a', false],
  ['an encoded slash is no slash', 'User-agent: *\nDisallow: /a/b', '/a%2Fb', true],
  ['an encoded star is a star', 'User-agent: *\nDisallow: /a%2Ab', '/a*b', false],
  ['an encoded star is no wildcard', 'User-agent: *\nDisallow: /a%2Ab', '/axb', true],
  ['an encoded dollar is no anchor', 'User-agent: *\nDisallow: /a%24', '/a$', false],
  ['an encoded dollar is no anchor (2)', 'User-agent: *\nDisallow: /a%24', '/a', true],
  ['a lone percent sign', 'User-agent: *\nDisallow: /100%', '/100%', false],
  ['a space', 'User-agent: *\nDisallow: /a b', '/a%20b', false],
  // Bytes and lines
  ['BOM', '\uFEFFUser-agent: *\nDisallow: /', '/a', false],
  ['CRLF', 'User-agent: *\r\nDisallow: /\r\n', '/a', false],
  ['CR only', 'User-agent: *\rDisallow: /\r', '/a', false],
  ['mixed ends', 'User-agent: *\r\n\rDisallow: /x\nDisallow: /a', '/a', false],
  ['no end', 'User-agent: *\nDisallow: /', '/a', false],
  ['NUL', 'User-agent: *\nDis\0allow: /', '/a', false],
  ['comments', '# hi\nUser-agent: * # us\nDisallow: / # all', '/a', false],
  ['a comment cuts the rule', 'User-agent: *\nDisallow: /a#b', '/a', false],
  ['spaces everywhere', '  User-agent :  *  \n\t Disallow\t:\t/  ', '/a', false],
  ['no space', 'User-agent:*\nDisallow:/', '/a', false],
  ['a forgotten colon', 'User-agent *\nDisallow /', '/a', false],
  ['a slip of the pen', 'User-agent: *\nDisalow: /', '/a', false],
  ['a web page instead', '<!doctype html><title>User agent</title>\n<p>Disallow everything', '/a', true],
  ['an address as rule', 'User-agent: *\nDisallow: https://s.example/', '/a', true],
];

describe('decide', () => {
  it.each(CASES)('%s', (_, file, path, allowed) => {
    expect(may(file, path)).toBe(allowed);
  });

  it('names the line and the rule that decided', () => {
    const robots = parseRobots('# ours\r\nUser-agent: *\r\nDisallow: /a # no\r\nAllow: /a/b\r\nCrawl-delay: 7.5');
    expect(decide(robots, 'revenant', '/a/c')).toEqual({
      allowed: false,
      line: 3,
      rule: 'Disallow: /a',
      crawlDelay: 7.5,
    });
    expect(decide(robots, 'revenant', '/a/b')).toMatchObject({ allowed: true, line: 4, rule: 'Allow: /a/b' });
    expect(decide(robots, 'revenant', '/z')).toMatchObject({ allowed: true, line: null, rule: null });
  });

  it('takes the crawl-delay of the groups that count, and no junk', () => {
    const file =
      'User-agent: *\nCrawl-delay: 3\nUser-agent: x\nDisallow: /\nUser-agent: revenant\nCrawl-delay: 9\nDisallow: /q';
    expect(decide(parseRobots(file), 'revenant', '/').crawlDelay).toBe(9);
    const delayOf = (value: string) =>
      decide(parseRobots(`User-agent: *\nCrawl-delay: ${value}\nDisallow: /q`), 'revenant', '/').crawlDelay;
    expect(['10', '0.5', '10 s', '10,5', '1e9', '9'.repeat(400)].map(delayOf)).toEqual([
      10, 0.5, 10, 10, 86_400, 86_400,
    ]);
    expect(['-1', 'x', '', 'Infinity', '.5'].map(delayOf)).toEqual([null, null, null, null, null]);
  });
});

describe('size', () => {
  const filler = (bytes: number) => `#${'x'.repeat(98)}\n`.repeat(Math.ceil(bytes / 100));

  it('obeys what stands within 500 KiB and ignores the rest', () => {
    const head = 'User-agent: *\n';
    const within = head + filler(511_000) + 'Disallow: /a\n' + filler(5_000);
    const beyond = head + filler(512_100) + 'Disallow: /a\n';
    expect(may(within, '/a')).toBe(false);
    expect(may(beyond, '/a')).toBe(true);
  });

  it('drops a line that the limit cuts in two, so that no allow grows', () => {
    const head = 'User-agent: *\nDisallow: /\n';
    const rule = 'Allow: /news-only';
    const text = head + '#'.repeat(512_000 - head.length - 1 - 'Allow: /'.length) + '\n' + rule + '\n';
    expect(may(text, '/secret')).toBe(false);
  });

  it('reads bytes as UTF-8', () => {
    expect(may(new TextDecoder().decode(Buffer.from('User-agent: *\nDisallow: /ツ')), '/%E3%83%84')).toBe(false);
    expect(
      decide(parseRobots(Buffer.from('\xef\xbb\xbfUser-agent: *\nDisallow: /', 'latin1')), 'revenant', '/').allowed,
    ).toBe(false);
  });

  it('forbids everything where patterns are made to be slow', () => {
    const slow = parseRobots(`User-agent: *\n${`Disallow: /${'a*'.repeat(200)}b$\n`.repeat(1_100)}`);
    const answer = decide(slow, 'revenant', `/${'a'.repeat(2_000)}`);
    expect(answer).toEqual({ allowed: false, line: null, rule: null, crawlDelay: null });
    expectQuick(() => decide(slow, 'revenant', `/${'a'.repeat(2_000)}`), 2_000);
    expect(decide(slow, 'revenant', '/a').allowed).toBe(true);
  });
});
