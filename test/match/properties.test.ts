/** What holds for every pair of sites: whole fingerprints of generated small sites, through the real page and signal rooms. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backgroundOf, shippedBackground } from '../../src/match/background/background.ts';
import { matchPair } from '../../src/match/compare.ts';
import type { Subject } from '../../src/match/readings/subject.ts';
import { subjectOf } from '../../src/match/readings/subject.ts';
import type { Background } from '../../src/model/derived/background.ts';
import type { Evidence, Match } from '../../src/model/derived/match.ts';
import type { CapturedSite } from '../../src/model/facts/visit.ts';
import { openSite } from '../../src/page/site.ts';
import { fingerprintSite } from '../../src/signals/fingerprint.ts';
import { SIGNALS } from '../../src/signals/list.ts';
import type { Signal } from '../../src/signals/signal.ts';
import { capturedSite, pagesOf, type SmallSite, subjectFrom } from '../../testkit/traps/small-site.ts';

/** Reading is slow: sites come from a small stock, so that most pairs are read only once in all. */
const stock = new Map<string, Subject>();
function read(site: SmallSite): Subject {
  const name = JSON.stringify(site);
  const subject = stock.get(name) ?? subjectFrom(site);
  stock.set(name, subject);
  return subject;
}

const MAILS = ['ada.wrenfield@post.test', 'mei.tarn@letter.test'];
const PHONES = ['+49 30 23125 147', '+49 69 90009 214'];
const EXTRAS = [
  '<p>Telegram: <a href="https://t.me/ropewalk_office">ropewalk_office</a></p>',
  '<p>Company number 10473218, VAT GB 123 4567 82</p>',
  '<p>© 2016 Ormskell Trading Co., Ltd. All rights reserved.</p>',
  '<p><a href="https://birch.test/">Our other house</a></p>',
];
const HEADS = ['<script async src="https://www.googletagmanager.com/gtag/js?id=G-7QX2M9RT4V"></script>'];

/** On a platform: its profiles in a row, and a channel in that row, in a list of its own, or in neither. */
const ROW = ['<ul>', ...['www.facebook.com', 'twitter.com'].map((at) => linkTo(`${at}/penharbour`))].join('');
const CHANNEL = linkTo('www.youtube.com/channel/UCabcdefghijklmnopqrstuv');
const ROWS = [`${ROW}${CHANNEL}</ul>`, `${ROW}</ul><section><ul>${CHANNEL}</ul></section>`, `${ROW}</ul>`];
const ON_PLATFORM =
  '<meta name="generator" content="Penharbour 3"><link rel="stylesheet" href="https://static.penharbour.test/a.css">';
function linkTo(address: string): string {
  return `<li><a href="https://${address}">here</a></li>`;
}

const maybe = <T>(list: readonly T[]) => fc.option(fc.constantFrom(...list), { nil: undefined });
const STOCK = 12;
function siteOn(host: string, name: string): fc.Arbitrary<SmallSite> {
  const any = fc
    .record({
      seed: fc.integer({ min: 1, max: 3 }),
      look: fc.integer({ min: 1, max: 2 }),
      mail: maybe(MAILS),
      phone: maybe(PHONES),
      footer: maybe(EXTRAS),
      head: maybe(HEADS),
    })
    .map(({ seed, look, mail, phone, footer, head }) => ({
      ...{ host, name, seed, look, mail, phone, photos: [seed, 50 + (seed % 2)], icon: look },
      ...(footer === undefined ? {} : { footer }),
      ...(head === undefined ? {} : { head }),
    }));
  return fc.constantFrom(...fc.sample(any, { numRuns: STOCK, seed: 20_260 }));
}
const pair = fc.tuple(siteOn('alder.test', 'Alderbrook Bearings Ltd'), siteOn('birch.test', 'Birchwell Bakery'));

const weigh = (
  left: Subject,
  right: Subject,
  background: Background = shippedBackground(),
  signals?: readonly Signal[],
) => matchPair(left, right, background, [], signals);
const rowsOf = ({ evidence, against }: Match): Evidence[] => [...evidence, ...against];
const brief = (match: Match): string =>
  `${match.verdict} ${match.weight}: ${rowsOf(match)
    .map(({ signal, level, weight }) => `${signal} ${level} ${weight}`)
    .join(', ')}`;
