import { expect, it } from 'vitest';
import { verificationRecord } from '../../../src/signals/identity/verification-record.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './verification-record.examples.ts';

signalContract(verificationRecord, examples);

const seen = { firstSeen: '2026-01-01T00:00:00.000Z', lastSeen: '2026-01-02T00:00:00.000Z', source: 'DNS' };
const read = (host: string, ...values: string[]) =>
  verificationRecord.extract(
    siteFrom(
      { '/': '<body><main><p>Pens and quills in bulk, sent within a day.</p></main></body>' },
      { host, facts: { domainRecords: values.map((value) => ({ kind: 'verification', value, ...seen })) } },
    ),
  ) ?? [];

it('one record behind two domains is one account; the service alone is nothing', () => {
  const first = read('quillmoor.com', 'microsoft:ms73019284', 'google:q7Lm2quillXk9aa');
  const second = read('fernhollow.com', 'microsoft:ms73019284', 'google:b4Rt8fernWz2bb');
  expect(verificationRecord.compare(first, second)).toMatchObject({
    level: 'identical',
    shared: [{ token: 'verification-record:microsoft:ms73019284' }],
    note: 'Both domains have the same verification record: microsoft.',
    left: { quote: 'quillmoor.com TXT microsoft:ms73019284 (DNS, 2026-01-02)' },
  });
  expect(verificationRecord.compare(read('a.com', 'google:q7Lm2quillXk9aa'), second)).toBeNull();
});
