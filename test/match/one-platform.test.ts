import { describe, expect, it } from 'vitest';
import { shippedBackground } from '../../src/match/background/background.ts';
import { matchPair } from '../../src/match/compare.ts';
import { subjectOf } from '../../src/match/readings/subject.ts';
import type { Match } from '../../src/model/derived/match.ts';
import { fingerprintSite } from '../../src/signals/fingerprint.ts';
import { type FixtureOptions, siteFrom } from '../../testkit/site-fixture.ts';

const CATEGORIES = Array.from({ length: 30 }, (_, i) => `<a href="/c/${i}">Things of sort ${i} and more</a>`).join(' ');

/** A storefront on an invented frame: long menu, tracker, notice, own networks and machinery of one platform. */
const storefront = (seller: string, own: string): string => `<html><head><title>${seller} - all goods</title>
<link rel="canonical" href="https://${seller}.en.made-in-china.com/"><link rel="icon" href="/icon.png">
<meta name="description" content="Every seller here is checked by us, and ${seller} is one of them: buy in bulk and ask for prices.">
<script>gtag('config', 'G-QM7XK2P9LD')</script></head><body>
<header><a href="/">Market</a> <nav class="menu">${CATEGORIES}</nav></header>
<main><h1>${seller}</h1>${own}<button>Ask this seller for the best price of today</button></main>
<footer><p>© 2026 Barrowmere Network Technology Co., Ltd.</p><p>Every seller is looked at once a year by our own people.</p>
<a href="https://www.facebook.com/barrowmere.market">F</a> <a href="mailto:help@barrowmere.com">Help</a></footer></body></html>`;

const fingerprinted = (html: string, options: FixtureOptions) =>
  subjectOf(fingerprintSite(siteFrom({ '/': html }, options)), null);
const matched = (left: string, right: string, options: readonly [FixtureOptions, FixtureOptions]): Match =>
  matchPair(fingerprinted(left, options[0]), fingerprinted(right, options[1]), shippedBackground());

const QUILLS = '<p>Goose quills, cut by hand in our barn beside the river, in boxes of fifty.</p>';
const KILNS = '<p>Small kilns for studios, fired twice before they leave us, with a year of guarantee.</p>';
const onPlatform = (seller: string): FixtureOptions => ({
  host: `${seller}.en.made-in-china.com`,
  kind: 'trade-listing',
});
const onHost = (seller: string): FixtureOptions => ({ host: `${seller}.test` });

describe('two sellers on one platform', () => {
  const [quills, kilns] = [storefront('quillmoor', QUILLS), storefront('fernhollow', KILNS)];

  it.each([
    ['served by it', [onPlatform('quillmoor'), onPlatform('fernhollow')] as const],
    ['served by other hosts', [onHost('copy-one'), onHost('copy-two')] as const],
  ])('have no look and nothing else in common, %s', (_, options) => {
    const match = matched(quills, kilns, options);
    expect(match.evidence.filter(({ group }) => group === 'look')).toEqual([]);
    expect(match.evidence.filter(({ weight }) => weight > 0)).toEqual([]);
    expect(match.weight).toBeLessThan(3);
  });

  it('would look like one site, were it not known where they stand', () => {
    const [left, right] = [quills, kilns].map((html) => html.replace(/<link rel="canonical"[^>]*>/, ''));
    expect(matched(left ?? '', right ?? '', [onHost('copy-one'), onHost('copy-two')]).weight).toBeGreaterThan(10);
  });

  it('are one where what the sellers wrote says so', () => {
    const contact = '<p>Write to anna@quillmoor-pens.com or call +86 311 8567 2390.</p>';
    const match = matched(storefront('quillmoor', QUILLS + contact), storefront('fernhollow', KILNS + contact), [
      onPlatform('quillmoor'),
      onPlatform('fernhollow'),
    ]);
    expect(match.evidence.map(({ signal }) => signal)).toEqual(
      expect.arrayContaining(['contact-email', 'contact-phone']),
    );
    expect(match.weight).toBeGreaterThan(10);
  });
});

describe('a website that says that it stands on a platform', () => {
  const page = (head: string) =>
    `<html><head>${head}<script>gtag('config', 'G-QM7XK2P9LD')</script></head><body><nav><a href="/a">Quills</a><a href="/b">Barn</a><a href="/c">Letters</a></nav>
     <h1>Quills</h1>${QUILLS}<footer><p>© 2026 Quillmoor Trading Co., Ltd.</p><a href="mailto:anna@quillmoor-pens.com">Mail</a></footer></body></html>`;
  const lie = '<link rel="canonical" href="https://quillmoor.en.made-in-china.com/">';
  const options = [{ host: 'quillmoor.test' }, { host: 'fernhollow.test' }] as const;

  it('hides nothing of what it shares with a site that does not', () => {
    const bits = (match: Match) => match.evidence.map(({ signal, weight }) => `${signal} ${weight}`).sort();
    const honest = bits(matched(page(''), page(''), options));
    expect(honest.length).toBeGreaterThan(3);
    // The lie is a link of its own; all the rest weighs as it did.
    expect(bits(matched(page(''), page(lie), options)).filter((row) => !row.startsWith('site-link'))).toEqual(
      honest.filter((row) => !row.startsWith('site-link')),
    );
  });
});
