/** A site of which we hold one page: its frame and contact block prove, and the row says that no other page was seen. */
import { describe, expect, it } from 'vitest';
import { shippedBackground } from '../../../src/match/background/background.ts';
import { matchPair } from '../../../src/match/compare.ts';
import { matchListed } from '../../../src/match/listed/listed.ts';
import { subjectOf } from '../../../src/match/readings/subject.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import { fingerprintSite } from '../../../src/signals/fingerprint.ts';
import { withValues } from '../../../src/watchlist/own/own-list.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';

const MAIL = 'quillpost.lena@gmail.com';
const ENTITY = withValues(
  Entity.parse({ id: 'sdn-1', names: ['HEBEI QUILLMOOR TRADING CO., LTD.'], identifiers: { emails: [MAIL] } }),
);
const page = (title: string, inside = '', foot = `E-mail: ${MAIL}`): string =>
  `<html lang="en"><head><title>${title}</title></head><body><main><h1>${title}</h1><p>${title} are cut by hand and sent within a day.</p>${inside}</main><footer><p>${foot}</p></footer></body></html>`;
const side = (host: string, pages: Record<string, string>) =>
  subjectOf(fingerprintSite(siteFrom(pages, { host })), null);

const ONE = side('one.example', { '/': page('Pens') });
const MANY = side('many.example', { '/': page('Nibs'), '/ink': page('Inks'), '/paper': page('Papers') });
const OTHERS = side('others.example', { '/': page('Quills'), '/wax': page('Waxes'), '/seal': page('Seals') });
const SAYS = side('says.example', {
  '/': page('Rulers', `<p>A friend of mine writes from ${MAIL} and is always glad to get long letters.</p>`, 'Rulers'),
});

const listedNote = (site: typeof ONE) => {
  const input = {
    entity: ENTITY,
    mentions: [],
    parties: 1,
    listing: { after: null, by: null },
    saidAt: '2023-02-28T00:00:00.000Z',
  };
  return matchListed(input, site, shippedBackground())?.evidence.find(({ signal }) => signal === 'contact-email')?.note;
};
const pairNote = (left: typeof ONE, right: typeof ONE) =>
  matchPair(left, right, shippedBackground()).evidence.find(({ signal }) => signal === 'contact-email')?.note;

describe('one page seen', () => {
  it('is said of the row whose proof is in that page’s frame, and of no other', () => {
    expect(listedNote(ONE)).toContain('One page seen');
    expect(listedNote(MANY)).not.toContain('One page seen');
    expect(pairNote(ONE, MANY)).toContain('One page seen');
    expect(pairNote(MANY, ONE)).toContain('One page seen');
    expect(pairNote(MANY, OTHERS)).not.toContain('One page seen');
  });

  it('is not said where the value is only said', () => {
    expect(listedNote(SAYS)).toContain('only says it');
    expect(listedNote(SAYS)).not.toContain('One page seen');
  });
});
