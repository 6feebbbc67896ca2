import { describe, expect, it } from 'vitest';
import { shippedBackground } from '../../src/match/background/background.ts';
import { listBackground } from '../../src/match/list-background.ts';
import type { Fingerprint } from '../../src/model/derived/fingerprint.ts';
import { SIFT_BITS } from '../../src/model/derived/sift.ts';
import { Entity } from '../../src/model/facts/seed.ts';
import { entityAtoms } from '../../src/sieve/compile.ts';
import { openWorld } from '../../testkit/attacks/world.ts';
import { buildSieve, siftHtml } from '../../testkit/sieve.ts';

const TEXT = `<p>Our grandfather cast the first bronze impeller in a barn behind the old railway station of the town.</p>
<p>Twice a year we drain the lower pond and the children of the village carry the carp home.</p>
<p>Nobody in the foundry remembers why the third furnace is called Margaret, yet it is.</p>`;
const TAG = `<script>gtag('config','G-AB12CD34EF')</script>`;

function siteOf(host: string, html: string): Fingerprint {
  const attack = {
    id: 'x',
    threat: 'framing',
    story: '',
    expect: [],
    sites: [{ host, entity: host, pages: { '/': html } }],
  };
  const found = openWorld(attack as never).sites.get(host);
  if (found === undefined) throw new Error(`${host} was not read`);
  return found.subject.fingerprint;
}

/** As `flow/sift` compiles it from a store in which nothing but these sites is. */
function sieveOf(...sites: readonly Fingerprint[]) {
  const background = listBackground(shippedBackground(), sites);
  const atoms = sites.map(
    (site) =>
      [
        site.site,
        entityAtoms(Entity.parse({ id: site.site, names: ['Zuvorex Wexim LLC'] }), [site], background),
      ] as const,
  );
  return { table: buildSieve(new Map(atoms)), names: null };
}
const page = (host: string, body: string): Fingerprint =>
  siteOf(host, `<title>${host}</title><p>We are the firm behind ${host}, and this is what we say about us.</p>${body}`);
const bitsIn = (html: string, ...sites: readonly Fingerprint[]): number => siftHtml(html, sieveOf(...sites))?.bits ?? 0;

describe('what a captured site gives to the sieve', () => {
  it('looks for its own domain, and not for those of strangers it leads to', () => {
    const listed = page('old-firm.example', '<footer><a href="https://builder.example/">made by us</a></footer>');
    expect(bitsIn('<a href="https://www.old-firm.example/x">x</a>', listed)).toBeGreaterThanOrEqual(SIFT_BITS);
    expect(bitsIn('<a href="https://builder.example/">x</a>', listed)).toBe(0);
  });

  it('takes the domain of its mailbox where another mailbox is, not where a link leads there', () => {
    const listed = page('old-firm.example', '<footer><a href="mailto:acme@post-house.example">write</a></footer>');
    expect(bitsIn('<a href="https://post-house.example/">made by us</a>', listed)).toBe(0);
    expect(bitsIn('<p>other@post-house.example</p>', listed)).toBe(6);
  });

  it('counts others, and not the site itself, against a text', () => {
    const others = ['a', 'b', 'c'].map((name) => page(`${name}-firm.example`, TEXT));
    const listed = page('old-firm.example', TEXT);
    expect(bitsIn(TEXT, listed)).toBeGreaterThanOrEqual(SIFT_BITS);
    expect(bitsIn(TEXT, listed, ...others)).toBeLessThan(SIFT_BITS);
  });

  it('takes a rare tag alone, and no more by it: a platform or an agency may have brought it', () => {
    const listed = page('old-firm.example', TAG + TEXT);
    expect(bitsIn(TAG, listed)).toBe(SIFT_BITS);
  });
});
