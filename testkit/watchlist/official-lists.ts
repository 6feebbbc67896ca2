/**
 * Invented lists in the published schemas of the EU (FSF XML 1.1), the UN, Switzerland and the
 * United Kingdom, with the dirt of the real ones: missing ids, odd dates, several scripts, weak
 * aliases, entries that were removed, and the same entry twice.
 */

const PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const EU_XML = `${PROLOG}<export xmlns="http://eu.europa.example/fpi/fsd/export" generationDate="2026-11-20T16:47:04.449+01:00" globalFileId="184961">
  <sanctionEntity designationDate="2023-02-25" designationDetails="" unitedNationId="" euReferenceNumber="EU.77.1" logicalId="77">
    <remark>Makes ink &amp; quills.</remark>
    <regulation regulationType="amendment" organisationType="council" publicationDate="2025-05-20" entryIntoForceDate="2025-05-21" numberTitle="2025/1 (OJ L1)" programme="QUI" logicalId="1"><publicationUrl>https://law.example/1</publicationUrl></regulation>
    <regulation regulationType="regulation" organisationType="council" publicationDate="2023-02-25" entryIntoForceDate="2023-02-25" numberTitle="2023/1 (OJ L2)" programme="QUI" logicalId="2"/>
    <subjectType code="enterprise" classificationCode="E"/>
    <nameAlias firstName="" middleName="" lastName="" wholeName="Гусиное перо" function="" title="" nameLanguage="RU" strong="true" regulationLanguage="en" logicalId="10"/>
    <nameAlias firstName="" middleName="" lastName="" wholeName="QUILLMOOR TRADING" function="" title="" nameLanguage="" strong="true" regulationLanguage="en" logicalId="11"><regulationSummary regulationType="amendment" publicationDate="2025-05-20"/></nameAlias>
    <nameAlias firstName="" middleName="" lastName="" wholeName="QM" function="" title="" nameLanguage="" strong="false" regulationLanguage="en" logicalId="12"/>
    <nameAlias firstName="" middleName="" lastName="" wholeName="Moor Nibs" function="" title="" nameLanguage="" strong="true" regulationLanguage="en" logicalId="13"><remark>(Low quality alias)</remark></nameAlias>
    <nameAlias firstName="" middleName="" lastName="" wholeName="OLD QUILL WORKS" function="" title="" nameLanguage="" strong="true" regulationLanguage="en" logicalId="14"><remark>formerly known as</remark></nameAlias>
    <nameAlias firstName="" middleName="" lastName="" wholeName="" function="" title="" nameLanguage="" strong="true" regulationLanguage="en" logicalId="15"/>
    <address city="Havana" street="1 Inkwell Lane" poBox="" zipCode="10400" region="" place="" asAtListingTime="true" countryIso2Code="CU" countryDescription="CUBA" logicalId="20">
      <contactInfo key="WEB" value="http:/www.quillmoor.com; www.quillmoor.ru"/><contactInfo key="EMAIL" value="info@quillmoor.com and sales@ quillmoor.com"/><contactInfo key="PHONE" value="+53 7 8333333"/>
      <contactInfo key="EMAILx@penfold.ruPHONE+7 351 7751037WEBhttps://www.penfold.ru/" value=""/></address>
    <address city="" street="" poBox="" zipCode="" region="" place="" asAtListingTime="false" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="21"/>
    <identification number="7707083893" identificationTypeCode="fiscalcode" identificationTypeDescription="Fiscal code" countryIso2Code="RU" knownFalse="false" logicalId="30"/>
    <identification number="HRB 1" identificationTypeCode="regnumber" identificationTypeDescription="Registration Number" countryIso2Code="00" knownFalse="true" logicalId="31"/>
  </sanctionEntity>
  <sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.78.2" logicalId="78">
    <subjectType code="person" classificationCode="P"/>
    <nameAlias firstName="Ann" middleName="Beth" lastName="Nib" wholeName="Ann Beth Nib" function="Director" gender="F" title="" nameLanguage="" strong="true" regulationLanguage="en" logicalId="40"/>
    <birthdate circa="false" calendarType="GREGORIAN" birthdate="1960-01-02" year="1960" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="41"/>
    <identification number="AD001095" identificationTypeCode="passport" identificationTypeDescription="National passport" countryIso2Code="00" knownFalse="false" logicalId="42"/>
  </sanctionEntity>
  <sanctionEntity designationDetails="" logicalId=""><subjectType code="enterprise"/><nameAlias wholeName="NO ID" strong="true"/></sanctionEntity>
  <sanctionEntity designationDetails="" logicalId="80"><subjectType code="enterprise"/></sanctionEntity>
  <sanctionEntity designationDetails="" logicalId="77"><subjectType code="enterprise"/><nameAlias wholeName="TWICE" strong="true"/></sanctionEntity>
  <sanctionEntity designationDate="sometime in 2024" logicalId="81"><nameAlias wholeName="NEITHER NOR" strong="true"/></sanctionEntity>
</export>
`;

