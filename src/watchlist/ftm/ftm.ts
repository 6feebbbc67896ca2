/** FollowTheMoney JSON of OpenSanctions (entities.ftm.json, targets.nested.json) → entities. */
import { messageOf } from '../../errors.ts';
import type { Entity, ListedName, ListedValue } from '../../model/seed.ts';
import { cleanAccount } from '../clean/clean-account.ts';
import { cleanEmail } from '../clean/clean-email.ts';
import { cleanPhones } from '../clean/clean-phone.ts';
import { cleanRegistration } from '../clean/clean-registration.ts';
import { cleanWallets } from '../clean/clean-wallet.ts';
import { cleanWebsites } from '../clean/clean-website.ts';
import { listBytes } from '../list-bytes.ts';
import { cutShort, listLines } from '../list-lines.ts';
import type { ListLimits, ListRow } from '../list-source.ts';
import { entityIdOf, listedEntity } from '../listed-entity.ts';
import { writtenDate } from '../written-date.ts';
import { FtmNeighbours } from './ftm-neighbours.ts';
import { type FtmRecord, ftmRecord } from './ftm-record.ts';

const TYPES: Readonly<Record<string, Entity['type']>> = {
  Company: 'company',
  Organization: 'company',
  PublicBody: 'company',
  LegalEntity: 'company',
  Person: 'person',
  Vessel: 'vessel',
  Airplane: 'aircraft',
};
const REGISTERS: readonly (readonly [property: string, label: string])[] = [
  ['registrationNumber', 'Registration Number'],
  ['uscCode', 'Unified Social Credit Code (USCC)'],
  ['taxNumber', 'Tax ID No.'],
  ['innCode', 'Tax ID No. (INN)'],
  ['ogrnCode', 'Registration Number (OGRN)'],
  ['vatCode', 'V.A.T. Number'],
  ['leiCode', 'Legal Entity Identifier'],
  ['swiftBic', 'SWIFT/BIC'],
  ['dunsCode', 'D-U-N-S Number'],
  ['imoNumber', 'IMO number'],
  ['mmsi', 'MMSI'],
];

/** Reads the file twice: who speaks of an entity may stand anywhere. */
export async function* readFtm(list: string, path: string, limits: ListLimits): AsyncGenerator<ListRow> {
  const neighbours = new FtmNeighbours();
  for await (const { record } of records(path, limits)) if (record !== null) neighbours.take(record);
  const seen = new Set<string>();
  for await (const { record, line, fault } of records(path, limits)) {
    if (record === null) {
      yield { problem: { file: path, line, field: 'row', reason: fault }, uid: null };
      continue;
    }
    const type = TYPES[record.schema];
    if (type === undefined || record.target === false) continue;
    const names = [...new Set([record.caption ?? '', ...record.texts('name')])].filter((name) => name.trim() !== '');
    const problem = (field: string, reason: string): ListRow => ({
      problem: { file: path, line, field, reason },
      uid: record.id,
    });
    if (names.length === 0) yield problem('properties.name', 'a name is missing');
    else if (seen.has(record.id)) yield problem('id', `"${record.id.slice(0, 60)}" stands in this list already`);
    else {
      seen.add(record.id);
      yield { entity: entityOf(list, record, type, names, neighbours), line };
    }
  }
}

async function* records(
  path: string,
  limits: ListLimits,
): AsyncGenerator<{ record: FtmRecord; line: number; fault: null } | { record: null; line: number; fault: string }> {
  for await (const { text, line, fault, ended } of listLines(
    listBytes(path, limits.listBytes),
    limits.listRowCharacters,
  )) {
    if (fault !== null) yield { record: null, line, fault };
    else if (text.trim() !== '') {
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch (thrown) {
        if (!ended) throw cutShort(path, line);
        yield { record: null, line, fault: `is no JSON: ${messageOf(thrown)}` };
        continue;
      }
      const record = ftmRecord(value);
      if (record !== null) yield { record, line, fault: null };
      else yield { record: null, line, fault: 'is no FollowTheMoney record (id, schema, properties)' };
    }
  }
}

function entityOf(
  list: string,
  record: FtmRecord,
  type: Entity['type'],
  names: readonly string[],
  neighbours: FtmNeighbours,
): Entity {
  const { texts } = record;
  const near = neighbours.of(record.id);
  const countries = [...texts('country'), ...texts('jurisdiction')];
  const [country] = countries;
  const each = (property: string, clean: (text: string) => ListedValue[]): ListedValue[] =>
    texts(property).flatMap(clean);
  const addresses = [...texts('address'), ...texts('addressEntity').flatMap((id) => neighbours.address(id) ?? [])];
  const values: ListedValue[] = [
    ...[...new Set(addresses)].map((address): ListedValue => ({ kind: 'address', value: address, raw: address })),
    ...each('website', cleanWebsites),
    ...each('email', cleanEmail),
    ...each('phone', (text) => cleanPhones(text, countries)),
    ...(near?.wallets ?? []).flatMap(({ key, currency }) => cleanWallets(key, currency)),
    ...(near?.accounts ?? []).flatMap(({ service, name }) => cleanAccount(service, name)),
    // Numbers of persons stay with their source.
    ...(type === 'person'
      ? []
      : REGISTERS.flatMap(([property, label]) =>
          each(property, (text) => [cleanRegistration(text, label, country, text)]),
        )),
  ];
  const named = (property: string, kind: ListedName['kind'], quality: ListedName['quality']): ListedName[] =>
    texts(property).map((name) => ({ name, kind, quality }));
  const dated = (dates: readonly string[]): string | null =>
    dates
      .map(writtenDate)
      .filter((date) => date !== null)
      .sort()[0] ?? null;
  const incorporated = dated(texts('incorporationDate'));
  const dissolved = dated(texts('dissolutionDate'));
  const listed = dated(near?.listed ?? []);
  const notes = texts('notes').join('\n');
  return listedEntity({
    list,
    uid: record.id,
    type,
    names,
    listedNames: [
      ...named('alias', 'aka', 'strong'),
      ...named('weakAlias', 'aka', 'weak'),
      ...named('previousName', 'fka', 'strong'),
    ],
    programmes: near === undefined || near.programmes.length === 0 ? record.datasets : near.programmes,
    dates: {
      ...(incorporated !== null && { incorporated }),
      ...(dissolved !== null && { dissolved }),
      ...(listed !== null && { listed }),
    },
    values,
    relationships: (near?.relationships ?? []).map(({ type: relation, id = '' }) => ({
      type: relation,
      id: entityIdOf(list, id),
    })),
    remark: notes === '' ? null : notes,
  });
}
