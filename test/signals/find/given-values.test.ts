import { describe, expect, it } from 'vitest';
import { givenValues } from '../../../src/signals/find/given-values.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';

const MAIL = 'anna@quillmoor.cn';
const WORDS = ['Pens are cut by hand.', 'Quills are dried in the loft.', 'Ink is boiled on Mondays and sold in jars.'];

/** Three pages with a menu; `every` in the last lines of each, `once` in the main part of the second. */
function proofs(parts: { every?: string; once?: string; head?: string }, path = '/order'): (string | undefined)[] {
  const { every = '', once = '', head = '' } = parts;
  const paths = ['/', path, '/about'];
  const menu = paths.map((one) => `<a href="${one}">${one}</a>`).join(' ');
  const pages = paths.map((one, i) => [
    one,
    `<html><head>${head}</head><body><header><nav>${menu}</nav></header><main><h1>${WORDS[i]}</h1><p>${WORDS[i]} ${WORDS[2]}</p>${i === 1 ? once : ''}</main><footer><p>Quillmoor</p>${every}</footer></body></html>`,
  ]);
  const found = givenValues(siteFrom(Object.fromEntries(pages)));
  return [...new Set(found.filter(({ value }) => value.includes(MAIL)).map(({ place }) => place.proof))];
}

describe('what owners give elsewhere than in text', () => {
  it.each([
    ['an attribute in the frame', { every: `<button aria-label="${MAIL}"></button>` }, 'frame'],
    [
      'settings on every page',
      { every: `<script type="application/json">{"site":{"email":"${MAIL}"}}</script>` },
      'data',
    ],
    ['a settings object', { head: `<script>var site = { title: 'Pens', mailTo: '${MAIL}' };</script>` }, 'data'],
    ['Open Graph on every page', { head: `<meta property="og:email" content="${MAIL}">` }, 'data'],
    [
      'the recipient of a form',
      { once: `<form method="post"><input type="hidden" name="to" value="${MAIL}"><button>Order</button></form>` },
      'action',
    ],
  ])('%s proves', (_, parts, proof) => expect(proofs(parts)).toEqual([proof]));

  it.each([
    ['an attribute in the main part', { once: `<i title="${MAIL}"></i>` }],
    ['data on one page', { once: `<script type="application/json">{"site":{"email":"${MAIL}"}}</script>` }],
    [
      'who is in a visitor’s box',
      { once: `<div class="comments"><form><input type="hidden" value="${MAIL}"></form></div>` },
    ],
  ])('%s only says', (_, parts) => expect(proofs(parts)).toEqual([undefined]));

  it('data on most pages but the front one only says', () => {
    const about = `<main><p>${WORDS[1]}</p></main><script>var shop = { mail: "${MAIL}" }</script>`;
    const pages = {
      '/': `<main><p>${WORDS.join(' ')}</p></main>`,
      '/review/q': about,
      '/review/q/2': `${about}<p>Two</p>`,
    };
    expect(givenValues(siteFrom(pages)).map(({ place }) => place.proof)).toEqual([undefined, undefined]);
  });

  it('entries of a list in a script are nobody’s settings', () => {
    const list = `<script>var last = [{ mail: "${MAIL}" }, { mail: "bela@glenmere.cn" }]</script>`;
    expect(proofs({ every: list })).toEqual([]);
  });

  it('a form about a contact that the page shows is no recipient’s', () => {
    const form = `<form method="post"><input type="hidden" name="number" value="+86 311 8790 1234"><input type="hidden" name="mail" value="${MAIL}"></form>`;
    expect(proofs({ once: form }, '/n/8631187901234')).toEqual([undefined]);
  });

  it('forms that write to many are nobody’s', () => {
    const form = (mail: string) => `<form method="post"><input type="hidden" name="to" value="${mail}"></form>`;
    expect(proofs({ once: [MAIL, 'bela@glenmere.cn', 'carl@kettleby.cn'].map(form).join('') })).toEqual([undefined]);
  });
});

describe('papers', () => {
  const site = (home: string) =>
    siteFrom(
      {
        '/': `<html><body><main><p>${WORDS.join(' ')}</p>${home}</main><footer><p><a href="/card.pdf">Particulars</a></p></footer></body></html>`.replace(
          'FOOT',
          '',
        ),
      },
      {
        documents: {
          '/card.pdf': {
            format: 'pdf',
            pages: 1,
            metadata: {},
            text: `Quillmoor. E-mail: ${MAIL}. Whoever wants to complain about us writes to bela@glenmere.cn and waits for a year.`,
          },
        },
      },
    );
  it('prove as the block that links them, but not in a sentence', () => {
    const found = givenValues(site('')).filter(({ text }) => text.includes('@'));
    expect(found.map(({ place }) => place.proof)).toEqual(['frame', undefined]);
  });
});
