/** Every form of every page, each field wrong in turn: nothing is done, the form comes back as it was filled, and the field is marked. */
import { type CheerioAPI, load } from 'cheerio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fillDesk } from '../../../testkit/desk/pages.ts';
import { patternIn, routesOf } from '../../../testkit/desk/routes-of.ts';
import { type DeskWorld, KEY, openDeskWorld } from '../desk-world.ts';

let world: DeskWorld;
let pages: readonly string[];
beforeAll(async () => {
  world = await openDeskWorld();
  pages = await fillDesk(world.services, ['s001.test', 's002.test'], (path, fields) => world.post(path, fields));
});
afterAll(() => world.close());

interface Field {
  readonly name: string;
  readonly isText: boolean;
  readonly isRequired: boolean;
  readonly most: number | null;
  readonly value: string;
}
interface Form {
  readonly page: string;
  readonly action: string;
  readonly isMultipart: boolean;
  readonly fields: readonly Field[];
}

const NO_TEXT = ['hidden', 'checkbox', 'radio', 'file', 'number', 'password', 'date'];
/** Something for each field, so that only the one in question is wrong. */
const VALUES: Readonly<Record<string, string>> = { password: 'a long enough password', number: '7', file: '' };

function formsOf(page: string, $: CheerioAPI): Form[] {
  return $('form[method=post]')
    .toArray()
    .map((form) => {
      const fields = $(form)
        .find('input[name], textarea[name], select[name]')
        .toArray()
        .map((one): Field => {
          const field = $(one);
          const type = one.tagName === 'select' ? 'select' : (field.attr('type') ?? 'text');
          const chosen = type === 'select' ? field.find('option').last().attr('value') : field.val()?.toString();
          const most = Number(field.attr('maxlength') ?? Number.NaN);
          return {
            name: field.attr('name') ?? '',
            isText: type !== 'select' && !NO_TEXT.includes(type),
            isRequired: field.attr('required') !== undefined,
            most: Number.isNaN(most) ? null : most,
            value: VALUES[type] ?? (chosen || 'kept as typed'),
          };
        });
      const isMultipart = $(form).attr('enctype') === 'multipart/form-data';
      return { page, action: $(form).attr('action') ?? '', isMultipart, fields };
    });
}

async function sent({ page, action, isMultipart, fields }: Form, wrong: Field, value: string) {
  const body = isMultipart ? new FormData() : new URLSearchParams();
  for (const one of fields) if (one !== wrong && one.value !== '') body.append(one.name, one.value);
  body.append(wrong.name, value);
  const headers = { authorization: `Bearer ${KEY}`, origin: world.base, referer: `${world.base}${page}` };
  return fetch(`${world.base}${action}`, { method: 'POST', redirect: 'manual', headers, body });
}

/** Fields that another button of the form reads, and forms that do not say which field was wrong. */
const NOT_READ = ['/findings/judge to', '/login name'];

/** What is wrong with the answer to a form with one wrong field. */
async function faultsOf(form: Form, wrong: Field, value: string): Promise<string[]> {
  const at = `${form.page} ${form.action} ${wrong.name} ${value === '' ? 'empty' : 'too long'}`;
  const answer = await sent(form, wrong, value);
  if (answer.status !== 400) return [`${at}: ${answer.status}`];
  const $ = load(await answer.text());
  const again = $(`form[action="${form.action}"]:has([name=refused-from])`);
  if (again.length === 0) return [`${at}: the form is not shown again`];
  const fieldOf = (name: string) => again.find(`[name="${name}"]`);
  const lost = form.fields
    .filter((one) => one.isText && one !== wrong && fieldOf(one.name).val()?.toString().trim() !== one.value.trim())
    .map(({ name }) => `${at}: ${name} is lost`);
  const marked = fieldOf(wrong.name).attr('aria-invalid') === 'true' ? [] : [`${at}: not marked`];
  const alert = $('[role=alert]').text().trim() === '' ? [`${at}: no reason`] : [];
  return [...lost, ...marked, ...alert];
}

it('comes back with its input and the wrong field marked', { timeout: 120_000 }, async () => {
  const forms = new Map<string, Form>();
  const routes = await routesOf(world.services);
  for (const page of pages) {
    const $ = load(await (await world.ask(page, { headers: { accept: 'text/html' } })).text());
    for (const form of formsOf(page, $)) {
      const names = form.fields.map(({ name }) => name).join();
      forms.set(`${patternIn(routes, 'POST', form.action)} ${names}`, form);
    }
  }
  expect(forms.size).toBeGreaterThan(35);
  const faults: string[] = [];
  let walked = 0;
  for (const form of forms.values())
    for (const field of form.fields.filter(
      ({ isText, name }) => isText && !NOT_READ.includes(`${form.action} ${name}`),
    )) {
      const values = [...(field.most === null ? [] : ['x'.repeat(field.most + 1)]), ...(field.isRequired ? [''] : [])];
      walked += values.length;
      for (const value of values) faults.push(...(await faultsOf(form, field, value)));
    }
  expect(walked).toBeGreaterThan(60);
  expect(faults).toEqual([]);
});
