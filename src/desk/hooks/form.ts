/** The form of a hook, and how it is read. */
import { InputError } from '../../errors.ts';
import type { HookChange, HookWish } from '../../flow/hooks.ts';
import { AlertType, Channel, type Hook } from '../../model/alert.ts';
import { COUNTS, LENGTHS } from '../../model/lengths.ts';
import { Kind, Verdict } from '../../model/words.ts';
import { type Html, html } from '../../report/escape.ts';
import { frameTexts } from '../../texts/frame.ts';
import { hookTexts as say } from '../../texts/hooks.ts';
import { CHECKED } from '../frame/forms.ts';
import { textOf } from '../frame/request.ts';

const EVENTS = AlertType.exclude(['hook.test', 'digest']).options;

/** @param hook the changed one; address and login may be secret, so they are not filled in */
export function hookForm(hook?: Hook): Html {
  const isNew = hook === undefined;
  const address = isNew
    ? html`<label class="field">${frameTexts.address} <input name="url" required maxlength="2000" placeholder="${say.addressExample}"></label>
<label class="field">${say.writeFor} <select name="as">${Channel.options.map((one) => html`<option value="${one}">${one}</option>`)}</select></label>
<label class="field">${say.chat} <input name="chat" maxlength="200"></label>`
    : html`<label class="field">${say.newAddress} <input name="url" maxlength="2000"></label>`;
  return html`${address}
${boxes(say.events, 'events', EVENTS, hook?.events)}
${boxes(say.verdicts, 'verdicts', Verdict.options, hook?.verdicts)}
${boxes(say.kinds, 'kinds', Kind.options, hook?.kinds)}
<label class="field">${say.lists} <textarea name="lists" rows="2">${hook?.lists?.join('\n') ?? ''}</textarea></label>
<label class="field">${say.tags} <textarea name="tags" rows="2">${hook?.tags?.join('\n') ?? ''}</textarea></label>
<div class="choices">${box('all', 'yes', say.all, hook?.all ?? false)}${(isNew || hook.as === undefined) && box('asymmetric', 'yes', say.asymmetric, hook?.signingKey !== undefined)}</div>
<label class="field">${say.digest} <input name="digest" value="${hook?.digest?.cron ?? ''}" maxlength="100"></label>
<label class="field">${say.timezone} <input name="timezone" value="${hook?.digest?.timezone ?? ''}" placeholder="UTC" maxlength="100"></label>
${(isNew || hook.mail !== undefined) && mailFields(hook)}`;
}

function mailFields(hook: Hook | undefined): Html {
  return html`<fieldset><legend>${say.forMail}</legend><label class="field">${say.from} <input name="from" value="${hook?.mail?.from ?? ''}" maxlength="254"></label>
<label class="field">${say.to} <input name="to" value="${hook?.mail?.to ?? ''}" maxlength="254"></label>
<label class="field">${say.login} <input name="user" value="${hook?.mail?.user ?? ''}" maxlength="254" autocomplete="off"></label>
<label class="field">${hook?.mail?.password === undefined ? frameTexts.anyPassword : say.passwordStays} <input name="password" type="password" maxlength="500" autocomplete="new-password"></label></fieldset>`;
}

function boxes(title: string, name: string, words: readonly string[], chosen: readonly string[] | undefined): Html {
  return html`<fieldset><legend>${title}</legend><div class="choices">${words.map((word) => box(name, word, word, chosen?.includes(word) ?? false))}</div></fieldset>`;
}

function box(name: string, value: string, words: string, isChosen: boolean): Html {
  return html`<label><input type="checkbox" name="${name}" value="${value}"${isChosen && CHECKED}> ${words}</label>`;
}

/** A new hook. Throws InputError for a word that is not offered. */
export function wishOf(form: FormData): HookWish {
  const [url, chat] = [textOf(form, 'url'), textOf(form, 'chat')];
  const as = /^smtps?:/i.test(url) ? 'email' : chosen(form, 'as', Channel.options)[0];
  const given = Object.entries(choiceOf(form)).filter(([, value]) => value !== null && value !== undefined);
  return {
    ...Object.fromEntries(given),
    ...{ url, all: form.has('all') },
    ...(as !== undefined && as !== 'standard' && { as }),
    ...(chat !== '' && { chat }),
  };
}

/** The change in a hook's form. @param hook keeps its address and password if the form has none */
export function changeOf(form: FormData, hook: Hook): HookChange {
  const url = textOf(form, 'url');
  return { ...choiceOf(form, hook), all: form.has('all'), ...(url !== '' && { url }) };
}

function choiceOf(form: FormData, hook?: Hook): Omit<HookChange, 'url' | 'all'> {
  const list = <Word>(words: Word[]): Word[] | null => (words.length === 0 ? null : words);
  const [cron, timezone] = [textOf(form, 'digest'), textOf(form, 'timezone')];
  return {
    events: list(chosen(form, 'events', EVENTS)),
    verdicts: list(chosen(form, 'verdicts', Verdict.options)),
    kinds: list(chosen(form, 'kinds', Kind.options)),
    lists: list(linesOf(form, 'lists')),
    tags: list(linesOf(form, 'tags')),
    digest: cron === '' ? null : { cron, ...(timezone !== '' && { timezone }) },
    asymmetric: form.has('asymmetric'),
    ...mailOf(form, hook),
  };
}

function linesOf(form: FormData, name: string): string[] {
  const lines = textOf(form, name, COUNTS.choices * LENGTHS.name).split('\n');
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

function mailOf(form: FormData, hook: Hook | undefined): Pick<HookChange, 'mail'> {
  const [from, to, user] = [textOf(form, 'from'), textOf(form, 'to'), textOf(form, 'user')];
  if (from === '' && to === '') return {};
  const password = textOf(form, 'password') || (user === hook?.mail?.user ? hook.mail?.password : undefined);
  const login = user === '' ? {} : { user, ...(password !== undefined && { password }) };
  return { mail: { from, to, ...login } };
}

function chosen<Word extends string>(form: FormData, name: string, known: readonly Word[]): Word[] {
  return form.getAll(name).map((value) => {
    const word = known.find((one) => one === value);
    if (word === undefined) throw new InputError(say.wrongChoice(name));
    return word;
  });
}