export const UN_XML = `${PROLOG}<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="https://un.example/sc-sanctions.xsd" dateGenerated="2026-11-20T23:00:02.141Z">
  <INDIVIDUALS>
    <INDIVIDUAL><DATAID>6900001</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>ANN</FIRST_NAME><SECOND_NAME>BETH</SECOND_NAME><THIRD_NAME>NIB</THIRD_NAME><UN_LIST_TYPE>Quills</UN_LIST_TYPE><REFERENCE_NUMBER>QUi.001</REFERENCE_NUMBER><LISTED_ON>2012-12-31</LISTED_ON><GENDER>Female</GENDER>
      <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Anna Nib</ALIAS_NAME></INDIVIDUAL_ALIAS><INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Nibby</ALIAS_NAME></INDIVIDUAL_ALIAS><INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1959</FROM_YEAR><TO_YEAR>1960</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH><INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>OB 0243318</NUMBER></INDIVIDUAL_DOCUMENT></INDIVIDUAL>
  </INDIVIDUALS>
  <ENTITIES>
    <ENTITY><DATAID>110001</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>QUILLMOOR TRADING</FIRST_NAME><UN_LIST_TYPE>Quills</UN_LIST_TYPE><REFERENCE_NUMBER>QUe.001</REFERENCE_NUMBER><LISTED_ON>2002-01-11</LISTED_ON><NAME_ORIGINAL_SCRIPT>شركة الريش</NAME_ORIGINAL_SCRIPT>
      <COMMENTS1>Special Notice web link: https://notices.example/en/QUe.001. Email of the bank: info@bank.example</COMMENTS1><LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE><LAST_DAY_UPDATED><VALUE>2011-12-13</VALUE></LAST_DAY_UPDATED>
      <ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>Quill House</ALIAS_NAME></ENTITY_ALIAS><ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Old Quill Works</ALIAS_NAME></ENTITY_ALIAS>
      <ENTITY_ADDRESS><STREET>1 Inkwell Lane</STREET><CITY> Havana</CITY><ZIP_CODE>10400</ZIP_CODE><COUNTRY>Cuba</COUNTRY></ENTITY_ADDRESS><ENTITY_ADDRESS><COUNTRY>Cuba</COUNTRY></ENTITY_ADDRESS></ENTITY>
    <ENTITY><FIRST_NAME>NO ID</FIRST_NAME></ENTITY>
    <ENTITY><DATAID>110001</DATAID><FIRST_NAME>TWICE</FIRST_NAME></ENTITY>
    <ENTITY><DATAID>110002</DATAID><FIRST_NAME/><LISTED_ON>31 Feb. 2020</LISTED_ON></ENTITY>
  </ENTITIES>
</CONSOLIDATED_LIST>
`;

const wholeName = (name: string, more = '', variants = ''): string =>
  `<name ssid="1" ${more} lang="eng"><name-part order="1" name-part-type="whole-name"><value>${name}</value>${variants}</name-part></name>`;

