/** WHOIS answers in the forms of the registries, about invented domains. */
import type { RegistrationFacts } from '../../src/model/facts/observation.ts';

export interface WhoisCase {
  readonly name: string;
  readonly domain: string;
  readonly text: string;
  readonly facts: RegistrationFacts;
  readonly referral?: string;
}

export const RECORDS: readonly WhoisCase[] = [
  {
    name: '.cn: shows the registrant and the mailbox',
    domain: 'quill.cn',
    text: `Domain Name: quill.cn
ROID: 20190412s10001s11652376-cn
Domain Status: ok
Registrant: 羽笔进出口有限公司
Registrant Contact Email: inkwell.owner@quillmoor.test
Sponsoring Registrar: 沼泽门域名有限公司
Name Server: ns1.quillhost.test
Name Server: ns2.quillhost.test
Registration Time: 2019-04-12 15:31:05
Expiration Time: 2027-04-12 15:31:05
DNSSEC: unsigned
`,
    facts: {
      registrantName: '羽笔进出口有限公司',
      registrantEmail: 'inkwell.owner@quillmoor.test',
      registrar: '沼泽门域名有限公司',
      created: '2019-04-12',
      expires: '2027-04-12',
      nameservers: ['ns1.quillhost.test', 'ns2.quillhost.test'],
      status: ['ok'],
    },
  },
  {
    name: '.com: thin, indented, with terms of use below that speak of limits',
    domain: 'quill.com',
    text: `   Domain Name: QUILL.COM
   Registry Domain ID: 4711_DOMAIN_COM-VRSN
   Registrar WHOIS Server: whois.marrowgate.test
   Registrar URL: http://www.marrowgate.test
   Updated Date: 2025-04-01T08:00:00Z
   Creation Date: 2019-04-12T07:31:05Z
   Registry Expiry Date: 2027-04-12T07:31:05Z
   Registrar: Marrowgate Names, Inc.
   Registrar IANA ID: 99999
   Domain Status: clientTransferProhibited https://icann.org/epp#clientTransferProhibited
   Name Server: NS1.QUILLHOST.TEST
   DNSSEC: unsigned
   URL of the ICANN Whois Inaccuracy Complaint Form: https://www.icann.org/wicf/
>>> Last update of whois database: 2026-11-25T10:00:00Z <<<

NOTICE: The expiration date displayed in this record is the date the registrar's sponsorship expires.
Creation Date: 1999-01-01
TERMS OF USE: You are not authorized to access our database through high-volume requests; the limit is exceeded when blocked.
`,
    facts: {
      registrar: 'Marrowgate Names, Inc.',
      registrarId: '99999',
      created: '2019-04-12',
      expires: '2027-04-12',
      updated: '2025-04-01',
      nameservers: ['ns1.quillhost.test'],
      status: ['clientTransferProhibited'],
    },
    referral: 'whois.marrowgate.test',
  },
  {
    name: "a registrar's full record",
    domain: 'quill.com',
    text: `Domain Name: quill.com
Registrar WHOIS Server: whois.marrowgate.test
Creation Date: 2019-04-12T07:31:05.00Z
Registrar Registration Expiration Date: 2027-04-12T07:31:05.00Z
Registrar: Marrowgate Names, Inc.
Registrant Name: Edda Marrow
Registrant Organization: Fernhollow Imp. & Exp. Co., Ltd.
Registrant Street: 
Registrant City: Inkton
Registrant Country: CN
Registrant Phone: +86.3115550143
Registrant Email: inkwell.owner@quillmoor.test
Admin Email: somebody.else@other.test
Tech Name: Tech Department
Name Server: ns1.quillhost.test
`,
    facts: {
      registrantName: 'Edda Marrow',
      registrantOrganisation: 'Fernhollow Imp. & Exp. Co., Ltd.',
      registrantCountry: 'CN',
      registrantPhone: '+86.3115550143',
      registrantEmail: 'inkwell.owner@quillmoor.test',
      registrar: 'Marrowgate Names, Inc.',
      created: '2019-04-12',
      expires: '2027-04-12',
      nameservers: ['ns1.quillhost.test'],
    },
    referral: 'whois.marrowgate.test',
  },
  {
    name: '.ru: RIPN form with comments',
    domain: 'quill.ru',
    text: `% TCI Whois Service. Terms of use:
% https://tcinet.ru/documents/whois_ru_rf.pdf (in Russian)

domain:        QUILL.RU
nserver:       ns1.quill.ru. 203.0.113.7
nserver:       ns2.quillhost.test.
state:         REGISTERED, DELEGATED, VERIFIED
org:           OOO "Pero"
registrar:     MARROWGATE-RU
admin-contact: https://marrowgate.test/feedback
created:       2019-04-12T07:31:05Z
paid-till:     2027-04-12T07:31:05Z
free-date:     2027-05-13
source:        TCI

Last updated on 2026-11-25T10:00:01Z
`,
    facts: {
      registrantOrganisation: 'OOO "Pero"',
      registrar: 'MARROWGATE-RU',
      created: '2019-04-12',
      expires: '2027-04-12',
      nameservers: ['ns1.quill.ru', 'ns2.quillhost.test'],
      status: ['REGISTERED, DELEGATED, VERIFIED'],
    },
  },
  {
    name: '.uk: values below their keys',
    domain: 'quill.co.uk',
    text: `
    Domain name:
        quill.co.uk

    Data validation:
        Nominet was able to match the registrant's name and address

    Registrar:
        Marrowgate Names Ltd [Tag = MARROW]
        URL: https://www.marrowgate.test

    Relevant dates:
        Registered on: 12-Apr-2019
        Expiry date:  12-Apr-2027
        Last updated:  01-Apr-2025

    Registration status:
        Registered until expiry date.

    Name servers:
        ns1.quillhost.test        203.0.113.7
        ns2.quillhost.test

    WHOIS lookup made at 10:00:00 25-Nov-2026

-- 
This WHOIS information is provided for free.
`,
    facts: {
      registrar: 'Marrowgate Names Ltd [Tag = MARROW]',
      created: '2019-04-12',
      expires: '2027-04-12',
      updated: '2025-04-01',
      nameservers: ['ns1.quillhost.test', 'ns2.quillhost.test'],
      status: ['Registered until expiry date.'],
    },
  },
  {
    name: '.jp: keys in brackets',
    domain: 'quill.jp',
    text: `[ JPRS database provides information on network administration. ]

Domain Information:
[Domain Name]                   QUILL.JP

[Registrant]                    Fernhollow Co., Ltd.

[Name Server]                   ns1.quillhost.test

[Created on]                    2019/04/12
[Expires on]                    2027/04/30
[Status]                        Active
[Last Updated]                  2025/04/01 01:05:00 (JST)
`,
    facts: {
      registrantName: 'Fernhollow Co., Ltd.',
      created: '2019-04-12',
      expires: '2027-04-30',
      updated: '2025-04-01',
      nameservers: ['ns1.quillhost.test'],
      status: ['Active'],
    },
  },
  {
    name: '.de: next to nothing',
    domain: 'quill.de',
    text: `% Restricted rights.
Domain: quill.de
Nserver: ns1.quillhost.test
Status: connect
Changed: 2025-04-01T08:00:00+02:00
`,
    facts: { updated: '2025-04-01', nameservers: ['ns1.quillhost.test'], status: ['connect'] },
  },
  {
    name: '.br: dates without signs between',
    domain: 'quill.com.br',
    text: `% Copyright (c) Nic.br
domain:      quill.com.br
owner:       Pena Comercio Ltda
country:     BR
nserver:     ns1.quillhost.test
created:     20190412 #1234567
changed:     20250401
expires:     20270412
status:      published
`,
    facts: {
      registrantName: 'Pena Comercio Ltda',
      created: '2019-04-12',
      expires: '2027-04-12',
      updated: '2025-04-01',
      nameservers: ['ns1.quillhost.test'],
      status: ['published'],
    },
  },
  {
    name: '.kr: numbered registry words, dots in dates',
    domain: 'quill.kr',
    text: `Domain Name                 : quill.kr
Registrant                  : Fernhollow Korea
Registered Date             : 2019. 04. 12.
Last Updated Date           : 2025. 04. 01.
Expiration Date             : 2027. 04. 12.
Authorized Agency           : Marrowgate(http://marrowgate.test)
Primary Name Server
   Host Name                : ns1.quillhost.test
`,
    facts: {
      registrantName: 'Fernhollow Korea',
      registrar: 'Marrowgate(http://marrowgate.test)',
      created: '2019-04-12',
      expires: '2027-04-12',
      updated: '2025-04-01',
      nameservers: ['ns1.quillhost.test'],
    },
  },
  {
    name: 'dots behind the keys',
    domain: 'quill.fi',
    text: `domain.............: quill.fi
status.............: Registered
created............: 12.4.2019 10:00:00
expires............: 12.4.2027 10:00:00
nserver............: ns1.quillhost.test [OK]
registrar..........: Marrowgate Oy
`,
    facts: {
      registrar: 'Marrowgate Oy',
      created: '2019-04-12',
      expires: '2027-04-12',
      nameservers: ['ns1.quillhost.test'],
      status: ['Registered'],
    },
  },
  {
    name: '.tw: a registrant of several lines, dates in words',
    domain: 'quill.com.tw',
    text: `Domain Name: quill.com.tw
   Domain Status: clientTransferProhibited
   Registrant:
      羽筆股份有限公司
      Fernhollow Co., Ltd.
      Edda Marrow  inkwell.owner@quillmoor.test
      TEL: +886.255501433
      TW

   Administrative Contact:
      Somebody Else  else@other.test

   Record expires on 2027-04-12 (YYYY-MM-DD)
   Record created on 2019-04-12 (YYYY-MM-DD)

   Domain servers in listed order:
      ns1.quillhost.test

Registration Service Provider: MARROWGATE
`,
    facts: {
      registrantName: '羽筆股份有限公司',
      registrantEmail: 'inkwell.owner@quillmoor.test',
      registrar: 'MARROWGATE',
      created: '2019-04-12',
      expires: '2027-04-12',
      nameservers: ['ns1.quillhost.test'],
      status: ['clientTransferProhibited'],
    },
  },
  {
    name: '.hk: headings without indentation, keys with notes in brackets',
    domain: 'quill.hk',
    text: `Domain Name:  QUILL.HK
Domain Status: Active
Registrar Name: Marrowgate Limited
Registrar Contact Information: Email: names@marrowgate.test

Registrant Contact Information:

Company English Name (It should be the same as the registered/corporation name on your Business Register Certificate or relevant documents): FERNHOLLOW LIMITED
Company Chinese name: 羽筆有限公司
Country: Hong Kong (HK)
Email: inkwell.owner@quillmoor.test
Domain Name Commencement Date: 18-04-2019
Expiry Date: 18-04-2027

Administrative Contact Information:

Company name: SOMEBODY ELSE LIMITED
Email: else@other.test
`,
    facts: {
      registrantOrganisation: 'FERNHOLLOW LIMITED',
      registrantEmail: 'inkwell.owner@quillmoor.test',
      registrantCountry: 'Hong Kong (HK)',
      registrar: 'Marrowgate Limited',
      created: '2019-04-18',
      expires: '2027-04-18',
      status: ['Active'],
    },
  },
  {
    name: '.it: headings without a colon; the registrar is a firm, too',
    domain: 'quill.it',
    text: `Domain:             quill.it
Status:             ok
Created:            2019-04-12 00:00:00
Last Update:        2025-04-01 00:52:11
Expire Date:        2027-04-12

Registrant
  Organization:     Penna S.r.l.
  Address:          Via Piuma 1
                    Inkton
  Created:          2011-01-01 11:21:00

Registrar
  Organization:     Marrowgate S.p.A.
  Name:             MARROW-REG

Nameservers
  ns1.quillhost.test
  ns2.quillhost.test
`,
    facts: {
      registrantOrganisation: 'Penna S.r.l.',
      registrar: 'Marrowgate S.p.A.',
      created: '2019-04-12',
      expires: '2027-04-12',
      updated: '2025-04-01',
      nameservers: ['ns1.quillhost.test', 'ns2.quillhost.test'],
      status: ['ok'],
    },
  },
  {
    name: '.ua: comments as headings; the registrar’s firm and mailbox are not the holder’s',
    domain: 'quill.com.ua',
    text: `% This is the Ukrainian Whois query server
domain:           quill.com.ua
nserver:          ns1.quillhost.test
status:           ok
created:          2019-04-12 07:31:05+03
modified:         2025-04-01 07:31:05+03
expires:          2027-04-12 07:31:05+03

% Registrar:
% ==========
registrar:        ua.marrowgate
organization:     Marrowgate LLC
e-mail:           names@marrowgate.test
url:              http://marrowgate.test

% Registrant:
% ===========
person:           Edda Marrow
e-mail:           inkwell.owner@quillmoor.test
organization:     Pero LLC

% Administrative Contacts:
% =======================
person:           Somebody Else
organization:     Other LLC
`,
    facts: {
      registrantName: 'Edda Marrow',
      registrantOrganisation: 'Pero LLC',
      registrantEmail: 'inkwell.owner@quillmoor.test',
      registrar: 'ua.marrowgate',
      created: '2019-04-12',
      expires: '2027-04-12',
      updated: '2025-04-01',
      nameservers: ['ns1.quillhost.test'],
      status: ['ok'],
    },
  },
  {
    name: '.fr: contacts in blocks of their own are nobody in particular',
    domain: 'quill.fr',
    text: `domain:                        quill.fr
status:                        ACTIVE
holder-c:                      ANO00-FRNIC
registrar:                     MARROWGATE
Expiry Date:                   2027-04-12T07:31:05Z
created:                       2019-04-12T07:31:05Z
nserver:                       ns1.quillhost.test

registrar:                     MARROWGATE
phone:                         +33.155501433
e-mail:                        names@marrowgate.test

nic-hdl:                       ANO00-FRNIC
type:                          PERSON
contact:                       Ano Nymous
e-mail:                        else@other.test
organization:                  Other SARL
changed:                       2011-01-01T00:00:00Z
`,
    facts: {
      registrar: 'MARROWGATE',
      created: '2019-04-12',
      expires: '2027-04-12',
      updated: '2011-01-01',
      nameservers: ['ns1.quillhost.test'],
      status: ['ACTIVE'],
    },
  },
  {
    name: '.tr: stars, dots, months by name',
    domain: 'quill.com.tr',
    text: `** Domain Name: quill.com.tr
Domain Status: Active

** Registrant:
   Tüy Dış Ticaret Ltd. Şti.
   Hidden upon user request

** Registrar:
NIC Handle		: mrw42
Organization Name	: Marrowgate A.Ş.

** Domain Servers:
ns1.quillhost.test

** Additional Info:
Created on..............: 2019-Apr-12.
Expires on..............: 2027-Apr-11.
`,
    facts: {
      registrantName: 'Tüy Dış Ticaret Ltd. Şti.',
      created: '2019-04-12',
      expires: '2027-04-11',
      status: ['Active'],
    },
  },
  {
    name: 'a private person, as .ru writes it',
    domain: 'pero.ru',
    text: 'domain: PERO.RU\nperson: Private Person\nregistrar: MARROWGATE-RU\ncreated: 2019.04.12\n',
    facts: { registrantName: 'Private Person', registrar: 'MARROWGATE-RU', created: '2019-04-12' },
  },
  {
    name: 'a registry that refers to no usable server',
    domain: 'quill.net',
    text: 'Domain Name: QUILL.NET\nRegistrar WHOIS Server: rwhois.marrowgate.test:4321\nRegistrar: Marrowgate\n',
    facts: { registrar: 'Marrowgate' },
  },
];