const turned = <Both extends { left: unknown; right: unknown }>(one: Both): Both => ({
  ...one,
  left: one.right,
  right: one.left,
});
const mirrored = ({ shared, ...row }: Evidence): Evidence => ({
  ...turned(row),
  ...(shared && { shared: { ...shared, items: shared.items.map(turned) } }),
});
const check = <T>(arbitrary: fc.Arbitrary<T>, numRuns: number, holds: (value: T) => void): void =>
  fc.assert(fc.property(arbitrary, holds), { numRuns, seed: 20_260 });

describe('every pair', () => {
  const onPlatform = fc
    .tuple(pair, fc.constantFrom(...ROWS), fc.constantFrom(...ROWS))
    .map(([[a, b], one, other]): [SmallSite, SmallSite] => [
      { ...a, footer: one, head: ON_PLATFORM },
      { ...b, footer: other, head: ON_PLATFORM },
    ]);

  it.each([
    ['in mirrored rows', pair],
    ['also where one platform’s profiles stand in their footers', onPlatform],
  ] as const)('weighs the same from either side, %s', (_, pairs) => {
    check(pairs, 40, ([a, b]) => {
      const there = weigh(read(a), read(b));
      const back = weigh(read(b), read(a));
      expect(back.weight, `${brief(there)} | ${brief(back)}`).toBe(there.weight);
      expect([back.id, back.verdict, back.probability]).toEqual([there.id, there.verdict, there.probability]);
      expect(rowsOf(back).map(mirrored)).toEqual(rowsOf(there));
      expect([...back.innocent].sort()).toEqual([...there.innocent].sort());
      const turned = { 'left-to-right': 'right-to-left', 'right-to-left': 'left-to-right', undirected: 'undirected' };
      expect(back.succession.direction).toBe(turned[there.succession.direction]);
    });
  });

  it('adds up: the rows sum to the weight', () => {
    check(pair, 40, ([a, b]) => {
      const match = weigh(read(a), read(b));
      const sum = rowsOf(match).reduce((all, { weight }) => all + weight, 0);
      expect(Math.abs(sum - match.weight), brief(match)).toBeLessThanOrEqual(0.01);
      expect(match.evidence.every(({ weight }) => weight >= 0)).toBe(true);
      expect(match.against.every(({ weight }) => weight <= 0)).toBe(true);
    });
  });

  it('shows for every row what stands where on both sides', () => {
    check(pair, 40, ([a, b]) => {
      const [left, right] = [read(a), read(b)];
      for (const row of rowsOf(weigh(left, right))) {
        for (const [side, host] of [
          [row.left, a.host],
          [row.right, b.host],
        ] as const) {
          const place = `${row.signal} ${row.level} ${JSON.stringify(side)}`;
          expect(side.value, place).not.toBe('');
          expect(side.quote, place).not.toBe('');
          expect(side.selector, place).not.toBe('');
          expect(side.capture, place).toMatch(/^[0-9a-f]{64}$/);
          expect(new URL(side.url).hostname, place).toBe(host);
        }
        expect(row.note, row.signal).toMatch(/[.!]$/);
      }
    });
  });

  it('gives the same document every time', () => {
    check(pair, 12, ([a, b]) => {
      const once = weigh(subjectFrom(a), subjectFrom(b));
      expect(weigh(subjectFrom(a), subjectFrom(b))).toEqual(once);
      expect(JSON.parse(JSON.stringify(once))).toEqual(once);
    });
  });

  const shuffledPairs = fc.tuple(pair, fc.infiniteStream(fc.nat(1000)));
  const reordered = ([[a, b], numbers]: [[SmallSite, SmallSite], Iterable<number>]): readonly [Match, Match] => {
    const right = subjectOf(fingerprintSite(openSite(shuffled(capturedSite(b), numbers))), null);
    return [weigh(read(a), read(b)), weigh(read(a), right)];
  };

  it('hardly depends on the order of pages and pictures', () => {
    check(shuffledPairs, 20, (value) => {
      const [once, again] = reordered(value);
      expect(Math.abs(again.weight - once.weight), `${brief(once)} | ${brief(again)}`).toBeLessThanOrEqual(1);
    });
  });

  it('takes contacts alike whichever page that gives them was captured first', () => {
    const [mail = ''] = MAILS;
    const [phone = ''] = PHONES;
    const gives = `<p>Write to ${mail} or call ${phone}</p>`;
    const site = { host: 'birch.test', name: 'Birchwell Bakery', seed: 4, photos: [] };
    const left = read({ ...site, host: 'alder.test', name: 'Alderbrook Bearings Ltd', seed: 1, mail, phone });
    const more = { '/news/opening.html': gives, '/reach.html': gives, '/2021/12/fair/': gives };
    const bitsOf = ({ evidence }: Match) =>
      evidence.filter(({ group }) => group === 'identity').map(({ signal, weight }) => [signal, weight]);
    const once = bitsOf(weigh(left, read({ ...site, more })));
    expect(once.map(([signal]) => signal)).toEqual(['contact-email', 'contact-phone']);
    check(fc.infiniteStream(fc.nat(1000)), 10, (numbers) => {
      const right = subjectOf(fingerprintSite(openSite(shuffled(capturedSite({ ...site, more }), numbers))), null);
      expect(bitsOf(weigh(left, right))).toEqual(once);
    });
  });

  it('weighs a site the same under /blog/', () => {
    const site = { host: 'birch.test', name: 'Birchwell Bakery', seed: 4, mail: MAILS[0], phone: PHONES[0] };
    const left = read({ ...site, host: 'alder.test', name: 'Alderbrook Bearings Ltd', seed: 1 });
    const moved = Object.fromEntries(Object.entries(pagesOf(site)).map(([path, html]) => [`/blog${path}`, html]));
    const match = weigh(left, read({ ...site, bare: true, whole: moved }));
    expect(brief(match)).toBe(brief(weigh(left, read(site))));
  });

  it('does not depend on it at all', () => {
    const site = { host: 'birch.test', name: 'Birchwell Bakery', seed: 4, look: 1, photos: [4, 50], icon: 1 };
    const left = read({ ...site, host: 'alder.test', name: 'Alderbrook Bearings Ltd', seed: 1, photos: [1, 51] });
    const turned = shuffled(capturedSite(site), [6, 5, 4, 3, 2, 1, 0]);
    const right = subjectOf(fingerprintSite(openSite(turned)), null);
    expect(weigh(left, right).weight).toBe(weigh(left, read(site)).weight);
  });

  it('does not depend on the order of signals', () => {
    check(fc.tuple(pair, fc.shuffledSubarray([...SIGNALS], { minLength: SIGNALS.length })), 30, ([[a, b], signals]) => {
      const once = weigh(read(a), read(b));
      const again = weigh(read(a), read(b), shippedBackground(), signals);
      expect(again.weight, `${brief(once)} | ${brief(again)}`).toBe(once.weight);
      expect(rowsOf(again)).toEqual(rowsOf(once));
    });
  });

  it('does not depend on what hosts and names happen to be', () => {
    const other = fc.constantFrom(
      ['alder.test', 'birch.test', 'Alderbrook Bearings Ltd', 'Birchwell Bakery'] as const,
      ['zz9.test', 'a-1.test', 'Quarndale Foundry Ltd', 'Ulverholm Optics'] as const,
      ['birch-alder.test', 'xenia.example', 'Vexbury Rope Ltd', 'Oxmere Saddlery'] as const,
    );
    const bare = (site: SmallSite): SmallSite => ({ ...site, footer: '' });
    const plain = pair.map(([a, b]): [SmallSite, SmallSite] => [bare(a), bare(b)]);
    check(fc.tuple(plain, other), 25, ([[a, b], [one, two, first, second]]) => {
      const once = weigh(read(a), read(b));
      const again = weigh(read({ ...a, host: one, name: first }), read({ ...b, host: two, name: second }));
      // The words of the names are words of the pages: a tenth of a bit may move.
      expect(Math.abs(again.weight - once.weight), `${brief(once)} | ${brief(again)}`).toBeLessThanOrEqual(0.5);
      expect(again.verdict, `${brief(once)} | ${brief(again)}`).toBe(once.verdict);
    });
  });
});

