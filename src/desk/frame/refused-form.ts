/**
 * A refused form, shown again: the page that it came from, with what was typed in it and the wrong
 * field marked. It is done on written markup, once for all forms, so that no page can forget it.
 * Values are escaped, so only a template can have written a tag.
 */
import type { Context } from 'hono';
import type { InputError } from '../../errors.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { html } from '../../report/escape.ts';
import { frameTexts } from '../../texts/frame.ts';
import type { DeskEnv } from './access.ts';

/** The page of the form, if the form was itself a form that was refused before. */
const FROM = 'refused-from';
const KEPT_AS_IS = /\stype="(?:hidden|file|password|submit|button)"/;

/** Null: no page of this desk, or no form on it, sent this. @param ask asks this desk for a page */
export async function shownAgain(
  c: Context<DeskEnv>,
  error: InputError,
  ask: (asked: Request) => Response | Promise<Response>,
): Promise<string | null> {
  const { form } = c.var;
  const path = form === undefined ? null : pageOf(c, form);
  if (form === undefined || path === null) return null;
  const headers = new Headers({ accept: 'text/html', host: c.req.header('host') ?? '' });
  for (const name of ['cookie', 'authorization'])
    if (c.req.header(name) !== undefined) headers.set(name, c.req.header(name) ?? '');
  const answer = await ask(new Request(new URL(path, c.req.url), { headers }));
  if (!answer.ok || !(answer.headers.get('content-type') ?? '').startsWith('text/html')) return null;
  return refilled(await answer.text(), { action: c.req.path, from: path, form, error });
}

function pageOf(c: Context, form: FormData): string | null {
  const before = form.get(FROM);
  const given = typeof before === 'string' ? new URL(before, c.req.url).href : (c.req.header('referer') ?? '');
  if (!isUrl(given)) return null;
  const { host, pathname, search } = new URL(given);
  return host === c.req.header('host') ? `${pathname}${search}` : null;
}

interface Refused {
  readonly action: string;
  readonly from: string;
  readonly form: FormData;
  readonly error: InputError;
}

/** Null: the page has no such form. */
export function refilled(markup: string, { action, from, form, error }: Refused): string | null {
  const start = `action="${escaped(action)}"`;
  const forms = [...markup.matchAll(/<form\b[^>]*>.*?<\/form>/gs)].filter(
    ([one]) => one.slice(0, one.indexOf('>')).includes(start) && one.includes('method="post"'),
  );
  const missing = (one: string): number => [...form.keys()].filter((name) => !namesIn(one).includes(name)).length;
  const [best] = forms.sort(([one], [other]) => missing(one) - missing(other));
  if (best === undefined) return null;
  const [text] = best;
  const told = [...error.fields, ...brokenFields(text, form)];
  const wrong = told.length > 0 ? told : onlyText(text);
  const filled = text
    .replaceAll(/<input\b[^>]*>/g, (tag) => marked(filledInput(tag, form), wrong))
    .replaceAll(/(<textarea\b[^>]*>)(.*?)<\/textarea>/gs, (whole, tag: string) => {
      const value = form.get(nameOf(tag));
      const shown = typeof value === 'string' ? `\n${escaped(value)}` : whole.slice(tag.length, -11);
      return `${marked(tag, wrong)}${shown}</textarea>`;
    })
    .replaceAll(/(<select\b[^>]*>)(.*?)<\/select>/gs, (whole, tag: string, choices: string) => {
      const value = form.get(nameOf(tag));
      if (typeof value !== 'string') return whole;
      const chosen = `value="${escaped(value)}"`;
      const plain = choices.replaceAll(' selected', '').replace(chosen, `${chosen} selected`);
      return `${marked(tag, wrong)}${plain}</select>`;
    })
    .replace(/>/, () => html`><input type="hidden" name="${FROM}" value="${from}">`.text);
  const said = html`<p class="said" role="alert" id="refused">${error.message} ${text.includes('type="file"') && frameTexts.chooseAgain}</p>`;
  return (markup.slice(0, best.index) + filled + markup.slice(best.index + text.length)).replace(
    '<main id="main">',
    (main) => main + said.text,
  );
}

const escaped = (text: string): string => html`${text}`.text;
const attributeOf = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
const nameOf = (tag: string): string => attributeOf(tag, 'name');
const namesIn = (form: string): string[] =>
  [...form.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)].map(([tag]) => nameOf(tag));

/** The fields that have nothing where something is required, or more than they may have. */
function brokenFields(text: string, form: FormData): string[] {
  const tags = [...text.matchAll(/<(?:input|textarea)\b[^>]*>/g)].map(([tag]) => tag);
  const broken = tags.filter((tag) => {
    const value = form.get(nameOf(tag));
    const length = typeof value === 'string' ? value.trim().length : (value?.size ?? 0);
    const most = Number(attributeOf(tag, 'maxlength') || Number.POSITIVE_INFINITY);
    return (length === 0 && /\srequired(?=[\s>])/.test(tag)) || length > most;
  });
  return broken.map(nameOf);
}

/** The only field for free text, besides the writer's name: then it is the wrong one. */
function onlyText(form: string): string[] {
  const texts = [...form.matchAll(/<(?:input|textarea)\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !KEPT_AS_IS.test(tag) && !/\stype="(?:checkbox|radio)"/.test(tag) && nameOf(tag) !== 'by')
    .map(nameOf);
  return texts.length === 1 ? texts : [];
}

function filledInput(tag: string, form: FormData): string {
  const name = nameOf(tag);
  if (name === '' || KEPT_AS_IS.test(tag)) return tag;
  if (/\stype="(?:checkbox|radio)"/.test(tag)) {
    const values = form.getAll(name).map((value) => escaped(typeof value === 'string' ? value : value.name));
    const plain = tag.replace(' checked', '');
    return values.includes(attributeOf(tag, 'value')) ? plain.replace(/>$/, ' checked>') : plain;
  }
  const value = form.get(name);
  if (typeof value !== 'string') return tag;
  return tag.replace(/\svalue="[^"]*"/, '').replace(/>$/, () => ` value="${escaped(value)}">`);
}

const marked = (tag: string, wrong: readonly string[]): string =>
  wrong.includes(nameOf(tag))
    ? tag.replace(
        />$/,
        `${wrong[0] === nameOf(tag) ? ' autofocus' : ''} aria-invalid="true" aria-describedby="refused">`,
      )
    : tag;