export const SECO_XML = `${PROLOG}<swiss-sanctions-list list-type="whole-list" date="2026-11-20">
  <sanctions-program ssid="20" version-date="2026-05-21" predecessor-version-date="2025-12-12"><program-key lang="ger">Federn</program-key><program-key lang="eng">Quills</program-key><program-name lang="eng">Ordinance on measures against quills</program-name><sanctions-set ssid="4387" lang="eng">article 12</sanctions-set><origin>EU</origin></sanctions-program>
  <target ssid="46130" sanctions-set-id="4387"><foreign-identifier>140</foreign-identifier>
    <entity>
      <identity ssid="46131" main="true">
        ${wholeName('Quillmoor Trading', 'name-type="primary-name" quality="good"', '<spelling-variant lang="rus" script="CYRL">Гусиное перо</spelling-variant><spelling-variant lang="rus" script="LATN">Gusinoe Pero</spelling-variant>')}
        ${wholeName('QM', 'name-type="alias" quality="low"')}${wholeName('Old Quill Works', 'name-type="formerly-known-as" quality="good"')}
        <day-month-year ssid="3" day="19" month="11" year="1991" calendar="Gregorian" quality="good"/>
        <address ssid="4" place-id="900" quality="good"><c-o>Penfold House</c-o><address-details>1 Inkwell Lane</address-details><zip-code>10400</zip-code></address>
      </identity>
      <justification ssid="5">Sells quills.</justification>
      <other-information ssid="6">Website: http://www.quillmoor.com</other-information><other-information ssid="7">E-mail address : info@quillmoor.com</other-information><other-information ssid="8">Taxpayer identification number: 7707083893</other-information><other-information ssid="9">Place of registration: 12 Inkwell Lane</other-information><other-information ssid="10">See also https://notices.example/</other-information>
      <relation ssid="11" target-id="46140" relation-type="related-to" remark=""/>
    </entity>
    <modification modification-type="amended" enactment-date="2024-11-17" publication-date="2024-11-18" effective-date="2024-11-18"><added><target ssid="99999"><entity/></target><place ssid="900"><location>Wrong</location></place></added></modification>
    <modification modification-type="listed" enactment-date="2021-08-11" publication-date="2021-08-11" effective-date="2021-08-11"/>
  </target>
  <target ssid="46140"><sanctions-set-id>4387</sanctions-set-id>
    <individual sex="female">
      <identity ssid="1" main="false">${wholeName('Nibby', 'name-type="primary-name" quality="low"')}</identity>
      <identity ssid="2" main="true"><name ssid="3" name-type="primary-name" quality="good" lang="eng"><name-part order="2" name-part-type="given-name"><value>Ann</value><spelling-variant lang="rus" script="CYRL">Анна</spelling-variant></name-part><name-part order="1" name-part-type="family-name"><value>Nib</value><spelling-variant lang="rus" script="CYRL">Ниб</spelling-variant></name-part><name-part order="3" name-part-type="title"><value>Dr</value></name-part></name>
        <day-month-year ssid="4" day="23" month="3" year="1980" calendar="Gregorian" quality="good"/><identification-document ssid="5" document-type="passport"><number>75 1234567</number></identification-document></identity>
      <other-information ssid="6">Passport number: 75 1234567</other-information>
    </individual>
    <modification modification-type="listed" publication-date="2022-03-04"/>
  </target>
  <target ssid="46150"><sanctions-set-id>4387</sanctions-set-id><entity><identity ssid="1" main="true">${wholeName('Removed Quills', 'name-type="primary-name" quality="good"')}</identity></entity>
    <modification modification-type="de-listed" effective-date="2016-03-01"/><modification modification-type="listed" effective-date="2015-01-01"/></target>
  <target ssid="46160"><sanctions-set-id>4387</sanctions-set-id><entity><identity ssid="1" main="true">${wholeName('Listed Again', 'name-type="primary-name" quality="good"')}</identity></entity>
    <modification modification-type="listed" effective-date="2014-01-01"/><modification modification-type="de-listed" effective-date="2016-03-01"/><modification modification-type="listed" effective-date="2020-01-01"/></target>
  <target ssid="46170"><sanctions-set-id>4387</sanctions-set-id><object object-type="vessel"><identity ssid="1" main="true">${wholeName('Ink Star', 'name-type="primary-name" quality="good"')}</identity><other-information ssid="2">IMO Number: 8405270</other-information></object><modification modification-type="listed" effective-date="2016-05-18"/></target>
  <target><entity><identity main="true">${wholeName('No Id', 'name-type="primary-name"')}</identity></entity></target>
  <target ssid="46140"><entity><identity main="true">${wholeName('Twice', 'name-type="primary-name"')}</identity></entity></target>
  <target ssid="46180"><entity><identity main="true"/></entity></target>
  <place ssid="900"><location>Havana</location><area>Old Town</area><country iso-code="CU">Cuba</country></place>
</swiss-sanctions-list>
`;

