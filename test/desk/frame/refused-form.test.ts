import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { refilled } from '../../../src/desk/frame/refused-form.ts';
import { InputError } from '../../../src/errors.ts';

const PAGE =
  '<main id="main"><h1>Lists</h1><form class="card" method="post" action="/lists"><input name="name" value="old"><textarea name="addresses"></textarea><select name="every"><option value="1d" selected>day</option><option value="7d">week</option></select><input type="checkbox" name="later" value="yes"><input type="hidden" name="key" value="k"></form></main>';
const formOf = (fields: Readonly<Record<string, string>>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};
const again = (fields: Readonly<Record<string, string>>, wrong: readonly string[] = []) =>
  load(
    refilled(PAGE, {
      action: '/lists',
      from: '/lists?a=1&b="',
      form: formOf(fields),
      error: new InputError('x is <b>no</b> address', { fields: wrong }),
    }) ?? '',
  );

it('keeps what was typed, marks the field, and says why at the top; typed markup is text', () => {
  const typed = '</textarea><script>alert(1)</script>" $& $1';
  const $ = again({ name: typed, addresses: typed, every: '7d', later: 'yes', key: 'stolen' }, ['addresses']);
  expect($('[name=name]').attr('value')).toBe(typed);
  expect($('textarea').text().trim()).toBe(typed);
  expect($('script, b')).toHaveLength(0);
  expect($('select option[selected]').attr('value')).toBe('7d');
  expect($('[name=later]').is(':checked')).toBe(true);
  expect($('[name=key]').attr('value')).toBe('k');
  expect($('textarea').attr('aria-invalid')).toBe('true');
  expect($('[name=name]').attr('aria-invalid')).toBeUndefined();
  expect($(`#${$('textarea').attr('aria-describedby')}`).text()).toContain('x is <b>no</b> address');
  expect($('[name=refused-from]').attr('value')).toBe('/lists?a=1&b="');
});

it('a page without the form is not shown', () => {
  const form = formOf({});
  expect(refilled(PAGE, { action: '/holds', from: '/', form, error: new InputError('x') })).toBeNull();
});
