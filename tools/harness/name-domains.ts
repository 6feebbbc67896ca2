/** What looking for listed companies in domains costs and finds: names a second, false suggestions, what is missed. */
import { FeedNames } from '../../src/names/feed-names.ts';
import { matchDomain } from '../../src/names/match-domain.ts';
import { coreOf } from '../../src/names/name-forms.ts';
import { buildNameIndex, type ListedNames } from '../../src/names/name-index.ts';
import { stringAt } from '../../src/names/packed-tables.ts';
import { reasonBits } from '../../src/suggest/rank.ts';
import { madeUpDomains } from '../../testkit/names/domains.ts';

const MILLION = 1_000_000;
const SHOWN = 15;
/** Ways in which the domain of a company is written, from its words. */
const WAYS: Readonly<Record<string, (words: readonly string[]) => string>> = {
  joined: (words) => words.join(''),
  hyphens: (words) => words.join('-'),
  'with a legal form': (words) => `${words.join('')}ltd`,
  'with a word of trade': (words) => `${words.join('-')}-shop`,
};

export function reportDomains(
  listed: readonly ListedNames[],
  count: number,
  { say, ms }: { say(what: string, figure: string): void; ms(work: () => void): number },
): void {
  const companies = listed.filter(({ type }) => type === 'company');
  const index = buildNameIndex(companies);
  const text = `${[...madeUpDomains(count)].join('\n')}\n`;
  const found = new Map<number, Set<string>>();
  const read = (heard: (host: string) => void): void => {
    const names = new FeedNames(heard);
    for (let at = 0; at < text.length; at += 65_536) names.take(text.slice(at, at + 65_536));
    names.end();
  };
  const alone = ms(() => read(() => undefined));
  const whole = ms(() =>
    read((host) => {
      for (const { entity } of matchDomain(index, host.slice(0, host.indexOf('.')))) {
        const known = found.get(entity) ?? new Set();
        found.set(entity, known.add(host));
      }
    }),
  );
  const perSecond = (took: number): string => Math.round((count * 1_000) / took).toLocaleString('en-US');
  say('companies; names of theirs', `${companies.length}; ${companies.flatMap(({ names }) => names).length}`);
  say('domains a second a core, read alone; read and matched', `${perSecond(alone)}; ${perSecond(whole)}`);
  const hits = [...found.values()].reduce((sum, { size }) => sum + size, 0);
  const telling = [...found].filter(
    ([, { size }]) => reasonBits('like-name', { among: size, carriers: 0, trail: Number.POSITIVE_INFINITY }) !== null,
  );
  const suggested = telling.reduce((sum, [, { size }]) => sum + size, 0);
  const per = (n: number): string => ((n * MILLION) / count).toFixed(1);
  say('false hits a million; false suggestions a million', `${per(hits)}; ${per(suggested)}`);
  for (const [entity, hosts] of telling.slice(0, SHOWN))
    console.log(`    ${[...hosts].join(' ')} as ${stringAt(index.names, index.titleOf[entity] as number)}`);
  for (const [way, write] of Object.entries(WAYS)) {
    const ones = companies.flatMap(({ id, names: [name = ''] }) => {
      const words = coreOf(name);
      return words.every((word) => /^[a-z0-9]+$/.test(word)) ? [{ id, label: write(words) }] : [];
    });
    const recalled = ones.filter(({ id, label }) =>
      matchDomain(index, label).some(({ entity }) => stringAt(index.ids, entity) === id),
    );
    say(`  main names found ${way}`, `${((100 * recalled.length) / ones.length).toFixed(0)} % of ${ones.length}`);
  }
}
