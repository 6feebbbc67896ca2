import { describe, expect, it } from 'vitest';
import { form } from '../../../src/signals/look/form.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './form.examples.ts';

signalContract(form, examples);

const site = (html: string) =>
  siteFrom({
    '/': `<body><h1>Pens</h1><p>Pens and quills in bulk, cut by hand and sent within a day to every harbour that asks for them.</p>${html}</body>`,
  });
const read = (html: string) => form.extract(site(html)) ?? [];
const asking = (...names: string[]) => read(`<form>${names.map((name) => `<input name="${name}">`).join('')}</form>`);
const level = (left: ReturnType<typeof read>, right: ReturnType<typeof read>) =>
  form.compare(left, right)?.level ?? null;

describe('fields of a form', () => {
  it('are named without numbers and brackets, and by their id where they have no name', () => {
    expect(asking('name', 'wpforms[fields][4][nibWidth]', 'e').map(({ value }) => value)).toEqual([
      'field:wpforms-fields-nib-width',
    ]);
    expect(read('<form><input id="nib-width"><input name="email"></form>').map(({ value }) => value)).toEqual([
      'field:nib-width',
    ]);
  });

  it('keep the numbers of a Google form, which are one form’s own', () => {
    expect(asking('entry.482139055', 'email').map(({ value }) => value)).toEqual(['field:entry.482139055']);
  });

  it('end with the form', () => {
    expect(read('<div><form><input name="name"><input name="email"></form></div><input name="harbour_port">')).toEqual(
      [],
    );
  });

  it('are not read from search, log-in and cart, nor machinery and blanks from hidden ones', () => {
    for (const html of [
      '<form action="/search"><input name="nib"><input name="harbour"></form>',
      '<form class="cart-form"><input name="nibs"><input name="harbour"></form>',
      '<form><input name="nibs"><input name="email"><input type="password" name="p"></form>',
      '<form><input name="name"><input name="email"><input type="hidden" name="access_key" value="YOUR_ACCESS_KEY"><input type="hidden" name="_subject" value="New submission!"></form>',
      '<form><input name="name"><input name="email"><input type="hidden" name="k" value="0f3a9c1b5d7e24680ace13579bdf8642"></form>',
    ])
      expect(read(html), html).toEqual([]);
  });
});

it('where a form sends tells on the own host only', () => {
  const sending = (action: string) =>
    read(`<form action="${action}"><input name="name"><input name="email"></form>`).map(({ value }) => value);
  expect(sending('/cgi/feather-orders.php')).toEqual(['action:feather-orders']);
  expect(sending('https://forms.marrowgate.com/feather-orders')).toEqual([]);
});

describe('two forms', () => {
  it('are identical in one order of all fields, close by most telling fields or a hidden constant, partial by two', () => {
    const all = ['name', 'nibWidth', 'harbourPort', 'inkColour', 'email'];
    expect(level(asking(...all), asking(...all))).toBe('identical');
    expect(level(asking(...all), asking('email', 'nibWidth', 'name', 'harbourPort', 'inkColour'))).toBe('close');
    expect(level(asking(...all), asking('name', 'inkColour', 'nibWidth', 'quillLength', 'featherKind', 'goose'))).toBe(
      'partial',
    );
    expect(level(asking(...all), asking('nibWidth', 'name', 'email', 'phone'))).toBeNull();
    const hidden = (more: string) =>
      read(
        `<form><input name="name"><input name="email">${more}<input type="hidden" name="source" value="Quillmoor landing"></form>`,
      );
    expect(level(hidden(''), hidden('<input name="nibWidth">'))).toBe('close');
  });

  it('of a great many fields are read in bounded time', () => {
    const big = site(`${'<form>'.repeat(50)}${'<input name="nibWidth">'.repeat(3_000)}`);
    expectQuick(() => form.extract(big), 200);
  });
});
