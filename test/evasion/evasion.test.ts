import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/model/digest.ts';
import { measure, type Row } from '../../testkit/evasion/measure.ts';
import { chanceOf, inventedWord } from '../../testkit/evasion/random.ts';
import { renamed } from '../../testkit/evasion/rename.ts';
import { type PlainSite, readSite, readSubject, withContacts } from '../../testkit/evasion/site.ts';
import { play, TRICKS } from '../../testkit/evasion/tricks.ts';

const SITES = join(import.meta.dirname, '..', '..', 'seeds', 'example', 'sites');
const NAMES = ['calder-whin.example', 'panmulan-chem.example'];

/** Of two copies: how many are a lead, and how many still show the signal that the trick is aimed at. */
const ALL = { lead: 2, seen: 2 };
/** Exactly: who finds more than is said here, says so here. */
const FEWER: Readonly<Record<string, Partial<typeof ALL>>> = {
  // Nothing is left of the text; pictures, shape and goods must do.
  translated: { seen: 0 },
  'pictures-cropped-20': { seen: 0 },
  'pictures-overlaid': { seen: 1 },
  'pictures-turned': { seen: 0 },
};

const rows = new Map<string, Row>();
const sites: PlainSite[] = [];

beforeAll(async () => {
  for (const name of NAMES) sites.push(await readSite(join(SITES, name), name, name));
  for (const row of await measure(sites, TRICKS)) rows.set(row.trick, row);
}, 120_000);

describe('a copy under another name', () => {
  it.each(TRICKS.map(({ id }) => id))('is found in spite of %s', (id) => {
    const row = rows.get(id);
    const seen = row?.with.levels.reduce((sum, count) => sum + count, 0);
    expect(row?.with.pairs).toBe(NAMES.length);
    expect({ lead: row?.with.lead, seen }).toEqual({ ...ALL, ...FEWER[id] });
  });

  it('raises no alert between strangers', () => {
    expect([...rows.values()].filter(({ strangers }) => strangers > 0).map(({ trick }) => trick)).toEqual([]);
  });
});

describe('the tricks', () => {
  it('do the same again, and something at all', async () => {
    const digest = (site: PlainSite | null): string =>
      site === null
        ? ''
        : sha256(JSON.stringify([...site.pages]), ...[...site.pictures.values()].map((bytes) => sha256(bytes)));
    const [site] = sites as [PlainSite];
    const copies = {
      none: await renamed(site, null),
      mails: await renamed(withContacts(site), 'mails'),
      phones: await renamed(withContacts(site), 'phones'),
    };
    for (const trick of TRICKS) {
      const copy = copies[trick.hides ?? 'none'];
      const once = digest(await play(trick, copy));
      expect(digest(await play(trick, copy)), trick.id).toBe(once);
      expect(once, trick.id).not.toBe(digest(copy));
    }
  });

  it('are played upon copies that share no address, number, account or name', async () => {
    for (const site of sites) {
      const [here, there] = [await readSubject(site), await readSubject(await renamed(site, null))];
      const identity =
        /^(?:contact-email|contact-phone|messenger|social-link|registration-number|wallet|copyright-owner|residual-name):/;
      const left = new Set(here.fingerprint.tokens.filter((token) => identity.test(token)));
      expect(left.size).toBeGreaterThan(0);
      expect(there.fingerprint.tokens.filter((token) => left.has(token))).toEqual([]);
    }
  });

  it('deal by their seed only', () => {
    const [a, b, c] = [chanceOf('a'), chanceOf('a'), chanceOf('b')];
    const items = Array.from({ length: 50 }, (_, i) => i);
    const dealt = a.shuffled(items);
    expect(b.shuffled(items)).toEqual(dealt);
    expect(c.shuffled(items)).not.toEqual(dealt);
    expect([...dealt].sort((one, two) => one - two)).toEqual(items);
    expect(inventedWord('seed', 'Herbs')).toBe(inventedWord('seed', 'Herbs'));
    expect(inventedWord('seed', 'Herbs')).toMatch(/^[A-Z]/);
    expect(inventedWord('seed', '干草')).toMatch(/^\p{Script=Han}{2}$/u);
  });
});
