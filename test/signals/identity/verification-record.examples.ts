import type { DomainRecord } from '../../../src/model/facts/visit.ts';
import { verificationRecord } from '../../../src/signals/identity/verification-record.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';
import { PENS_SITE } from '../example-pages.ts';

const record = (value: string): DomainRecord => ({
  kind: 'verification',
  value,
  firstSeen: '2026-01-01T00:00:00.000Z',
  lastSeen: '2026-01-02T00:00:00.000Z',
  source: 'DNS',
});

export const examples = examplesOf(verificationRecord, [
  {
    name: 'the records of two services',
    pages: PENS_SITE,
    facts: { domainRecords: [record('microsoft:ms73019284'), record('zoho:zb4417732.mail')] },
    expect: ['microsoft:ms73019284', 'zoho:zb4417732.mail'],
  },
  {
    name: 'trap: a blank that was never filled in',
    pages: PENS_SITE,
    facts: { domainRecords: [record('google:xxxxxxxxxxxx')] },
    expect: null,
  },
  {
    name: 'name servers are no accounts',
    pages: PENS_SITE,
    facts: { domainRecords: [{ ...record('ns1.quillmoor.com'), kind: 'nameserver' }] },
    expect: null,
  },
]);
