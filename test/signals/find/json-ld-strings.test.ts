import { describe, expect, it } from 'vitest';
import { contactEmail } from '../../../src/signals/identity/contact-email.ts';
import { residualName } from '../../../src/signals/identity/residual-name.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';

const HOST = 'example.test';
const record = (more: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'Organization', name: 'Quillmoor Ltd', email: 'anna@quillmoor.cn', ...more })}</script>`;
const page = (title: string, head = ''): string =>
  `<html lang="en"><head><title>${title}</title>${head}</head><body><main><h1>${title}</h1><p>Pens are cut by hand in the loft of the mill.</p></main></body></html>`;
const proofs = (path: string, more: object) => {
  const site = siteFrom({ '/': page('Pens'), '/firms/': page('Firms'), [path]: page('Somewhere', record(more)) });
  return {
    mail: contactEmail.extract(site)?.map(({ place }) => place.proof)[0],
    name: JSON.stringify(residualName.extract(site) ?? '').includes('declared'),
  };
};
const OWN = { mail: 'data', name: true };
/** The name is a trace that somebody forgot, or of a firm that the page is about. */
const TRACE = { mail: undefined, name: true };
const SAID = { mail: undefined, name: false };

describe('a record of structured data', () => {
  it.each([
    ['on any page that names the front door', '/goods/7', { url: `https://${HOST}/` }, OWN],
    ['the same with a fragment', '/goods/7', { '@id': `https://${HOST}/#organization` }, OWN],
    ['on the home page, without an address', '/', {}, TRACE],
    ['on the contact page, without an address', '/contact', {}, TRACE],
    [
      'on the home page, without an address, under the name of the host',
      '/',
      { name: 'Example Ltd' },
      { mail: 'data', name: false },
    ],
    ['on any other page without an address', '/firms/quillmoor', {}, SAID],
    ['of the page of a directory', '/firms/quillmoor', { url: `https://${HOST}/firms/quillmoor` }, SAID],
    ['of another page, on the home page', '/', { url: `https://${HOST}/firms/quillmoor` }, SAID],
    ['that names another site too', '/', { url: [`https://${HOST}/`], '@id': 'https://quillmoor.cn/' }, SAID],
  ] as const)('%s', (_, path, more, right) => {
    expect(proofs(path, more)).toEqual(right);
  });
});
