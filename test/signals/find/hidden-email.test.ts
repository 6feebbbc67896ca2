import { describe, expect, it } from 'vitest';
import { hiddenEmails } from '../../../src/signals/find/hidden-email.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';

function found(markup: string): string[] {
  const [page] = siteFrom({ '/': `<body><p>Pens and quills in bulk, sent within a day.</p>${markup}</body>` }).pages;
  return page === undefined ? [] : hiddenEmails(page).map(({ address }) => address.address);
}

/** As TYPO3 writes its links: every sign moved by two within its run. */
const shift = (text: string): string =>
  text
    .replace(/[a-z]/g, (sign) => String.fromCharCode(97 + ((sign.charCodeAt(0) - 97 + 2) % 26)))
    .replace(/[+-:]/g, (sign) => String.fromCharCode(0x2b + ((sign.charCodeAt(0) - 0x2b + 2) % 16)))
    .replace('@', 'B');

describe('e-mail addresses that only a script shows', () => {
  it.each([
    ['<a href="#" data-user="anna" data-domain="quillmoor.com">write</a>'],
    ['<i class="mailbox" data-name="anna" data-domain="quillmoor" data-tld="com"></i>'],
    ['<i data-first="anna" data-last="quillmoor.com">E-mail</i>'],
    ['<joomla-hidden-mail is-email="1" first="YW5uYQ==" last="cXVpbGxtb29yLmNvbQ=="></joomla-hidden-mail>'],
    [`<a href="#" data-mailto-token="${shift('mailto:anna@quillmoor.com')}" data-mailto-vector="2">write</a>`],
    ["<script>var a1 = '&#97;nn&#x61;' + '&#64;'; a1 = a1 + 'qu&#105;llmoor' + '&#46;' + 'c&#111;m';</script>"],
    ['<script>const u = "anna", d = "quillmoor.com"; w(`<a href="mailto:${u}@${d}">x</a>`)</script>'],
    ['<i data-email="anna[at]quillmoor.com"></i>'],
    ['<i data-email="moc.roomlliuq@anna"></i>'],
    ['<i data-mail="YW5uYUBxdWlsbG1vb3IuY29t"></i>'],
    ["<a href=\"javascript:location='mai'+'lto:anna'+'@quillmoor.com'\">write</a>"],
    [`<a href="javascript:linkTo_UnCryptMailto('${shift('mailto:anna@quillmoor.com')}');">write</a>`],
    ["<script>document.write('anna' + '&#64;' + 'quillmoor.com')</script>"],
    ['<a data-cfemail="422b2c242d0233372b2e2e2f2d2d306c212d2f">x</a>', 'info@quillmoor.com'],
  ])('%s', (markup, address = 'anna@quillmoor.com') => {
    expect(found(markup)).toEqual([address]);
  });

  it.each([
    '<div data-name="hero" data-domain="main"></div>',
    '<div data-user="42" data-id="7"></div>',
    '<script>var author = "anna@quillmoor.com";</script>',
    '<script src="/x.js">w("anna" + "@quillmoor.com")</script>',
    '<script type="application/json">["anna" + "@quillmoor.com"]</script>',
    '<i data-email="your@email.com"></i>',
    // Lists of the cookies that a site sets: their names and the hosts they are for.
    '<li data-name="fr" data-domain="facebook.com">Advertising</li>',
    '<i data-name="anna" data-domain="quillmoor.com"></i>',
    '<div id="cookie-notice"><li class="mail-service" data-name="nid" data-domain="google.com">Mail</li></div>',
    '<div style="display:none"><i data-user="anna" data-domain="quillmoor.com"></i></div>',
  ])('nothing in %s', (markup) => {
    expect(found(markup)).toEqual([]);
  });

  it('reads the scripts of a page within one budget', () => {
    const script = `<script>var x='@a.com';${'x+=x+x;'.repeat(2_700)}</script>`;
    const { pages } = siteFrom({
      '/': `<body><p>Pens and quills in bulk, sent within a day to every harbour that asks for them.</p>${script.repeat(40)}</body>`,
    });
    const [page] = pages;
    if (page === undefined) throw new Error('no page');
    expect(page.scripts).toHaveLength(40);
    expectQuick(() => hiddenEmails(page), 400);
  });
});
