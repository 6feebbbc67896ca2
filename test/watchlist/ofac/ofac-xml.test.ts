/** No list of OFAC's in XML was at hand: these are written from the published schemas (sdn.xsd; advanced: sdn_advanced.xsd). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../../src/errors.ts';
import { xmlRecords } from '../../../src/watchlist/xml-records.ts';
import { folderOf, readOne } from '../../../testkit/watchlist/list-files.ts';

const LEGACY = `<?xml version="1.0" standalone="yes"?>
<sdnList xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="https://tempuri.example/sdnList.xsd">
  <publshInformation><Publish_Date>12/15/2021</Publish_Date><Record_Count>2</Record_Count></publshInformation>
  <sdnEntry>
    <uid>7</uid><lastName>QUILLMOOR &amp; SONS</lastName><sdnType>Entity</sdnType>
    <remarks>Linked To: PENFOLD HOLDING.</remarks>
    <programList><program>QUILLS</program><program>PENS</program></programList>
    <idList>
      <id><uid>1</uid><idType>Website</idType><idNumber>www.quillmoor.ru; www.penfold.ru</idNumber></id>
      <id><uid>2</uid><idType>Email Address</idType><idNumber>info@quillmoor.com</idNumber></id>
      <id><uid>3</uid><idType>Digital Currency Address - XBT</idType><idNumber>1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa</idNumber></id>
      <id><uid>4</uid><idType>Unified Social Credit Code (USCC)</idType><idNumber>91350100M000100Y43</idNumber><idCountry>China</idCountry></id>
      <id><uid>5</uid><idType>Organization Established Date</idType><idNumber>19 Nov 1991</idNumber></id>
      <id><uid>6</uid><idType>Gender</idType><idNumber>Male</idNumber></id>
    </idList>
    <akaList>
      <aka><uid>12</uid><type>f.k.a.</type><category>strong</category><lastName>OLD QUILL</lastName></aka>
      <aka><uid>13</uid><type>a.k.a.</type><category>weak</category><lastName>QM</lastName></aka>
    </akaList>
    <addressList><address><uid>9</uid><address1>1 Inkwell Lane</address1><city>Havana</city><postalCode>10400</postalCode><country>Cuba</country></address></addressList>
  </sdnEntry>
  <sdnEntry><uid>8</uid><firstName>Ann</firstName><lastName>NIB</lastName><sdnType>Individual</sdnType>
    <programList><program>PENS</program></programList>
    <idList><id><idType>Passport</idType><idNumber>X12345</idNumber></id></idList></sdnEntry>
  <sdnEntry><uid>bad</uid><lastName>BAD</lastName></sdnEntry>
</sdnList>
`;

// The numbers of the reference sets are made up on purpose: OFAC's own differ, and none is known by heart.
const ADVANCED = `<?xml version="1.0" encoding="utf-8"?>
<Sanctions xmlns="https://tempuri.example/ADVANCED_XML">
  <DateOfIssue CalendarTypeID="1"><Year>2021</Year><Month>12</Month><Day>15</Day></DateOfIssue>
  <ReferenceValueSets>
    <AliasTypeValues><AliasType ID="71">A.K.A.</AliasType><AliasType ID="72">F.K.A.</AliasType><AliasType ID="73">Name</AliasType></AliasTypeValues>
    <CountryValues><Country ID="501" ISO2="CN">China</Country><Country ID="502" ISO2="CU">Cuba</Country></CountryValues>
    <FeatureTypeValues><FeatureType ID="1">Website</FeatureType><FeatureType ID="2">Email Address</FeatureType><FeatureType ID="3">Digital Currency Address - ETH</FeatureType><FeatureType ID="4">Organization Established Date</FeatureType><FeatureType ID="5">Location</FeatureType><FeatureType ID="6">Gender</FeatureType></FeatureTypeValues>
    <IDRegDocTypeValues><IDRegDocType ID="91">Unified Social Credit Code (USCC)</IDRegDocType><IDRegDocType ID="92">Passport</IDRegDocType></IDRegDocTypeValues>
    <LocPartTypeValues><LocPartType ID="61">ADDRESS1</LocPartType><LocPartType ID="62">CITY</LocPartType><LocPartType ID="63">POSTAL CODE</LocPartType></LocPartTypeValues>
    <NamePartTypeValues><NamePartType ID="81">Last Name</NamePartType><NamePartType ID="82">First Name</NamePartType><NamePartType ID="83">Entity Name</NamePartType></NamePartTypeValues>
    <PartySubTypeValues><PartySubType ID="31" PartyTypeID="41">Unknown</PartySubType><PartySubType ID="32" PartyTypeID="42">Unknown</PartySubType><PartySubType ID="33" PartyTypeID="43">Vessel</PartySubType></PartySubTypeValues>
    <PartyTypeValues><PartyType ID="41">Individual</PartyType><PartyType ID="42">Entity</PartyType><PartyType ID="43">Transport</PartyType></PartyTypeValues>
    <RelationTypeValues><RelationType ID="21">Owned or controlled by:</RelationType></RelationTypeValues>
    <SanctionsTypeValues><SanctionsType ID="11">Program</SanctionsType><SanctionsType ID="12">Block</SanctionsType></SanctionsTypeValues>
  </ReferenceValueSets>
  <Locations>
    <Location ID="1001"><LocationCountry CountryID="502"/><LocationPart LocPartTypeID="61"><LocationPartValue Primary="true"><Value>1 Inkwell Lane</Value></LocationPartValue></LocationPart><LocationPart LocPartTypeID="62"><LocationPartValue Primary="true"><Value>Havana</Value></LocationPartValue></LocationPart><LocationPart LocPartTypeID="63"><LocationPartValue Primary="true"><Value>10400</Value></LocationPartValue></LocationPart></Location>
  </Locations>
  <IDRegDocuments>
    <IDRegDocument ID="2001" IDRegDocTypeID="91" IdentityID="70" IssuedBy-CountryID="501"><IDRegistrationNo>91350100M000100Y43</IDRegistrationNo></IDRegDocument>
    <IDRegDocument ID="2002" IDRegDocTypeID="92" IdentityID="80"><IDRegistrationNo>X12345</IDRegistrationNo></IDRegDocument>
  </IDRegDocuments>
  <DistinctParties>
    <DistinctParty FixedRef="7"><Comment/><Profile ID="7" PartySubTypeID="32">
      <Identity ID="70" FixedRef="7" Primary="true" False="false">
        <Alias FixedRef="7" AliasTypeID="73" Primary="true" LowQuality="false"><DocumentedName ID="1" FixedRef="7" DocNameStatusID="1"><DocumentedNamePart><NamePartValue NamePartGroupID="700">QUILLMOOR TRADING</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
        <Alias FixedRef="7" AliasTypeID="72" Primary="false" LowQuality="false"><DocumentedName ID="2"><DocumentedNamePart><NamePartValue NamePartGroupID="700">OLD QUILL</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
        <Alias FixedRef="7" AliasTypeID="71" Primary="false" LowQuality="true"><DocumentedName ID="3"><DocumentedNamePart><NamePartValue NamePartGroupID="700">QM</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
        <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="700" NamePartTypeID="83"/></MasterNamePartGroup></NamePartGroups>
      </Identity>
      <Feature ID="1" FeatureTypeID="1"><FeatureVersion ID="1"><VersionDetail DetailTypeID="1">www.quillmoor.com</VersionDetail></FeatureVersion></Feature>
      <Feature ID="2" FeatureTypeID="3"><FeatureVersion ID="2"><VersionDetail>0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed</VersionDetail></FeatureVersion></Feature>
      <Feature ID="3" FeatureTypeID="4"><FeatureVersion ID="3"><DatePeriod CalendarTypeID="1"><Start><From><Year>1991</Year><Month>1</Month><Day>1</Day></From><To><Year>1991</Year><Month>1</Month><Day>1</Day></To></Start><End><From><Year>1991</Year><Month>12</Month><Day>31</Day></From><To><Year>1991</Year><Month>12</Month><Day>31</Day></To></End></DatePeriod></FeatureVersion></Feature>
      <Feature ID="4" FeatureTypeID="5"><FeatureVersion ID="4"><VersionLocation LocationID="1001"/></FeatureVersion></Feature>
    </Profile></DistinctParty>
    <DistinctParty FixedRef="8"><Profile ID="8" PartySubTypeID="31"><Identity ID="80" Primary="true">
      <Alias AliasTypeID="73" Primary="true" LowQuality="false"><DocumentedName><DocumentedNamePart><NamePartValue NamePartGroupID="801">Ann</NamePartValue></DocumentedNamePart><DocumentedNamePart><NamePartValue NamePartGroupID="800">NIB</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
      <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="800" NamePartTypeID="81"/></MasterNamePartGroup><MasterNamePartGroup><NamePartGroup ID="801" NamePartTypeID="82"/></MasterNamePartGroup></NamePartGroups>
    </Identity></Profile></DistinctParty>
    <DistinctParty FixedRef="9"><Profile ID="9" PartySubTypeID="33"><Identity ID="90" Primary="true"></Identity></Profile></DistinctParty>
  </DistinctParties>
  <ProfileRelationships><ProfileRelationship ID="1" From-ProfileID="7" To-ProfileID="8" RelationTypeID="21"/></ProfileRelationships>
  <SanctionsEntries><SanctionsEntry ID="7" ProfileID="7" ListID="1"><EntryEvent ID="1"><Date><Year>2021</Year><Month>12</Month><Day>15</Day></Date></EntryEvent><SanctionsMeasure ID="1" SanctionsTypeID="12"><Comment/></SanctionsMeasure><SanctionsMeasure ID="2" SanctionsTypeID="11"><Comment>QUILLS</Comment></SanctionsMeasure></SanctionsEntry></SanctionsEntries>
</Sanctions>
`;

describe("OFAC's legacy XML", () => {
  it('says the same as the files of fields, under the same id', async () => {
    const { entities, problems, source } = await readOne(folderOf({ 'anything.xml': LEGACY }));
    expect(source).toMatchObject({ list: 'OFAC SDN', format: 'ofac-xml', date: '2021-12-15' });
    const [firm, person] = entities;
    expect(firm).toMatchObject({
      id: 'ofac-sdn:7',
      names: ['QUILLMOOR & SONS'],
      programmes: ['QUILLS', 'PENS'],
      dates: { incorporated: '1991-11-19' },
      listedNames: [
        { name: 'OLD QUILL', kind: 'fka', quality: 'strong' },
        { name: 'QM', kind: 'aka', quality: 'weak' },
      ],
      identifiers: {
        websites: ['quillmoor.ru', 'penfold.ru'],
        emails: ['info@quillmoor.com'],
        wallets: ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
        registrationNumbers: ['91350100M000100Y43'],
        addresses: ['1 Inkwell Lane, Havana 10400, Cuba'],
      },
      relationships: [{ type: 'Linked To', name: 'PENFOLD HOLDING' }],
    });
    expect(person).toMatchObject({ type: 'person', names: ['NIB, Ann'], identifiers: { registrationNumbers: [] } });
    expect(problems).toMatchObject([{ line: 25, field: 'uid', reason: '"bad" is not a number' }]);
  });
  it('that ends in the middle is no list', async () => {
    await expect(readOne(folderOf({ 'sdn.xml': LEGACY.slice(0, -200) }))).rejects.toThrow(
      /not well-formed XML.*fetch it again/,
    );
  });
});

describe("OFAC's advanced XML", () => {
  it('resolves every label through its own reference sets', async () => {
    const { entities, problems, source } = await readOne(folderOf({ 'cons_advanced.xml': ADVANCED }));
    expect(source).toMatchObject({ list: 'OFAC Consolidated', format: 'ofac-advanced-xml', date: '2021-12-15' });
    const [firm, person] = entities;
    expect(firm).toMatchObject({
      id: 'ofac-consolidated:7',
      type: 'company',
      names: ['QUILLMOOR TRADING'],
      programmes: ['QUILLS'],
      // The whole of a year says no more than the year.
      dates: { incorporated: '1991', listed: '2021-12-15' },
      listedNames: [
        { name: 'OLD QUILL', kind: 'fka', quality: 'strong' },
        { name: 'QM', kind: 'aka', quality: 'weak' },
      ],
      identifiers: {
        websites: ['quillmoor.com'],
        wallets: ['0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed'],
        registrationNumbers: ['91350100M000100Y43'],
        addresses: ['1 Inkwell Lane, Havana 10400, Cuba'],
      },
      relationships: [{ type: 'Owned or controlled by', id: 'ofac-consolidated:8' }],
    });
    expect(firm?.values?.find(({ kind }) => kind === 'registration-number')).toMatchObject({
      checked: true,
      country: 'China',
    });
    expect(person).toMatchObject({ type: 'person', names: ['NIB, Ann'], identifiers: { registrationNumbers: [] } });
    expect(problems).toMatchObject([{ field: 'Alias', reason: 'a name is missing' }]);
  });
  it('with other numbers for the same labels says the same', async () => {
    const before = await readOne(folderOf({ 'sdn.xml': ADVANCED }));
    const renumbered = ADVANCED.replace(
      /((?:FeatureType|IDRegDocType|LocPartType|AliasType|SanctionsType)(?:ID="| ID="))(\d+)/g,
      (_, name: string, id: string) => `${name}9${id}`,
    );
    expect((await readOne(folderOf({ 'sdn.xml': renumbered }))).entities).toEqual(before.entities);
  });
});

describe('records of XML', () => {
  async function* pieces(text: string, cuts: readonly number[]): AsyncGenerator<Buffer> {
    const bytes = Buffer.from(text);
    const at = [0, ...[...cuts].sort((a, b) => a - b).map((cut) => cut % bytes.length), bytes.length].sort(
      (a, b) => a - b,
    );
    for (let i = 1; i < at.length; i += 1) yield bytes.subarray(at[i - 1], at[i]);
  }
  const all = async (text: string, cuts: readonly number[], names: string[], most = 1 << 20): Promise<unknown[]> => {
    const found: unknown[] = [];
    for await (const record of xmlRecords('x.xml', pieces(text, cuts), new Set(names), most)) found.push(record);
    return found;
  };
  it('are the same wherever the bytes are cut', async () => {
    const text = LEGACY.replace('Havana', 'Ñandú 漢字');
    const whole = await all(text, [], ['sdnEntry']);
    expect(whole).toHaveLength(3);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(4_000), { maxLength: 12 }), async (cuts) => {
        expect(await all(text, cuts, ['sdnEntry'])).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });
  it('expand no entity, follow no declaration, and are bounded', async () => {
    const entities = `<!DOCTYPE a [<!ENTITY x "${'y'.repeat(100)}"><!ENTITY z "&x;&x;&x;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`;
    await expect(all(`${entities}<a><r>&z;</r></a>`, [], ['r'])).rejects.toThrow(/undefined entity/);
    await expect(all(`${entities}<a><r>&f;</r></a>`, [], ['r'])).rejects.toThrow(/undefined entity/);
    const long = `<a><r>&lt;</r><r>\n${'v'.repeat(5_000)}<r>${'w'.repeat(5_000)}</r></r><r a="${'u'.repeat(5_000)}"/><r>last</r></a>`;
    expect(await all(long, [], ['r'], 1_000)).toMatchObject([
      { name: 'r', text: '<' },
      { line: 1, fault: expect.stringContaining('1000 characters') },
      { line: 2, fault: expect.stringContaining('1000 characters') },
      { text: 'last' },
    ]);
    const endless = Array.from({ length: 40 }, (_, i) => i * 100);
    await expect(all(`<a><r b="${'v'.repeat(5_000)}"/></a>`, endless, ['r'], 1_000)).rejects.toThrow(/without a tag/);
    await expect(all('<a>'.repeat(5_000), [], ['r'])).rejects.toThrow(/deep/);
    await expect(all('<a><r>\u00e9</r></b>', [], ['r'])).rejects.toThrow(ConfigError);
  });
});
