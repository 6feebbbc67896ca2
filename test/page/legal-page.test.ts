import { describe, expect, it } from 'vitest';
import { isLegalPage, isNoticeOnly } from '../../src/page/legal-page.ts';
import { openSite } from '../../src/page/site.ts';
import { capturedFrom } from '../../testkit/site-fixture.ts';

const TEXT = '<p>Pens and quills in bulk, sent within a day to every town on the river.</p>';

function read(path: string, title: string) {
  const html = `<html><head><title>${title}</title></head><body><main>${TEXT}</main></body></html>`;
  const page = openSite(capturedFrom({ '/': `<html><body>${TEXT}<p>Home</p></body></html>`, [path]: html })).pages[1];
  if (page === undefined) throw new Error('no page');
  return page;
}

describe('pages of law', () => {
  it.each([
    ['/privacy-policy/', 'Quillmoor'],
    ['/datenschutz.html', 'Quillmoor'],
    ['/p17.html', 'Политика конфиденциальности | Quillmoor'],
    ['/terms', 'Quillmoor'],
  ])('%s, %s gives nobody’s contacts', (path, title) => {
    expect(isNoticeOnly(read(path, title))).toBe(true);
  });

  it.each([
    ['/mentions-legales', 'Quillmoor'],
    ['/p17.html', 'Aviso legal'],
  ])('%s, %s says who runs the site', (path, title) => {
    const page = read(path, title);
    expect([isLegalPage(page), isNoticeOnly(page)]).toEqual([true, false]);
  });

  it('are no others', () => {
    expect(isLegalPage(read('/impressum.html', 'Impressum'))).toBe(false);
    expect(isLegalPage(read('/private-label.html', 'Private label'))).toBe(false);
  });
});
