/** Lines about lists that were read, before anything changes. */
import type { ReadSeeds, ReadTable } from '../../flow/crawl/read-seeds.ts';
import { count, type Terminal } from './terminal.ts';

/** Says what was read of lists: tables and their columns, what is left out, and each bad row. */
export function noteRead({ notes, problems, tables }: Omit<ReadSeeds, 'seeds' | 'entities'>, terminal: Terminal): void {
  for (const note of notes) terminal.note(note);
  for (const table of tables) terminal.note(tableLine(table));
  for (const problem of problems) terminal.warn(problem);
}

export function tableLine({ file, sheet, of, headLine, columns, rows }: ReadTable): string {
  const used = columns
    .filter(({ meaning }) => meaning !== 'note')
    .map(({ letter, head, meaning }) => `${nameOf(letter, head)} is ${MEANS[meaning] ?? meaning}`);
  const kept = columns.filter(({ meaning }) => meaning === 'note').map(({ letter, head }) => nameOf(letter, head));
  const where = sheet === null ? file : `${file}, sheet "${sheet}"`;
  const what =
    of === 'listed'
      ? count(rows, 'row of listed parties', 'rows of listed parties')
      : count(rows, 'row of sellers', 'rows of sellers');
  return [
    `${where}: ${what}; ${headLine === null ? 'no header' : `header in line ${headLine}`}`,
    used.join(', '),
    ...(kept.length > 0 ? [`kept as notes: ${kept.join(', ')}`] : []),
  ].join('; ');
}

const nameOf = (letter: string, head: string): string =>
  head === '' ? letter : `${letter} "${head.length > 40 ? `${head.slice(0, 39)}…` : head}"`;

const MEANS: Readonly<Record<string, string>> = {
  ...{
    website: 'the website',
    name: 'the name',
    alias: 'other names',
    id: 'the id',
    email: 'e-mail',
    social: 'profiles',
  },
  ...{ registration: 'registration numbers', wallet: 'wallets', listed: 'the date of listing', list: 'the list' },
  ...{ incorporated: 'the date of incorporation', dissolved: 'the date of dissolution', capture: 'archives' },
  ...{ address: 'the address', phone: 'phone', type: 'the type', programme: 'the programme' },
  ...{ kind: 'the kind', entity: 'the entity', interval: 'the interval', tags: 'labels' },
};
