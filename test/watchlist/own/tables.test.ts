/** Tables of somebody who had not read the reader: each cell is compared with what its author says. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import type { Entity, Seed } from '../../../src/model/facts/seed.ts';
import { dateIn } from '../../../src/watchlist/own/column-dates.ts';
import { readLists } from '../../../src/watchlist/own/read-lists.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'testkit', 'watchlist');

interface TrueRow {
  readonly names: readonly string[];
  readonly websites: readonly string[];
  readonly listed: string | null;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly notes: Readonly<Record<string, string>>;
}
interface TrueTable {
  readonly file: string;
  readonly of: 'sellers' | 'listed';
  readonly rows: readonly TrueRow[];
  readonly ask: string | null;
}
interface Found {
  readonly names: readonly string[];
  readonly sites: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly listed: string | undefined;
  /** Whatever else is kept of the row. */
  readonly kept: readonly string[];
}

const truthOf = (set: string): TrueTable[] =>
  (JSON.parse(readFileSync(join(folder, set, 'tables', 'truth.json'), 'utf8')) as TrueTable[]).map((table) => ({
    ...table,
    file: join(set, 'tables', table.file),
  }));
/** Tables of the second author about which a question is asked. */
const ASKED = ['13-telugu.xlsx', '20-pashto.xlsx', '26-yiddish.csv', '28-lietuviu.csv'];
/** Tables of the second author that are not read as that author says. */
const LEFT = [
  ...['02-breton.ods', '05-maori.xlsx', '12-sinhala.csv', '24-guarani.csv', '25-kreyol.txt', '27-cesky.csv'],
  ...['39-case-export.xlsx', '40-no-heading.xlsx'],
];

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
/** As a browser takes it, without scheme and `www.`. */
function siteOf(written: string): string {
  if (!/[./]/.test(written)) return written;
  const whole = plain(written)
    .replace(/^hxxp/, 'http')
    .replace(/\[\.\]|\(dot\)|\(\.\)/g, '.')
    .replace('[:]', ':');
  const url = new URL(/^https?:\/\//.test(whole) ? whole : `http://${whole}`);
  return `${url.host}${url.pathname}${url.search}`.replace(/^www\./, '').replace(/\/+$/, '');
}

const ofSeed = ({ url, name, notes = [] }: Seed): Found => ({
  ...{ names: name === undefined ? [] : [name], sites: [siteOf(url)], emails: [], phones: [], listed: undefined },
  kept: notes.map(({ text }) => text),
});
const ofEntity = ({ names, aliases, identifiers, dates, notes = [], programme = '' }: Entity): Found => ({
  names: [...names, ...aliases],
  sites: (identifiers.websites.length > 0 ? identifiers.websites : identifiers.social).map(siteOf),
  ...{ emails: identifiers.emails, phones: identifiers.phones, listed: dates.listed },
  kept: [
    ...notes.map(({ text }) => text),
    ...Object.values(dates).flatMap((date) => (date === undefined || date === dates.listed ? [] : date)),
    ...[programme, ...identifiers.registrationNumbers, ...identifiers.addresses, ...identifiers.social],
  ],
});

/** What is wrong, lost or invented in a row that was read. */
function faultsOf(row: TrueRow, found: readonly Found[]): string[] {
  const all = (of: (one: Found) => readonly string[]): string[] => found.flatMap(of).map(plain);
  const [kept, names] = [all(({ kept: some }) => some), all((one) => one.names).join(' / ')];
  const isKept = (text: string): boolean =>
    kept.some((one) => one.includes(plain(text)) || (one !== '' && one === dateIn(text, 'day-first')));
  const [sites, wanted] = [new Set(found.flatMap((one) => one.sites)), row.websites.map(siteOf)];
  const dates = found.flatMap(({ listed }) => listed ?? []);
  return [
    ...wanted.filter((site) => !sites.has(site)).map((site) => `lost the site ${site}`),
    ...[...sites].filter((site) => !wanted.includes(site)).map((site) => `invented the site ${site}`),
    ...row.names.filter((name) => !names.includes(plain(name)) && !isKept(name)).map((name) => `lost the name ${name}`),
    ...dates.filter((date) => date !== row.listed).map((date) => `listed ${date}, not ${row.listed}`),
    ...(['emails', 'phones'] as const).flatMap((what) => {
      const mine = all((one) => one[what]);
      return [
        ...row[what].filter((one) => !mine.includes(plain(one)) && !isKept(one)).map((one) => `lost ${one}`),
        ...mine.filter((one) => !row[what].map(plain).includes(one)).map((one) => `invented ${one}`),
      ];
    }),
    ...Object.entries(row.notes)
      .filter(([, text]) => !isKept(text))
      .map(([head, text]) => `lost ${head}: ${text}`),
  ];
}

async function compare({ file, of, rows }: TrueTable): Promise<string[]> {
  const read = await readLists([join(folder, file)], { wanted: of, columns: [] });
  const found = of === 'sellers' ? read.seeds.map(({ seed }) => ofSeed(seed)) : read.entities.map(ofEntity);
  const told = read.problems.map(({ line, field, reason }) => `line ${line}, ${field}: ${reason}`);
  const faults = told.filter((line) => !/url: (?:is empty|"[^".]*" is neither)/.test(line));
  const used = new Set<Found>();
  for (const row of rows) {
    const sites = row.websites.map(siteOf);
    const mine = found.filter(
      (one) =>
        !used.has(one) &&
        (sites.length > 0
          ? one.sites.some((site) => sites.includes(site))
          : one.names.some((name) => row.names.map(plain).includes(plain(name)))),
    );
    for (const one of mine) used.add(one);
    // A seller without a site cannot be visited: a line says so.
    const isTold = of === 'sellers' && sites.length === 0;
    if (
      mine.length === 0 &&
      !(isTold && told.some((line) => row.names.some((name) => line.includes(name.slice(0, 70)))))
    )
      faults.push(`lost the row ${row.names[0]}`);
    else if (mine.length > 0) faults.push(...faultsOf(row, mine));
  }
  return [...faults, ...found.filter((one) => !used.has(one)).map(({ names }) => `invented the row ${names[0]}`)];
}

describe('tables as people write them', () => {
  const tables = [...truthOf('.'), ...truthOf('second')].map((table) => [table.file, table] as const);
  const isOf = (names: readonly string[], file: string): boolean =>
    names.some((name) => file === join('second', 'tables', name));
  const read = tables.filter(([file]) => !isOf([...ASKED, ...LEFT], file));

  it.each(read)('%s is read', async (_, table) => {
    expect(await compare(table)).toEqual([]);
  });

  it.each(tables.filter(([file]) => isOf(ASKED, file)))('%s is asked about', async (_, table) => {
    await expect(compare(table)).rejects.toThrow(/which column has the .*Say it: --column (?:name|website)=[A-Z]$/s);
  });

  it.fails.each(tables.filter(([file]) => isOf(LEFT, file)))('%s is read', async (_, table) => {
    expect(await compare(table)).toEqual([]);
  });
});

describe('files that are no such table', () => {
  const files = ['no-tables', join('second', 'no-tables')].flatMap((set) =>
    readdirSync(join(folder, set)).map((file) => join(set, file)),
  );

  it.each(files.flatMap((file) => (['listed', 'sellers'] as const).map((of) => [file, of] as const)))(
    '%s gives no row of %s, and a reason',
    async (file, wanted) => {
      const read = readLists([join(folder, file)], { wanted, columns: [] });
      const [reason, rows] = await read.then(
        ({ problems, seeds, entities }) => [problems[0]?.reason ?? '', seeds.length + entities.length] as const,
        (error: unknown) => [error instanceof InputError ? error.message : '', 0] as const,
      );
      expect(rows).toBe(0);
      expect(reason).not.toBe('');
    },
  );
});
