/** Judges generated worlds and counts what came out, by principle and by each trait. */
import { type Attack, PRINCIPLES } from '../attack.ts';
import { judge, type Outcome } from '../judge.ts';

export interface JudgedWorld {
  readonly attack: Pick<Attack, 'id' | 'story' | 'principle' | 'traits'>;
  readonly outcomes: readonly Outcome[];
  /** Framing: an innocent is flagged. Hiding: the successor is not flagged. */
  readonly wrong: boolean;
  /** Hiding only: not even a lead. */
  readonly lost: boolean;
}

/** Worlds are made and judged one by one: the pages of thousands would not fit into memory. */
export function judgedWorlds(count: number, worldAt: (index: number) => Attack): JudgedWorld[] {
  return Array.from({ length: count }, (_, index) => judgedWorld(worldAt(index)));
}

function judgedWorld(attack: Attack): JudgedWorld {
  const outcomes = judge(attack);
  const { id, story, principle, traits } = attack;
  const wrong = outcomes.some((one) => one.wrong !== null);
  const lost = outcomes.some((one) => one.wrong !== null && one.expected.atLeast === 'lead');
  return { attack: { id, story, ...(principle && { principle }), ...(traits && { traits }) }, outcomes, wrong, lost };
}

export const TRAITS = ['place', 'disguise', 'wording', 'language', 'planted', 'dating'] as const;

/** Lines of a table: worlds, wrong ones, and those that are not even a lead. */
export function tally(worlds: readonly JudgedWorld[]): string {
  const rows = PRINCIPLES.map((principle) =>
    rowOf(
      'principle',
      principle,
      worlds.filter(({ attack }) => attack.principle === principle),
    ),
  );
  for (const trait of TRAITS) {
    // A world with two disguises counts under each.
    const valuesOf = ({ attack }: JudgedWorld): string[] => attack.traits?.[trait]?.split(' + ') ?? [];
    for (const value of [...new Set(worlds.flatMap(valuesOf))].sort())
      if (value !== '')
        rows.push(
          rowOf(
            trait,
            value,
            worlds.filter((one) => valuesOf(one).includes(value)),
          ),
        );
  }
  return [
    '| by | of | worlds | wrong | not a lead |',
    '| --- | --- | --- | --- | --- |',
    ...rows.filter((row) => row !== ''),
    rowOf('all', '', worlds),
  ].join('\n');
}

function rowOf(by: string, of: string, worlds: readonly JudgedWorld[]): string {
  if (worlds.length === 0) return '';
  const count = (test: (world: JudgedWorld) => boolean): number => worlds.filter(test).length;
  return `| ${by} | ${of} | ${worlds.length} | ${count(({ wrong }) => wrong)} | ${count(({ lost }) => lost)} |`;
}

/** The story of a world, what the program said, and what is right. */
export function toldWorld({ attack: { id, story }, outcomes }: JudgedWorld): string {
  const lines = outcomes.flatMap(({ expected: { of, background = 'world' }, said, wrong }) =>
    wrong === null ? [] : [`  ${of.join(' × ')} [${background}]: ${said}; expected ${wrong}`],
  );
  return [`${id}: ${story}`, ...lines].join('\n');
}