export const ABSENT: readonly string[] = [
  'No match for domain "QUILL.COM".\r\n>>> Last update of whois database',
  'No matching record.\n',
  'Domain not found.\n',
  'NOT FOUND\n',
  '% No entries found for the selected source(s).\n',
  'The queried object does not exist: no such domain\n',
  'Domain: quill.de\nStatus: free\n',
  'No Data Found\nURL of the ICANN Whois Inaccuracy Complaint Form: https://www.icann.org/wicf/',
  'quill.be is available for registration\n',
  'Nothing found for this query.',
];

export const LIMITED: readonly string[] = [
  'WHOIS LIMIT EXCEEDED - SEE WWW.PIR.ORG/WHOIS FOR DETAILS\n',
  'Query rate exceeded, please try again later.\n',
  'Number of allowed queries exceeded.\n',
  'Queried interval is too short.\n',
  'You have exceeded the maximum allowable number of queries.',
  'Your connection limit exceeded. Please slow down and try again later.',
  '% You have been blocked for excessive querying: access denied\n',
  'Error: Too many requests from your address\n',
  'Look up quota exceeded.',
];

/** The lines that IANA answers about a top-level domain, with its registry's server or without one. */
export function ianaAnswer(server: string | null): string {
  return `% IANA WHOIS server
% for more information on IANA, visit http://www.iana.org
% This query returned 1 object

${server === null ? '' : `refer:        ${server}\n\n`}domain:       EXAMPLE

organisation: Inkton Registry Foundation
address:      12 Quill Road
address:      Inkton

contact:      administrative
name:         Registry Office
organisation: Inkton Registry Foundation
phone:        +44 161 496 0101
e-mail:       office@registry.test

nserver:      A.NIC.EXAMPLE 203.0.113.1
nserver:      B.NIC.EXAMPLE 203.0.113.2
ds-rdata:     12345 8 2 00

${server === null ? '' : `whois:        ${server}\n\n`}status:       ACTIVE
remarks:      Registration information: http://registry.test

created:      1999-05-06
changed:      2025-03-04
source:       IANA
`;
}
