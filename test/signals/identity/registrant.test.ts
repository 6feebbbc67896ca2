import { describe, expect, it } from 'vitest';
import type { Registration } from '../../../src/model/facts/visit.ts';
import { registrant } from '../../../src/signals/identity/registrant.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './registrant.examples.ts';

signalContract(registrant, examples);

const PAGES = { '/': '<body><main><p>Pens and quills in bulk, sent within a day.</p></main></body>' };

function read(registration: Partial<Registration>, host = 'example.test') {
  const value = registrant.extract(
    siteFrom(PAGES, { host, facts: { registration: { source: 'WHOIS', ...registration } } }),
  );
  if (value === null) throw new Error('nothing was read');
  return value;
}
const values = (registration: Partial<Registration>, host?: string) =>
  read(registration, host).registrants.map(({ value }) => value);

describe('registrant', () => {
  it.each([
    'proxy@whoisguard.com',
    'quillmoor.com@contactprivacy.com',
    'x91k@privacyguardian.org',
    'quillmoor@domainsbyproxy.com',
    'abc@withheldforprivacy.com',
    'client@godaddy.com',
    'hostmaster@webcraft.com',
    'domain-admin@webcraft.com',
    'abuse@webcraft.com',
    'a1b2c3d4e5@q.o-w-o.info',
    'x7@regprivate.ru',
    'quill@privateregistration.com',
    'owner@22.cn',
    'kefu@west263.com',
    'client@united-domains.de',
    'Please query the RDDS service of the Registrar of Record',
    'https://registrar.test/contact-domain-holder?domain=example.test',
    'quill@xn--whois-mirror-8x9d.com',
  ])('takes the mailbox %s for nobody’s', (registrantEmail) => {
    expect(values({ registrantEmail })).toEqual([]);
  });

  it.each([
    'REDACTED FOR PRIVACY',
    'Domains By Proxy, LLC',
    'Contact Privacy Inc. Customer 0123456789',
    'WhoisGuard Protected',
    'Whois Privacy Protection Service, Inc.',
    'Withheld for Privacy ehf',
    'Statutory Masking Enabled',
    'GDPR Masked',
    'Data Protected',
    'Identity Protection Service',
    'Not Disclosed',
    'Non-Public Data',
    'Not displayed due to the policy of the top-level domain',
    '信息已隐藏',
    'Private Person',
    'Registration Private',
    'Super Privacy Service LTD c/o Dynadot',
    'On behalf of example.test owner',
    'Domain Administrator',
    'Частное лицо',
    '隐私保护服务',
    'N/A',
    '-',
  ])('takes the name %s for nobody’s', (text) => {
    expect(values({ registrantName: text, registrantOrganisation: text })).toEqual([]);
  });

  it('keeps a mailbox at the site’s own domain, whatever its name, and folds case and international hosts', () => {
    expect(values({ registrantEmail: 'Domains@QUILLMOOR.test' }, 'quillmoor.test')).toEqual(['domains@quillmoor.test']);
    expect(values({ registrantEmail: 'Edda@münzen-quill.de' })).toEqual([
      'edda@xn--mnzen-quill-thb.de',
      'xn--mnzen-quill-thb.de',
    ]);
  });

  it('reads a firm in the field of the name as a firm', () => {
    expect(read({ registrantName: 'Quillmoor Pens Co., Ltd.' }).registrants[0]).toMatchObject({
      kind: 'organisation',
      value: 'quillmoor pens',
    });
    expect(values({ registrantOrganisation: 'Quillmoor Pens Private Limited' })).toEqual(['quillmoor pens']);
    expect(read({ registrantName: 'Edda' }).registrants).toEqual([]);
  });

  it('ranks the address over the firm over the person, and says so alike from both sides', () => {
    const level = (one: Partial<Registration>, two: Partial<Registration>) =>
      registrant.compare(read(one), read(two, 'second.test'))?.level;
    const firm = { registrantOrganisation: 'Quillmoor Pens Co., Ltd.' };
    const mail = { registrantEmail: 'inkwell.owner@gmail.com' };
    expect(level({ ...firm, ...mail }, { ...mail, registrantOrganisation: 'Fernhollow Ltd' })).toBe('identical');
    expect(level(firm, { registrantOrganisation: 'QUILLMOOR PENS LIMITED' })).toBe('close');
    expect(level({ registrantName: 'Marrow Edda' }, { registrantName: 'EDDA MARROW' })).toBe('partial');
    expect(level({ registrantEmail: 'a@quillmoor.com' }, { registrantEmail: 'b@quillmoor.com' })).toBe('partial');
  });

  it('names a person in the note as a registry writes the name, in one way from either side', () => {
    const [one, two] = [read({ registrantName: 'Marrow Edda' }), read({ registrantName: 'Edda Marrow' })];
    const note = 'Both domains are registered to a person named Edda Marrow.';
    expect([registrant.compare(one, two)?.note, registrant.compare(two, one)?.note]).toEqual([note, note]);
  });

  it('finds a contradiction only between firms written in one script', () => {
    const of = (registrantOrganisation: string) => read({ registrantOrganisation });
    expect(registrant.compare(of('Quillmoor Pens Ltd'), of('Fernhollow Mills Ltd'))?.level).toBe('different');
    expect(registrant.compare(of('Quillmoor Pens Ltd'), of('羽墨制笔有限公司'))).toBeNull();
    expect(registrant.compare(of('Quillmoor Pens Ltd'), read({ created: '2020' }))).toBeNull();
  });

  it('says nothing of a page on somebody else’s platform', () => {
    expect(registrant.kinds).toEqual(['website']);
  });
});