export const UK_XML = `${PROLOG}<Designations xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <DateGenerated>20/11/2026</DateGenerated>
  <Designation><LastUpdated>14/04/2026</LastUpdated><DateDesignated>05/03/2022</DateDesignated><UniqueID>QUI0001</UniqueID><OFSIGroupID>12703</OFSIGroupID><UNReferenceNumber>QUe.001</UNReferenceNumber>
    <Names><Name><Name6>Quill House</Name6><NameType>ALias</NameType><AliasStrength>Good quality a.k.a</AliasStrength></Name><Name><Name6>QUILLMOOR TRADING</Name6><NameType>Primary Name</NameType></Name><Name><Name6>QM</Name6><NameType>Alias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name></Names>
    <NonLatinNames><NonLatinName><NameNonLatinScript>Гусиное перо</NameNonLatinScript></NonLatinName></NonLatinNames>
    <RegimeName>The Quills (Sanctions) (EU Exit) Regulations 2019</RegimeName><IndividualEntityShip>Entity</IndividualEntityShip><DesignationSource>UK</DesignationSource><SanctionsImposed>Asset freeze</SanctionsImposed>
    <OtherInformation>Sells quills to www.customer.example.</OtherInformation><UKStatementofReasons>It sells quills.</UKStatementofReasons>
    <Addresses><Address><AddressLine1>1 Inkwell Lane</AddressLine1><AddressLine6>Havana</AddressLine6><AddressPostalCode>10400</AddressPostalCode><AddressCountry>Cuba</AddressCountry></Address><Address><AddressCountry>Cuba</AddressCountry></Address></Addresses>
    <PhoneNumbers><PhoneNumber>+53 7 8333333</PhoneNumber></PhoneNumbers><EmailAddresses><EmailAddress>info@quillmoor.com; Unknown</EmailAddress></EmailAddresses><Websites><Website>www.quillmoor.com</Website></Websites>
    <EntityDetails><Entity><TypeOfEntities><TypeOfEntity>Company</TypeOfEntity></TypeOfEntities><BusinessRegistrationNumbers><BusinessRegistrationNumber>Tax ID No. 7707083893 (Russia); BR-99</BusinessRegistrationNumber></BusinessRegistrationNumbers><ParentCompanies><ParentCompany>Penfold Holding</ParentCompany></ParentCompanies><Subsidiaries><Subsidiary>Nib Works</Subsidiary></Subsidiaries></Entity></EntityDetails>
  </Designation>
  <Designation><DateDesignated>dd/mm/2001</DateDesignated><UniqueID>QUI0002</UniqueID><Names><Name><Name1>ANN</Name1><Name2>BETH</Name2><Name6>NIB</Name6><NameType>Primary Name</NameType></Name></Names><IndividualEntityShip>Individual</IndividualEntityShip>
    <IndividualDetails><Individual><DOBs><DOB>dd/mm/1945</DOB></DOBs><PassportDetails><Passport><PassportNumber>P04581926</PassportNumber></Passport></PassportDetails><NationalIdentifierDetails><NationalIdentifier><NationalIdentifierNumber>12345</NationalIdentifierNumber></NationalIdentifier></NationalIdentifierDetails></Individual></IndividualDetails></Designation>
  <Designation><UniqueID>QUI0003</UniqueID><Names><Name><Name6>INK STAR</Name6><NameType>Primary name</NameType></Name></Names><IndividualEntityShip>Ship</IndividualEntityShip><ShipDetails><Ship><IMONumbers><IMONumber>IMO8405270</IMONumber></IMONumbers><CurrentOwnerOperators><CurrentOwnerOperator>Penfold Shipping</CurrentOwnerOperator></CurrentOwnerOperators></Ship></ShipDetails></Designation>
  <Designation><Names><Name><Name6>NO ID</Name6></Name></Names><IndividualEntityShip>Entity</IndividualEntityShip></Designation>
  <Designation><UniqueID>QUI0001</UniqueID><Names><Name><Name6>TWICE</Name6></Name></Names></Designation>
  <Designation><UniqueID>QUI0004</UniqueID></Designation>
</Designations>
`;

