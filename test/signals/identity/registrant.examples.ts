import { registrant } from '../../../src/signals/identity/registrant.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';
import { PENS_SITE } from '../example-pages.ts';

export const examples = examplesOf(registrant, [
  {
    name: 'e-mail address, company and person, with dates',
    pages: PENS_SITE,
    facts: {
      registration: {
        registrantEmail: 'Inkwell.Owner@QUILLMOOR.com',
        registrantOrganisation: 'Fernhollow Imp. & Exp. Co., Ltd.',
        registrantName: 'MARROW Edda',
        created: '2021-06-03',
        source: 'WHOIS',
        seenAt: '2021-09',
      },
    },
    expect: ({ registrants, created }) =>
      created === '2021-06-03' &&
      registrants.map(({ kind, value }) => `${kind} ${value}`).join() ===
        'email inkwell.owner@quillmoor.com,mail-domain quillmoor.com,organisation fernhollow import export,person edda marrow',
  },
  {
    name: 'trap: a privacy service leaves only the dates',
    pages: PENS_SITE,
    facts: {
      registration: {
        registrantEmail: 'a1b2c3@whoishideaway.com',
        registrantOrganisation: 'Redacted for Privacy Purposes',
        registrantName: 'Data Protected',
        created: '2020',
        source: 'RDAP',
      },
    },
    expect: ({ registrants, created }) => registrants.length === 0 && created === '2020',
  },
  {
    name: 'trap: the registrar’s own mailbox and the agency’s department for domains',
    pages: PENS_SITE,
    facts: {
      registration: {
        registrantEmail: 'client4711@marrowgate-names.com, domains@webcraft.com',
        registrantName: 'Domain Administrator',
        registrar: 'Marrowgate Names, Inc.',
        source: 'WHOIS',
      },
    },
    expect: ({ registrants }) => registrants.length === 0,
  },
  { name: 'nothing known', pages: PENS_SITE, expect: null },
]);
