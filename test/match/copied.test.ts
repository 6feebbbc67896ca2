import { describe, expect, it } from 'vitest';
import { listedSideCameLater } from '../../src/match/copied.ts';
import type { Subject } from '../../src/match/subject.ts';
import { entity, subject } from './invented.ts';
import { withReading } from './with-reading.ts';

/** A site that shows one mailbox. */
const shop = (site: string, startedAt: string, more: { listed?: string; created?: string } = {}): Subject => {
  const owner = site === 'listed' ? entity('e', more.listed === undefined ? {} : { listed: more.listed }) : undefined;
  const side = subject(site, { 'contact-email': ['m'] }, { startedAt, ...(owner && { entity: owner }) });
  if (more.created === undefined) return side;
  return withReading(side, 'registrant', { registrants: [], created: more.created, source: 'WHOIS' });
};

const other = shop('other', '2018-04-05T06:07:08.000Z');
const listed = (created: string, on?: string) =>
  shop('listed', '2023-04-05T06:07:08.000Z', { created, ...(on !== undefined && { listed: on }) });

describe('contacts that a listed firm took over', () => {
  it('were on the other side before the listed firm had its domain, while nobody had listed it', () => {
    expect(listedSideCameLater(listed('2020-09-10', '2021-12-15'), other)).toBe(true);
    expect(listedSideCameLater(other, listed('2020-09-10', '2021-12-15'))).toBe(true);
    expect(listedSideCameLater(listed('2014-05-06', '2021-12-15'), other)).toBe(false);
  });

  it('are not excused by a domain that was registered anew after the listing, or at a time that nobody knows', () => {
    expect(listedSideCameLater(listed('2022-03-04', '2021-12-15'), other)).toBe(false);
    expect(listedSideCameLater(listed('2022-03-04'), other)).toBe(false);
    // Registered in the year of the listing: before or after it.
    expect(listedSideCameLater(listed('2021', '2021-12-15'), other)).toBe(false);
  });
});