/** The 58 columns of the UK Sanctions List. */
export const UK_HEADER =
  'Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Title,Name non-latin script,Non-latin script type,Non-latin script language,Regime Name,Designation Type,Designation source,Sanctions Imposed,Other Information,UK Statement of Reasons,Address Line 1,Address Line 2,Address Line 3,Address Line 4,Address Line 5,Address Line 6,Address Postal Code,Address Country,Phone number,Website,Email address,Date Designated,D.O.B,Nationality(/ies),National Identifier number,National Identifier additional information,Passport number,Passport additional information,Position,Gender,Town of birth,Country of birth,Type of entity,Subsidiaries,Parent company,Business registration number (s),IMO number,Current owner/operator (s),Previous owner/operator (s),Current believed flag of ship,Previous flags,Type of ship,Tonnage of ship,Length of ship,Year Built,Hull identification number (HIN)';

/** The columns of OFSI's older list. */
export const OFSI_HEADER =
  'Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,Non-Latin Script Type,Non-Latin Script Language,DOB,Town of Birth,Country of Birth,Nationality,Passport Number,Passport Details,National Identification Number,National Identification Details,Position,Address 1,Address 2,Address 3,Address 4,Address 5,Address 6,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Alias Quality,Regime,Listed On,UK Sanctions List Date Designated,Last Updated,Group ID';

