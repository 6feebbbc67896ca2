import { describe, expect, it } from 'vitest';
import { decide, isProductToken, parseRobots } from '../../../src/egress/robots/robots.ts';
import { type Fact, readFacts } from './robots-facts.ts';

/** Where we fetch less than these cases would: `title: row` and why. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  // RFC 9309 has no index files: this is no prefix of the pattern.
  'an index file: + lukbot | /unlocked-door/': 'the standard gives /index.html no other meaning',
  // RFC 9309 cuts no lines: the pattern goes on where Google's parser stopped reading.
  'long allows are cut: + LukBot | /x/bbb': 'the standard reads the whole line',
  // The two sources speak against each other: the unit tests read the line that the expectations call unreadable.
  'byte order mark, two octets of it: + luk | /OddThing': 'the unit tests pass the octets over',
  'byte order mark, one octet of it: + luk | /OddThing': 'the unit tests pass the octet over',
};

const facts = readFacts();
const nameOf = ({ title, kind, says }: Fact) => `${title}: ${kind} ${says}`.replace(/b{9,}.*/, 'bbb');
const isDifference = (fact: Fact) => nameOf(fact) in DIFFERENCES;

/** What we say, in the form of the row. */
function ours({ file, kind, says }: Fact): string {
  const robots = parseRobots(file);
  if (kind === ':') return robots.sitemaps.join(' ');
  if (kind === '~') {
    const [, token = ''] = /^(?:yes|no) (.*)$/.exec(says) ?? [];
    return `${isProductToken(token) ? 'yes' : 'no'} ${token}`;
  }
  if (kind === '=') {
    const agents = robots.literal.reduce((sum, group) => sum + group.agents.size, 0);
    const rules = robots.literal.flatMap((group) => group.rules);
    return `${agents} ${rules.length} ${rules.at(-1)?.line ?? 0}`;
  }
  const [agent = '', target = ''] = says.split(/ ?\| ?/);
  // An address without path is one of the root.
  return decide(robots, agent, target || '/').allowed ? '+' : '-';
}

describe("the facts of Google's published cases", () => {
  const decisions = facts.filter(({ kind }) => kind === '+' || kind === '-');
  const of = (source: string, rows: readonly Fact[]) => rows.filter(({ sources }) => sources.includes(source));

  it('holds all of them', () => {
    expect(of('unit', decisions)).toHaveLength(144);
    expect(of('spec', decisions)).toHaveLength(400);
    expect(of('unit', facts)).toHaveLength(165);
  });

  it('agrees with every row but the named ones, and with those in the direction that fetches less', () => {
    const wrong = facts.filter((fact) => {
      const said = ours(fact);
      return said !== (fact.kind === '+' || fact.kind === '-' ? fact.kind : fact.says);
    });
    for (const source of ['unit', 'spec']) {
      const rows = of(source, facts);
      const missed = of(source, wrong);
      console.log(`robots, ${source}: ${rows.length - missed.length} of ${rows.length}, ${missed.length} stricter`);
    }
    expect(wrong.map(nameOf)).toEqual(Object.keys(DIFFERENCES));
    expect(wrong.filter(({ kind }) => kind !== '+')).toEqual([]);
    expect(decisions.filter((fact) => !isDifference(fact)).every((fact) => ours(fact) === fact.kind)).toBe(true);
  });

  it('fetches nothing that one of them forbids', () => {
    const forbidden = decisions.filter(({ kind }) => kind === '-');
    expect(forbidden.length).toBeGreaterThan(200);
    expect(forbidden.filter((fact) => ours(fact) === '+')).toEqual([]);
  });
});