describe('a site against its own copy under another domain', () => {
  it('is likely under the same name, since anybody can copy a page, and says so', () => {
    check(siteOn('alder.test', 'Alderbrook Bearings Ltd'), 30, (site) => {
      const match = weigh(read(site), read({ ...site, host: 'copy.test' }));
      expect(match.verdict, brief(match)).toBe('likely');
      expect(match.innocent.join(), brief(match)).toMatch(/copied the pages whole/);
      expect(match.against, brief(match)).toEqual([]);
    });
  });

  it('is strong where it kept a contact under another name', () => {
    check(siteOn('alder.test', 'Alderbrook Bearings Ltd'), 30, (site) => {
      fc.pre(site.mail !== undefined);
      const match = weigh(read(site), read({ ...site, host: 'copy.test', name: 'Birchwell Trading' }));
      expect(match.verdict, brief(match)).toBe('strong');
    });
  });

  it('is likely at least where it kept its words and pictures alone', () => {
    check(fc.integer({ min: 1, max: 4 }), 4, (seed) => {
      const site = { host: 'alder.test', name: 'Alderbrook Bearings Ltd', seed, icon: null };
      const match = weigh(read(site), read({ ...site, host: 'copy.test', name: 'Birchwell Trading' }));
      expect(['likely', 'strong'], brief(match)).toContain(match.verdict);
    });
  });
});

