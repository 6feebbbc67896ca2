/** What the pages' routes read of a request, and the answers that they share. */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { z } from 'zod';
import { InputError } from '../errors.ts';
import { Judgement } from '../model/evidence.ts';
import type { DeskEnv } from './access.ts';

/** Longest form, picture and other body that is read, in bytes. */
const FORM_BYTES = 256 * 1024;
export const PICTURE_BYTES = 10 * 1024 * 1024;
const BODY_BYTES = 1024 * 1024;
/** The frame of a file in a form. */
const FRAME_BYTES = 4_096;
const NAME_COOKIE = 'revenant-name';
const Said = Judgement.pick({ judgement: true, by: true, why: true });

/** Longest body of a request to this path, in bytes. */
export function bodyBytesOf(path: string): number {
  return path.endsWith('/search/picture') ? PICTURE_BYTES + FRAME_BYTES : BODY_BYTES;
}

export async function formOf(c: Context, most = FORM_BYTES): Promise<FormData> {
  if (Number(c.req.header('content-length') ?? Number.POSITIVE_INFINITY) > most + FRAME_BYTES)
    throw new InputError('the form is too long');
  return c.req.formData().catch(() => {
    throw new InputError('the form cannot be read');
  });
}

export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  if (value === null) return '';
  // PostgreSQL holds no NUL.
  if (typeof value !== 'string' || value.includes('\0')) throw new InputError(`the field ${name} is no text`);
  return value.trim();
}

/** Who writes: the name of the key, or what the form says, remembered for the next one. */
export function byOf(c: Context<DeskEnv>, form: FormData): string {
  const { name } = c.var.who;
  if (name !== null) return name;
  const by = textOf(form, 'by');
  if (by === '') throw new InputError('write your name: every entry says who made it');
  setCookie(c, NAME_COOKIE, by, { httpOnly: true, sameSite: 'Strict', path: '/' });
  return by;
}

export function remembered(c: Context<DeskEnv>, form: FormData): z.infer<typeof Said> {
  const said = Said.safeParse({ judgement: textOf(form, 'judgement'), by: byOf(c, form), why: textOf(form, 'why') });
  if (!said.success) throw new InputError('choose positive, unsure or negative');
  return said.data;
}

export const nameOf = (c: Context<DeskEnv>): string => c.var.who.name ?? getCookie(c, NAME_COOKIE) ?? '';
export const saidOf = (c: Context): string | undefined => c.req.query('said')?.slice(0, 200);
export const back = (c: Context, path: string, said: string): Response =>
  c.redirect(`${path}?${new URLSearchParams({ said }).toString()}`, 303);

export function png(c: Context, bytes: Buffer | null): Response | Promise<Response> {
  if (bytes === null) return c.notFound();
  return c.body(new Uint8Array(bytes), 200, { 'content-type': 'image/png', 'cache-control': 'private, max-age=86400' });
}

/** As a file, and never shown as a page of the desk's origin. */
export function download(c: Context, bytes: Buffer, name: string, type: string): Response {
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'content-security-policy': "default-src 'none'; sandbox",
  });
}
