import type { CertificateInfo } from '../../../src/model/facts/visit.ts';
import { certificate } from '../../../src/signals/host/certificate.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';
import { PENS_SITE } from '../example-pages.ts';

const SHOWN: CertificateInfo = {
  names: ['example.test', '*.example.test'],
  subject: 'CN=example.test',
  issuer: 'CN=Invented Authority',
  key: 'f'.repeat(64),
  validFrom: '2025-11-01T00:00:00.000Z',
  validTo: '2026-02-01T00:00:00.000Z',
};

export const examples = examplesOf(certificate, [
  {
    name: 'its own certificate, which names another site',
    pages: PENS_SITE,
    facts: { certificate: { ...SHOWN, names: [...SHOWN.names, 'www.quillmoor.com'] } },
    expect: ({ certificates }) =>
      certificates.length === 1 && certificates[0]?.others.join() === 'quillmoor.com' && certificates[0].value !== '',
  },
  {
    name: 'the site that it names',
    host: 'quillmoor.com',
    pages: PENS_SITE,
    expect: ({ own, certificates }) => own.value === 'quillmoor.com' && certificates.length === 0,
  },
  {
    name: 'no certificate: the site can still be named by that of another',
    pages: PENS_SITE,
    expect: ({ own, certificates }) => own.value === 'example.test' && certificates.length === 0,
  },
  {
    name: 'trap: a bundle of a content network',
    pages: PENS_SITE,
    facts: { certificate: { ...SHOWN, names: ['sni.cloudflaressl.com', 'example.test', 'quillmoor.com'] } },
    expect: ({ certificates }) => certificates.length === 0,
  },
  {
    name: 'trap: a bundle of a hoster',
    pages: PENS_SITE,
    facts: {
      certificate: { ...SHOWN, names: ['example.test', ...[...'abcdefg'].map((letter) => `${letter}-pens.com`)] },
    },
    expect: ({ certificates }) => certificates.length === 0,
  },
  {
    name: 'trap: a wildcard of the builder',
    pages: PENS_SITE,
    facts: { certificate: { ...SHOWN, names: ['*.pen-builder.com'] } },
    expect: ({ certificates }) => certificates.length === 0,
  },
]);
