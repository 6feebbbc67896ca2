/** Reads a request for the pages' routes, and makes the answers that they share. */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { z } from 'zod';
import { InputError } from '../../errors.ts';
import { HANDED_IN_BYTES } from '../../flow/crawl/hand-in.ts';
import { Judgement } from '../../model/decisions/evidence.ts';
import { mayDo, Role } from '../../model/decisions/token.ts';
import { isStorable, LENGTHS } from '../../model/lengths.ts';
import { frameTexts } from '../../texts/frame.ts';
import { type DeskEnv, nameIn } from './access.ts';
import type { Asking } from './rule.ts';
import { openSeal } from './seal.ts';

/** Longest form, picture and other body, in bytes. */
export const FORM_BYTES = 256 * 1024;
export const PICTURE_BYTES = 10 * 1024 * 1024;
export const BODY_BYTES = 1024 * 1024;
/** For pasted addresses, some 100,000. */
export const LIST_BYTES = 10 * 1024 * 1024;
/** For a page that is handed in: JSON and forms may take several bytes for one character. */
export const PAGE_BYTES = 3 * HANDED_IN_BYTES;
/** The bytes of a form around its file. */
export const FRAME_BYTES = 16_384;
const NAME_COOKIE = 'revenant-name';
/** A browser keeps no cookie of more than 4 KB. */
const LONGEST_SAID = 500;

export async function formOf(c: Context, most = FORM_BYTES): Promise<FormData> {
  if (Number(c.req.header('content-length') ?? Number.POSITIVE_INFINITY) > most + FRAME_BYTES)
    throw new InputError(frameTexts.longForm);
  return c.req.formData().catch(() => {
    throw new InputError(frameTexts.brokenForm);
  });
}

/** @param most characters that the field may have */
export function textOf(form: FormData, name: string, most: number = LENGTHS.address): string {
  const value = form.get(name);
  if (value === null) return '';
  if (typeof value !== 'string' || !isStorable(value))
    throw new InputError(frameTexts.noText(name), { fields: [name] });
  const text = value.trim();
  if (text.length > most) throw new InputError(frameTexts.longField(name, most), { fields: [name] });
  return text;
}

/** The texts of a field that may come several times. */
export const allOf = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((value) => typeof value === 'string');

/** Throws InputError if it is empty. */
export function neededOf(form: FormData, name: string, most?: number): string {
  const text = textOf(form, name, most);
  if (text === '') throw new InputError(frameTexts.isNeeded, { fields: [name] });
  return text;
}

/** As typed: a space at its end is part of a password. */
export function passwordOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** A field that has one of few values. Throws InputError. @param refusal words for another one */
export function choiceOf<T>(form: FormData, name: string, schema: z.ZodType<T>, refusal: string): T {
  const choice = schema.safeParse(textOf(form, name));
  if (!choice.success) throw new InputError(refusal, { fields: [name] });
  return choice.data;
}

export const roleOf = (form: FormData): Role => choiceOf(form, 'role', Role, frameTexts.chooseRole);

/** An uploaded file. Throws InputError if none was chosen. */
export function fileOf(form: FormData, name: string): File {
  const value = form.get(name);
  if (!(value instanceof File) || value.size === 0) throw new InputError(frameTexts.chooseFile, { fields: [name] });
  return value;
}

/** @param byOf gives the writer, if an entry needs one */
export function askingOf(c: Context<DeskEnv>, byOf: () => string): Asking {
  return {
    who: c.var.who,
    signal: c.req.raw.signal,
    get by() {
      return byOf();
    },
  };
}

/** The person who looks at a page. */
export interface Viewer {
  /** The name for entries; empty: not known yet. */
  readonly by: string;
  /** Id of the user. */
  readonly user: string;
  /** The key gives the name, so no form asks for it. */
  readonly isNamed: boolean;
  /** At least an analyst: sees the forms that judge, assign and work on cases. */
  readonly mayWork: boolean;
  readonly isAdmin: boolean;
}

export function viewerOf(c: Context<DeskEnv>): Viewer {
  const { role, user, name } = c.var.who;
  const rights = { mayWork: mayDo(role, 'analyst'), isAdmin: mayDo(role, 'admin') };
  return { by: nameOf(c), user, isNamed: name !== null, ...rights };
}

/** The writer: the key's name, or the form's, which is remembered, or the remembered one. */
export function byOf(c: Context<DeskEnv>, form: FormData): string {
  const by = nameIn(c, form.has('by') ? textOf(form, 'by', LENGTHS.person) : nameOf(c).slice(0, LENGTHS.person));
  if (c.var.who.name !== null) return by;
  if (by === '') throw new InputError(frameTexts.needsName, { fields: ['by'] });
  setCookie(c, NAME_COOKIE, by, { httpOnly: true, sameSite: 'Strict', path: '/' });
  return by;
}

/** The judgement in its form. */
export function judgementIn(form: FormData): Pick<Judgement, 'judgement' | 'why'> {
  const judgement = choiceOf(form, 'judgement', Judgement.shape.judgement, frameTexts.chooseJudgement);
  return { judgement, why: textOf(form, 'why', LENGTHS.reason) };
}

/** The assignee in its form; null: nobody. */
export const toIn = (form: FormData): string | null => textOf(form, 'to', LENGTHS.person) || null;

/** The person who looks at a page, and the words about the last action, which the page shows. */
export interface Look {
  readonly viewer: Viewer;
  readonly said: string | undefined;
}

export const lookOf = (c: Context<DeskEnv>): Look => ({ viewer: viewerOf(c), said: saidOf(c) });

const nameOf = (c: Context<DeskEnv>): string => {
  const known = c.var.who.name ?? getCookie(c, NAME_COOKIE) ?? '';
  return isStorable(known) ? known : '';
};

const SAID_COOKIE = 'revenant-said';
const SAID = { httpOnly: true, sameSite: 'Strict', path: '/' } as const;
const said = openSeal<{ readonly text: string; readonly thing: string }>();

/** The result of the last action, once. Sealed: only this desk can set it. */
export function saidOf(c: Context<DeskEnv>): string | undefined {
  const sealed = getCookie(c, SAID_COOKIE);
  if (sealed === undefined) return undefined;
  deleteCookie(c, SAID_COOKIE, SAID);
  const opened = said.open(sealed);
  c.set('thing', opened?.thing);
  return opened?.text;
}

export function back(c: Context, path: string, text: string, thing: string): Response {
  const sealed = said.close({ text: text.slice(0, LONGEST_SAID), thing });
  setCookie(c, SAID_COOKIE, sealed, { ...SAID, maxAge: 60 });
  return c.redirect(path, 303);
}

/** The browser asks each time, as a purge may have removed the picture. See `etag` on routes. */
export function png(c: Context, bytes: Buffer | null): Response | Promise<Response> {
  if (bytes === null) return c.notFound();
  return c.body(new Uint8Array(bytes), 200, { 'content-type': 'image/png', 'cache-control': 'private, no-cache' });
}