/** A row with these cells; the others are empty. */
export function cellsOf(header: string, cells: Readonly<Record<string, string>>): string {
  return header
    .split(',')
    .map((column) => (/[",\n]/.test(cells[column] ?? '') ? `"${cells[column]?.replaceAll('"', '""')}"` : cells[column]))
    .join(',');
}

const firm = {
  'Unique ID': 'QUI0001',
  'Designation Type': 'Entity',
  'Regime Name': 'The Quills (Sanctions) (EU Exit) Regulations 2019',
  'Date Designated': '05/03/2022',
  'Address Line 1': '1 Inkwell Lane',
  'Address Line 6': 'Havana',
  'Address Postal Code': '10400',
  'Address Country': 'Cuba',
  'Phone number': '+53 7 8333333',
  Website: 'www.quillmoor.com',
  'Email address': 'info@quillmoor.com; Unknown',
  'Parent company': 'Penfold Holding',
  Subsidiaries: 'Nib Works',
  'Business registration number (s)': 'Tax ID No. 7707083893 (Russia); BR-99',
  'Other Information': 'Sells quills to www.customer.example.',
};
const ukRow = (cells: Readonly<Record<string, string>>): string => cellsOf(UK_HEADER, cells);

export const UK_CSV = [
  'Report Date: 20-Nov-2026',
  UK_HEADER,
  ukRow({ ...firm, 'Name 6': 'Quill House', 'Name type': 'ALias', 'Alias strength': 'Good quality a.k.a' }),
  ukRow({
    ...firm,
    'Name 6': 'QUILLMOOR TRADING',
    'Name type': 'Primary Name',
    'Name non-latin script': 'Гусиное перо',
  }),
  ukRow({
    'Unique ID': 'QUI0002',
    'Designation Type': 'Individual',
    'Name 6': 'NIB',
    'Name 1': 'ANN',
    'Name 2': 'BETH',
    'Name type': 'Primary Name',
    'Date Designated': 'dd/mm/2001',
    'Passport number': 'P04581926',
    'National Identifier number': '12345',
  }),
  ukRow({ ...firm, 'Name 6': 'QM', 'Name type': 'Alias', 'Alias strength': 'Low quality a.k.a' }),
  ukRow({
    'Unique ID': 'QUI0003',
    'Designation Type': 'Ship',
    'Name 6': 'INK STAR',
    'Name type': 'Primary name',
    'IMO number': 'IMO8405270',
    'Current owner/operator (s)': 'Penfold Shipping',
  }),
  ukRow({ 'Designation Type': 'Entity', 'Name 6': 'NO ID' }),
  'QUI0009,too,short',
  ukRow({ 'Unique ID': 'QUI0004', 'Designation Type': 'Entity' }),
  '',
].join('\r\n');

const ofsiRow = (cells: Readonly<Record<string, string>>): string => cellsOf(OFSI_HEADER, cells);
const group = { 'Group ID': '12703', 'Group Type': 'Entity', Regime: 'Quills', 'Listed On': '05/03/2022' };

export const OFSI_CSV = [
  'Last Updated,20/11/2026',
  OFSI_HEADER,
  ofsiRow({
    ...group,
    'Name 6': 'QUILLMOOR TRADING',
    'Alias Type': 'Primary name',
    'Address 1': '1 Inkwell Lane',
    'Address 6': 'Havana',
    'Post/Zip Code': '10400',
    Country: 'Cuba',
    'Other Information':
      '(UK Sanctions List Ref):QUI0001. (Website):www.quillmoor.com (Email address):info@quillmoor.com (UK Statement of Reasons):Sells to www.customer.example',
  }),
  ofsiRow({
    'Group ID': '7172',
    'Group Type': 'Individual',
    'Name 6': 'NIB',
    'Name 1': 'ANN',
    'Name 2': 'BETH',
    'Name 3': '0',
    'Alias Type': 'Primary name',
    'Passport Number': 'P04581926',
  }),
  ofsiRow({ ...group, 'Name 6': 'OLD QUILL WORKS', 'Alias Type': 'FKA', 'Alias Quality': 'Good' }),
  ofsiRow({ ...group, 'Name 6': 'QM', 'Alias Type': 'AKA', 'Alias Quality': 'Low' }),
  ofsiRow({ 'Group Type': 'Entity', 'Name 6': 'NO ID' }),
  '',
].join('\r\n');

const target = (fields: Readonly<Record<string, string>>): string =>
  `<FinancialSanctionsTarget>${Object.entries(fields)
    .map(([name, text]) => `<${name}>${text}</${name}>`)
    .join('')}</FinancialSanctionsTarget>`;
const groupXml = {
  GroupTypeDescription: 'Entity',
  RegimeName: 'Quills',
  DateListed: '2022-03-05T00:00:00',
  GroupID: '12703',
  GrpStatus: 'A',
};

export const OFSI_XML = `${PROLOG}<ArrayOfFinancialSanctionsTarget xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.example/ofsi/consolidatedlist">
${target({ Name6: 'QUILLMOOR TRADING', Address1: '1 Inkwell Lane', Address6: 'Havana', PostCode: '10400', Country: 'Cuba', AliasType: 'Primary name', Website: 'www.quillmoor.com', EmailAddress: 'info@quillmoor.com', ...groupXml })}
${target({ Name6: 'NIB', name1: 'ANN', name2: 'BETH', GroupTypeDescription: 'Individual', AliasType: 'Primary name', GroupID: '7172', Individual_PassportNumber: 'P04581926' })}
${target({ Name6: 'OLD QUILL WORKS', AliasType: 'FKA', AliasQuality: 'Good quality', ...groupXml })}
${target({ Name6: 'QM', AliasType: 'AKA', AliasQuality: 'Low quality', ...groupXml })}
${target({ Name6: 'NO ID', GroupTypeDescription: 'Entity' })}
</ArrayOfFinancialSanctionsTarget>
`;
