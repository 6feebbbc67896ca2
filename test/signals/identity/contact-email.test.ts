import { describe, expect, it } from 'vitest';
import { contactEmail } from '../../../src/signals/identity/contact-email.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './contact-email.examples.ts';

signalContract(contactEmail, examples);

describe('addresses of authorities', () => {
  const body =
    '<p>Pens and quills in bulk.</p><p>post@datenschutz.quillshire.de, casework@ico.org.uk, desk@trade.gov.cn</p>';

  it('are nobody’s but their own', () => {
    expect(contactEmail.extract(siteFrom({ '/': `<html><body>${body}</body></html>` }))).toBeNull();
  });
});

describe('addresses in comments', () => {
  const TEXT = '<p>Pens and quills in bulk, sent within a day to every harbour.</p>';
  const read = (host: string, body: string) =>
    contactEmail.extract(siteFrom({ '/': `<html><body>${TEXT}${body}</body></html>` }, { host })) ?? [];
  const signed = '<!-- Quillpress shop system 4.2, support@fernsoftware.com -->';

  it('are what a maker signs with where no side gives them to readers', () => {
    const found = contactEmail.compare(read('one.test', signed), read('two.test', signed));
    expect(found?.level).toBe('partial');
  });

  it('are what a copy forgot where the other side gives them to readers', () => {
    const old = read('old.test', '<p>E-mail: support@fernsoftware.com</p>');
    expect(contactEmail.compare(old, read('two.test', signed))?.level).toBe('identical');
  });

  it('do not hide that the address is also given to readers', () => {
    const [address] = read('one.test', `${signed}<p>E-mail: support@fernsoftware.com</p>`);
    expect(address?.unseen).toBeUndefined();
  });
});
