/** FollowTheMoney JSON of OpenSanctions (entities.ftm.json, targets.nested.json) → entities. */
import { InputError } from '../../errors.ts';
import type { Entity, ListedName, ListedValue } from '../../model/facts/seed.ts';
import { cleanAccount, cleanEmail, cleanPhones, cleanWebsites } from '../clean/clean-contact.ts';
import { cleanRegistration } from '../clean/clean-registration.ts';
import { cleanWallets } from '../clean/clean-wallet.ts';
import { jsonIn, type ListLimits, linesIn, truncatedError } from '../list-file.ts';
import { type ListReader, type ListRow, rowMaker } from '../list-source.ts';
import { addressValue, listedEntity } from '../listed-entity.ts';
import { earliest, writtenDate } from '../written-date.ts';
import { FtmNeighbours, type FtmRecord, ftmRecord } from './ftm-record.ts';

export const ftm: ListReader = {
  formatOf(beginning) {
    const record = firstRecord(beginning);
    if (record === null || !('properties' in record) || !('schema' in record)) return isDelta(record) ? 'ftm' : null;
    if (String(record.schema).startsWith('revenant.')) return null;
    return /"properties":\s?\{[^]*?"properties":\s?\{/.test(firstLine(beginning)) ? 'ftm-nested' : 'ftm';
  },
  listOf: () => 'OpenSanctions',
  check(path, beginning, { openSanctions }) {
    if (isDelta(firstRecord(beginning)))
      throw new InputError(
        `${path} is a delta of OpenSanctions; name a whole entities.ftm.json, deltas are computed here`,
      );
    if (!openSanctions)
      throw new InputError(
        `${path} is data of OpenSanctions, which is under CC BY-NC 4.0 (no commercial use without their licence); say --opensanctions if you may use it`,
      );
  },
  read: readFtm,
};

function firstLine(beginning: string): string {
  return beginning.split('\n', 1)[0] ?? '';
}

function firstRecord(beginning: string): object | null {
  const first = firstLine(beginning);
  try {
    const value: unknown = JSON.parse(first);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    // A record longer than the beginning.
    const isCut = /^\{"(?:id|op)":.{0,400}"schema":\s?"[A-Z]/.test(first) && /"properties":/.test(first);
    return !isCut ? null : first.startsWith('{"op"') ? { op: '', entity: {} } : { schema: '', properties: {} };
  }
}

function isDelta(record: object | null): boolean {
  return record !== null && 'op' in record && 'entity' in record;
}

// biome-ignore-start format: dense tables
const TYPES: Readonly<Record<string, Entity['type']>> = {
  Company: 'company',
  Organization: 'company',
  PublicBody: 'company',
  LegalEntity: 'company',
  Person: 'person',
  Vessel: 'vessel',
  Airplane: 'aircraft',
};
/** Property and label. */
const REGISTERS = Object.entries({
  registrationNumber: 'Registration Number',
  uscCode: 'Unified Social Credit Code (USCC)',
  taxNumber: 'Tax ID No.',
  innCode: 'Tax ID No. (INN)',
  ogrnCode: 'Registration Number (OGRN)',
  vatCode: 'V.A.T. Number',
  leiCode: 'Legal Entity Identifier',
  swiftBic: 'SWIFT/BIC',
  dunsCode: 'D-U-N-S Number',
  imoNumber: 'IMO number',
  mmsi: 'MMSI',
});
// biome-ignore-end format: dense tables

/** Reads the file twice: records about an entity may be anywhere. */
async function* readFtm(list: string, path: string, limits: ListLimits): AsyncGenerator<ListRow> {
  const neighbours = new FtmNeighbours();
  for await (const { record } of records(path, limits)) if (record !== null) neighbours.add(record);
  const rows = rowMaker(path, { uid: 'id', name: 'properties.name' });
  for await (const { record, line, fault } of records(path, limits)) {
    if (record === null) {
      yield rows.problem(line, 'row', fault);
      continue;
    }
    const type = TYPES[record.schema];
    if (type === undefined || (record.target === false && !neighbours.isPredecessor(record.id))) continue;
    yield rows.row(line, record.id, () => entityOf(list, record, type, neighbours));
  }
}

async function* records(path: string, limits: ListLimits) {
  for await (const { text, line, fault, ended } of linesIn(path, limits)) {
    if (fault !== null) yield { record: null, line, fault };
    else if (text.trim() !== '') {
      const { value, fault: noJson } = jsonIn(text);
      if (noJson !== null && !ended) throw truncatedError(path, line);
      const record = ftmRecord(value);
      if (noJson !== null) yield { record: null, line, fault: noJson };
      else if (record !== null) yield { record, line, fault: null };
      else yield { record: null, line, fault: 'is not a FollowTheMoney record (id, schema, properties)' };
    }
  }
}

function entityOf(list: string, record: FtmRecord, type: Entity['type'], neighbours: FtmNeighbours): Entity | null {
  const { texts } = record;
  const names = [...new Set([record.caption ?? '', ...texts('name')])].filter((name) => name.trim() !== '');
  if (names.length === 0) return null;
  const near = neighbours.of(record.id);
  const countries = [...texts('country'), ...texts('jurisdiction')];
  const [country] = countries;
  const each = (property: string, clean: (text: string) => ListedValue[]): ListedValue[] =>
    texts(property).flatMap(clean);
  const addresses = [...texts('address'), ...texts('addressEntity').flatMap((id) => neighbours.address(id) ?? [])];
  const values: ListedValue[] = [
    ...[...new Set(addresses)].map(addressValue),
    ...each('website', cleanWebsites),
    ...each('email', cleanEmail),
    ...each('phone', (text) => cleanPhones(text, countries)),
    ...(near?.wallets ?? []).flatMap(({ key, currency }) => cleanWallets(key, currency)),
    ...(near?.accounts ?? []).flatMap(({ service, name }) => cleanAccount(service, name)),
    // Numbers of persons are not read.
    ...(type === 'person'
      ? []
      : REGISTERS.flatMap(([property, label]) => each(property, (text) => [cleanRegistration(text, label, country)]))),
  ];
  const named = (property: string, kind: ListedName['kind'], quality: ListedName['quality']): ListedName[] =>
    texts(property).map((name) => ({ name, kind, quality }));
  return listedEntity({
    ...{ list, uid: record.id, type, names, values },
    listedNames: [
      ...named('alias', 'aka', 'strong'),
      ...named('weakAlias', 'aka', 'weak'),
      ...named('previousName', 'fka', 'strong'),
    ],
    programmes: near === undefined || near.programmes.length === 0 ? record.datasets : near.programmes,
    dates: {
      incorporated: earliest(texts('incorporationDate'), writtenDate),
      dissolved: earliest(texts('dissolutionDate'), writtenDate),
      listed: earliest(near?.listed ?? [], writtenDate),
    },
    relationships: near?.relationships ?? [],
    remark: texts('notes').join('\n'),
  });
}