describe('one more value on both sides', () => {
  /** By name: what both carry, and what each carries in its place when they share nothing; equal in form, so that only the value changes. */
  const VALUES: readonly (readonly [
    name: string,
    page: (value: string) => Partial<SmallSite>,
    both: string,
    one: string,
    other: string,
  ])[] = [
    [
      'mailbox',
      (v) => ({ everyMain: `<p><a href="mailto:${v}">${v}</a></p>` }),
      'tilda.rooke@parcel.test',
      'oswin.leary@crate.test',
      'petra.munn@barge.test',
    ],
    [
      'telephone',
      (v) => ({ everyMain: `<p>Tel. ${v}</p>` }),
      '+49 89 99998 531',
      '+49 221 4710 492',
      '+49 40 66969 806',
    ],
    [
      'channel',
      (v) => ({ everyMain: `<p><a href="https://t.me/${v}">Telegram</a></p>` }),
      'rooke_and_daughter',
      'leary_harness_shop',
      'munn_barge_repairs',
    ],
    ['counter', (v) => ({ head: `<script>ym(${v}, "init", {})</script>` }), '73920184', '61840297', '84017352'],
    [
      'company number',
      (v) => ({ everyMain: `<p>USCC ${v}</p>` }),
      '91350100M000100Y43',
      '9111000071093123XX',
      '911100007109250324',
    ],
  ];
  const extended = fc.tuple(pair, fc.constantFrom(...VALUES)).map(([[a, b], [name, page, both, one, other]]) => {
    const apart = [
      { ...a, ...page(one) },
      { ...b, ...page(other) },
    ] as const;
    return {
      name,
      apart,
      shared: [
        { ...a, ...page(both) },
        { ...b, ...page(both) },
      ] as const,
    };
  });

  it('never takes from the weight when it is rare', () => {
    check(extended, 20, ({ name, apart, shared }) => {
      const once = weigh(read(apart[0]), read(apart[1]));
      const again = weigh(read(shared[0]), read(shared[1]));
      expect(again.weight, `${name}: ${brief(once)} | ${brief(again)}`).toBeGreaterThanOrEqual(once.weight);
    });
  });

  it('never gives more than half a bit when it is common', () => {
    check(extended, 20, ({ name, apart, shared }) => {
      const [left, right] = [read(shared[0]), read(shared[1])];
      const before = new Set(apart.flatMap((site) => read(site).fingerprint.tokens));
      const added = left.fingerprint.tokens.filter((token) => !before.has(token));
      const background = backgroundOf(1000, new Map(added.map((token) => [token, 500])));
      const [once, again] = [weigh(read(apart[0]), read(apart[1]), background), weigh(left, right, background)];
      expect(added.length, name).toBeGreaterThan(0);
      // A company number that contradicts is a row against, and its end is no gift of the common one.
      const gone = once.against.find(({ signal }) => signal === 'registration-number')?.weight ?? 0;
      const gain = again.weight - once.weight + gone;
      expect(gain, `${name}: ${brief(once)} | ${brief(again)}`).toBeLessThanOrEqual(0.5 + 1e-9);
    });
  });

  it('gives nothing when both have it already', () => {
    const [mail = ''] = MAILS;
    check(pair, 20, ([a, b]) => {
      // In a comment, so that only the address is there twice, and no words or elements.
      const more = { mail, everyMain: `<!-- ${mail} -->` };
      const once = weigh(read({ ...a, mail }), read({ ...b, mail }));
      const again = weigh(read({ ...a, ...more }), read({ ...b, ...more }));
      const bits = (match: Match) => match.evidence.find(({ signal }) => signal === 'contact-email')?.weight;
      expect(bits(again), `${brief(once)} | ${brief(again)}`).toBe(bits(once));
      expect(again.weight, `${brief(once)} | ${brief(again)}`).toBe(once.weight);
    });
  });
});

function shuffled({ visit, bodies }: CapturedSite, numbers: Iterable<number>): CapturedSite {
  const next = numbers[Symbol.iterator]();
  const keyed = visit.captures.map((capture) => [next.next().value as number, capture] as const);
  return { visit: { ...visit, captures: keyed.sort(([a], [b]) => a - b).map(([, capture]) => capture) }, bodies };
}
