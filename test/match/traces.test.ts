import { describe, expect, it } from 'vitest';
import type { Subject } from '../../src/match/readings/subject.ts';
import { successionOf } from '../../src/match/succession.ts';
import { tracesOf } from '../../src/match/traces.ts';
import { fingerprintSite } from '../../src/signals/fingerprint.ts';
import { entity, NO_TRACES, subject } from '../../testkit/match/invented.ts';
import { capturedFrom, siteFrom } from '../../testkit/site-fixture.ts';
import { withReading } from './with-reading.ts';

/** A side whose copyright lines say this, read by the real signals. */
function saying(host: string, ...lines: string[]): Subject {
  const pages = Object.fromEntries(
    lines.map((line, index) => [
      index === 0 ? '/' : `/${index}`,
      `<body><main><p>Fine pens and quills in bulk, sent within a day of the order to any harbour.</p></main><footer><p>${line}</p></footer></body>`,
    ]),
  );
  const { visit } = capturedFrom(pages, { host });
  return { visit, fingerprint: fingerprintSite(siteFrom(pages, { host })), entity: null };
}

const OLD = saying('old.test', '© 2017 Hebei Quillmoor Trading Co., Ltd.');
const LEADS_ON = '© 2017 Hebei Quillmoor Trading Co., Ltd. <a href="https://fresh.test/">New web address</a>';

describe('tracesOf', () => {
  it('finds the old name that a translation still carries, and so the way', () => {
    const fresh = saying(
      'fresh.test',
      '© 2023 Shanxi Fernhollow Co., Ltd.',
      '© 2017 Hebei Quillmoor Trading Co., Ltd.',
    );
    const traces = tracesOf(OLD, fresh);
    expect(traces.right.residualNames).toEqual(['Hebei Quillmoor Trading Co., Ltd.']);
    expect(traces.left.residualNames).toEqual([]);
    expect(successionOf(OLD, fresh, traces).direction).toBe('left-to-right');
    expect(successionOf(fresh, OLD, tracesOf(fresh, OLD)).direction).toBe('right-to-left');
  });

  it('knows the listed name even where the old site does not say it', () => {
    const listed = {
      ...subject('old', {}),
      entity: { ...entity('old'), names: ['HEBEI QUILLMOOR TRADING CO., LTD.'] },
    };
    const fresh = saying('fresh.test', '© 2023 Shanxi Fernhollow Co., Ltd.', '© Hebei Quillmoor Trading Co., Ltd.');
    expect(tracesOf(listed, fresh).right.residualNames).toHaveLength(1);
  });

  it('sees nothing left behind where both name one owner', () => {
    const same = saying('same.test', '© 2019 Hebei Quillmoor Trading Co., Ltd.');
    expect(tracesOf(OLD, same).right.residualNames).toEqual([]);
    expect(successionOf(OLD, same, tracesOf(OLD, same)).reasons).toHaveLength(1); // the years
  });

  it('finds where a site says outright what it was called before, or where it has gone', () => {
    const fresh = saying(
      'fresh.test',
      '© 2023 Shanxi Fernhollow Co., Ltd.',
      'Shanxi Fernhollow Co., Ltd. (formerly known as Hebei Quillmoor Trading Co., Ltd.)',
    );
    const gone = saying('old.test', LEADS_ON);
    expect(tracesOf(OLD, fresh).right.formerly).toContain('formerly known as Hebei Quillmoor');
    expect(tracesOf(OLD, fresh).left).toMatchObject({ formerly: null, moved: null });
    expect(tracesOf(gone, fresh).left.moved).toBe('New web address');
    expect(successionOf(fresh, gone, tracesOf(fresh, gone)).direction).toBe('right-to-left');
  });

  it('takes a denial, a clerk who came from there and a dealer’s new site for no admission', () => {
    const fresh = saying(
      'fresh.test',
      '© 2023 Shanxi Fernhollow Co., Ltd.',
      'We are not the successor of Hebei Quillmoor Trading Co., Ltd. and have no relation with that firm.',
      'Our export manager Anna Lin was previously Hebei Quillmoor Trading Co., Ltd. sales manager for ten years.',
    );
    const leads = saying('old.test', `© 2017 <a href="https://fresh.test/">New site of our dealer in Porto</a>`);
    expect(tracesOf(OLD, fresh).right.formerly).toBeNull();
    expect(tracesOf(leads, fresh).left).toMatchObject({ links: true, moved: null });
  });

  it('follows no link to a domain that somebody else has registered since', () => {
    const gone = saying('old.test', LEADS_ON);
    const fresh = saying('fresh.test', '© 2027 Shanxi Fernhollow Co., Ltd.');
    expect(tracesOf(gone, fresh).left).toMatchObject({ links: true, moved: 'New web address' });
    const taken = withReading(fresh, 'registrant', { registrants: [], created: '2027', source: 'WHOIS' });
    expect(tracesOf(gone, taken).left).toMatchObject({ links: null, moved: null });
  });

  it('takes years as what they are', () => {
    expect(tracesOf(OLD, subject('b', {})).left.years).toEqual({ from: 2017, to: 2017 });
    expect(tracesOf(subject('a', {}), subject('b', {})).left).toEqual(NO_TRACES);
  });

  it.each([
    ['redirect', 'left-to-right'],
    ['bio', 'left-to-right'],
    ['footer', 'left-to-right'],
    ['media', 'right-to-left'],
    ['mail', 'right-to-left'],
    ['main', 'undirected'],
    ['canonical', 'undirected'],
  ])('a link by %s points %s', (role, direction) => {
    const [left, other] = [subject('a', {}), subject('b', {})];
    const none = { signal: 'site-link', version: 1, value: null, failure: null };
    const right = { ...other, fingerprint: { ...other.fingerprint, readings: [none] } };
    const reading = {
      signal: 'site-link',
      version: 1,
      value: { outbound: [{ value: 'b.test', role }] },
      failure: null,
    };
    const linking = { ...left, fingerprint: { ...left.fingerprint, readings: [reading] } };
    expect(successionOf(linking, right, tracesOf(linking, right)).direction).toBe(direction);
  });
});
