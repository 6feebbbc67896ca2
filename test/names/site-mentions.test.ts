import { describe, expect, it } from 'vitest';
import { packIndex } from '../../src/names/index-file.ts';
import { buildNameIndex } from '../../src/names/name-index.ts';
import { siteMentions } from '../../src/names/site-mentions.ts';
import { siteFrom } from '../../testkit/site-fixture.ts';

const WORDS =
  'Quillmoor Stonebeck Larkspire Dunmarrow Ashvale Brackenford Thornwick Wolverdale Hexbridge Marlowend Pinecastle Ravensgill Sablecroft Tarnholme';
const FIRMS = WORDS.split(' ').map((word, n) => ({
  id: `e${n}`,
  type: 'company',
  names: [`${word} Trading Co., Ltd.`],
}));
const index = buildNameIndex(FIRMS);
const { digest } = packIndex(index);
const OTHERS = FIRMS.slice(1).map(({ names: [name] }) => name);

function search(body: string, head = '') {
  const html = `<html lang="en"><head><title>Pens</title>${head}</head><body><main><p>We sell pens and quills in bulk every day of the week.</p>${body}</main>
    <footer><p>© 2023 Quillmoor Trading Co., Ltd</p></footer></body></html>`;
  return siteMentions(siteFrom({ '/': html }), index, digest, 1_000);
}
const rolesOf = (found: ReturnType<typeof search>, entity: string) =>
  new Set(found.mentions.filter((one) => one.entity === entity).map(({ role }) => role));

describe('a page that names many listed firms', () => {
  it.each([
    ['in a comment', `<!-- ${OTHERS.join('\n')} -->`],
    ['where nobody sees them', `<div style="display:none">${OTHERS.map((name) => `<p>${name}</p>`).join('')}</div>`],
    ['in plain sight', `<ul>${OTHERS.map((name) => `<li>${name}</li>`).join('')}</ul>`],
  ])('%s, is still its owner’s', (_, body) => {
    expect(rolesOf(search(body), 'e0')).toContain('owner');
  });

  it('names the others as news does', () => {
    const found = search(
      `<ul>${OTHERS.map((name) => `<li>${name}</li>`).join('')}</ul>`,
      `<meta name="keywords" content="${OTHERS[0]}">`,
    );
    expect(rolesOf(found, 'e1')).toEqual(new Set(['news']));
  });

  it('keeps the owner of its copyright line behind six thousand hidden names, and says that it was cut', () => {
    const many = Array.from({ length: 6_000 }, () => `<p>${OTHERS[0]}</p>`).join('');
    const found = search(`<div style="display:none">${many}</div>`);
    expect(rolesOf(found, 'e0')).toContain('owner');
    expect(found.cut).toBe(true);
    expect(search('').cut).toBe(false);
  });
});
