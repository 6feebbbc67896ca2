/**
 * Hides successors in generated worlds (testkit/discover/), crawls each world for real from the old firm's archive and social page, and
 * tells when each successor was captured: beside breadth-first and random order, by the way that leads to it, and without each reason.
 * usage: npm run discover [-- --worlds <n>] [--sites <n>] [--budget <n>] [--seed <n>] [--generator <name>] [--without <reason>]...
 * --generator first|second: two generators, written without knowledge of each other.
 * --without <reason>: crawls each world again without this reason; `each`: without each in turn. Exit code 1 when a figure misses
 * what it must be.
 */
import { parseArgs } from 'node:util';
import { type Discovered, openDiscovery } from '../../testkit/discover/discover.ts';
import { discoverWorld } from '../../testkit/discover/discover-world.ts';
import { blindVisits } from '../../testkit/discover/orders.ts';
import { secondWorld } from '../../testkit/discover/second/world.ts';
import { type DiscoverWorld, WAYS, type Way, type WorldOf } from '../../testkit/discover/world.ts';

/** Of all successors: captured within the budget, and among the first 20 visits. */
const MUST = { captured: 0.95, early: 0.9 } as const;
const EARLY = 20;
const DEPTH = 3;
/** Random orders of each world, of which the middle one counts. */
const RANDOM_ORDERS = 25;

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '14' },
    sites: { type: 'string', default: '300' },
    budget: { type: 'string', default: '200' },
    seed: { type: 'string', default: '7' },
    generator: { type: 'string', default: 'first' },
    without: { type: 'string', multiple: true, default: [] },
  },
});
const [worlds, sites, budget, seed] = (['worlds', 'sites', 'budget', 'seed'] as const).map((flag) => {
  if (!/^\d{1,9}$/.test(values[flag])) throw new Error(`--${flag} takes a whole number, not ${values[flag]}`);
  return Number(values[flag]);
}) as [number, number, number, number];
const GENERATORS: Record<string, WorldOf> = { first: discoverWorld, second: secondWorld };
const generate = GENERATORS[values.generator];
if (generate === undefined) throw new Error(`--generator takes first or second, not ${values.generator}`);
const removed = WAYS.filter((way) => values.without.includes(way) || values.without.includes('each'));
const unknown = values.without.find((word) => word !== 'each' && !removed.some((way) => way === word));
if (unknown !== undefined) throw new Error(`--without takes each, or one of ${WAYS.join(', ')}, not ${unknown}`);

interface Told {
  readonly world: DiscoverWorld;
  readonly found: Discovered;
  readonly without: ReadonlyMap<Way, Discovered>;
}
type Visits = number | null;

const all: Told[] = [];
for (let index = 0; index < worlds; index++) {
  const world = generate(seed, index, sites);
  const discovery = await openDiscovery(world);
  const limits = { depth: DEPTH, budget };
  const found = await discovery.look(limits);
  const without = new Map<Way, Discovered>();
  for (const way of removed) without.set(way, await discovery.look(limits, way));
  await discovery.close();
  all.push({ world, found, without });
  const told = found.successors.map(
    ({ ways, forms, behind, visits, isFlagged }) =>
      `${(forms ?? ways).join('+')}${behind === null ? '' : ' (second step)'}: ${visits ?? 'not found'}${isFlagged ? '' : ', not flagged'}`,
  );
  console.log(
    `world ${index}: ${found.visited} visits of ${found.suggested} suggestions; ${told.join('; ')}${found.accused.length > 0 ? `; ACCUSED ${found.accused.join(', ')}` : ''}`,
  );
}
console.log('\n| successors | found | in the first 20 | first (median) | each (median) | farthest |');
console.log('| --- | --- | --- | --- | --- | --- |');
const weighed = all.map(({ found }) => found.successors.map(({ visits }) => visits));
console.log(row('by rank', weighed));
console.log(
  row(
    'breadth first',
    all.map(({ world }) => blind(world, 'breadth')),
  ),
);
console.log(
  row(
    'random',
    all.map(({ world }) => middle(world)),
  ),
);
for (const way of WAYS)
  console.log(
    row(
      `by ${way} alone`,
      all.map(({ found }) => ofWay(found, [way])),
    ),
  );
console.log(
  row(
    'in several ways',
    all.map(({ found }) => ofSeveral(found)),
  ),
);
for (const way of removed)
  console.log(
    row(
      `without ${way}`,
      all.map(({ without }) => without.get(way)?.successors.map(({ visits }) => visits) ?? []),
    ),
  );

const every = weighed.flat();
const accused = all.flatMap(({ found, without }) => [found, ...without.values()].flatMap((one) => one.accused));
const flagged = all.flatMap(({ found }) => found.successors.filter(({ isFlagged }) => isFlagged));
console.log(`\n${flagged.length} of ${every.length} successors flagged; honest sites flagged: ${accused.length}`);
const isGood = share(every, budget) >= MUST.captured && share(every, EARLY) >= MUST.early && accused.length === 0;
process.exitCode = isGood ? 0 : 1;

function ofWay({ successors }: Discovered, ways: readonly string[]): Visits[] {
  return successors.filter((one) => one.ways.join() === ways.join()).map(({ visits }) => visits);
}

function ofSeveral({ successors }: Discovered): Visits[] {
  return successors.filter(({ ways }) => ways.length > 1).map(({ visits }) => visits);
}

function blind(world: DiscoverWorld, order: 'breadth' | number): Visits[] {
  return blindVisits(world, order, budget).map((visits) => (Number.isFinite(visits) ? visits : null));
}

function middle(world: DiscoverWorld): Visits[] {
  const orders = Array.from({ length: RANDOM_ORDERS }, (_, i) => blind(world, seed + i + 1));
  return world.successors.map((_, i) => {
    const sorted = orders.map((visits) => visits[i] ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b);
    const value = median(sorted);
    return Number.isFinite(value) ? value : null;
  });
}

function share(visits: readonly Visits[], most: number): number {
  return visits.filter((one) => one !== null && one <= most).length / Math.max(1, visits.length);
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.POSITIVE_INFINITY;
}

function row(name: string, perWorld: readonly (readonly Visits[])[]): string {
  const flat = perWorld.flat();
  const far = flat.map((one) => one ?? Number.POSITIVE_INFINITY);
  const firsts = perWorld
    .filter((one) => one.length > 0)
    .map((one) => Math.min(...one.map((v) => v ?? Number.POSITIVE_INFINITY)));
  const told = (value: number): string => (Number.isFinite(value) ? String(value) : `not in ${budget}`);
  if (flat.length === 0) return `| ${name} | 0 | | | | |`;
  const count = (most: number): string =>
    `${flat.filter((one) => one !== null && one <= most).length} of ${flat.length}`;
  return `| ${name} | ${count(budget)} | ${count(EARLY)} | ${told(median(firsts))} | ${told(median(far))} | ${told(Math.max(...far))} |`;
}
