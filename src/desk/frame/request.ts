/** What the pages' routes read of a request, and the answers that they share. */
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import type { z } from 'zod';
import { ConfigError, InputError, messageOf } from '../../errors.ts';
import { HANDED_IN_BYTES } from '../../flow/crawl/hand-in.ts';
import { CASE_FILE_BYTES } from '../../model/case.ts';
import { Judgement } from '../../model/evidence.ts';
import { isStorable, LENGTHS } from '../../model/lengths.ts';
import { mayDo, Role } from '../../model/token.ts';
import type { Services } from '../../services.ts';
import { type DeskEnv, nameIn } from './access.ts';
import type { FairTurns } from './fair-turns.ts';
import { judgeOf } from './rule.ts';
import { openSeal } from './seal.ts';

/** Longest form, picture and other body that is read, in bytes. */
export const FORM_BYTES = 256 * 1024;
export const PICTURE_BYTES = 10 * 1024 * 1024;
const BODY_BYTES = 1024 * 1024;
/** Of pasted addresses: some 100,000. */
export const LIST_BYTES = 10 * 1024 * 1024;
/** Of a page that is handed in: in JSON and in a form each sign may take several bytes. */
export const PAGE_BYTES = 3 * HANDED_IN_BYTES;
/** The frame of a file in a form. */
const FRAME_BYTES = 16_384;
const NAME_COOKIE = 'revenant-name';
/** A browser keeps no cookie of more than 4 KB. */
const LONGEST_SAID = 500;
const Said = Judgement.pick({ judgement: true, by: true, as: true, user: true, why: true });

/** Longest body of a request to this path, in bytes. */
export function bodyBytesOf(path: string): number {
  if (/^(?:\/send|\/api\/v1\/captures)$/.test(path)) return PAGE_BYTES;
  if (path.endsWith('/search/picture')) return PICTURE_BYTES + FRAME_BYTES;
  if (/^(?:\/api\/v1)?\/lists(?:\/[^/]+\/(?:add|rows))?$/.test(path)) return LIST_BYTES + FRAME_BYTES;
  return /^(?:\/api\/v1)?\/cases\/[^/]+\/files$/.test(path) ? CASE_FILE_BYTES + FRAME_BYTES : BODY_BYTES;
}

export async function formOf(c: Context, most = FORM_BYTES): Promise<FormData> {
  if (Number(c.req.header('content-length') ?? Number.POSITIVE_INFINITY) > most + FRAME_BYTES)
    throw new InputError('the form is too long');
  return c.req.formData().catch(() => {
    throw new InputError('the form cannot be read');
  });
}

/** @param most characters that the field may have */
export function textOf(form: FormData, name: string, most: number = LENGTHS.address): string {
  const value = form.get(name);
  if (value === null) return '';
  if (typeof value !== 'string' || !isStorable(value)) throw new InputError(`the field ${name} is no text`);
  const text = value.trim();
  if (text.length > most) throw new InputError(`the field ${name} is too long: ${most} characters are allowed`);
  return text;
}

/** As typed: a space at its end is part of a password. */
export function passwordOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

export function roleOf(form: FormData): Role {
  const role = Role.safeParse(textOf(form, 'role'));
  if (!role.success) throw new InputError('choose a role');
  return role.data;
}

/** An uploaded file. Throws InputError where none was chosen. */
export function fileOf(form: FormData, name: string): File {
  const value = form.get(name);
  if (!(value instanceof File) || value.size === 0) throw new InputError('choose a file that is not empty');
  return value;
}

/** The person who looks at a page. */
export interface Viewer {
  /** As entries name them; empty: not known yet. */
  readonly by: string;
  /** The key gives the name, so no form asks for it. */
  readonly isNamed: boolean;
  /** An analyst at least: sees the forms that judge, assign and work on cases. */
  readonly mayWork: boolean;
  readonly isAdmin: boolean;
}

export const viewerOf = (c: Context<DeskEnv>): Viewer => {
  const { role } = c.var.who;
  return {
    by: nameOf(c),
    isNamed: c.var.who.name !== null,
    mayWork: mayDo(role, 'analyst'),
    isAdmin: mayDo(role, 'admin'),
  };
};

/** Who writes: the name of the key, or what the form says, remembered for the next one, or what is remembered. */
export function byOf(c: Context<DeskEnv>, form: FormData): string {
  const by = nameIn(c, form.has('by') ? textOf(form, 'by', LENGTHS.person) : nameOf(c).slice(0, LENGTHS.person));
  if (c.var.who.name !== null) return by;
  if (by === '') throw new InputError('write your name: every entry says who made it');
  setCookie(c, NAME_COOKIE, by, { httpOnly: true, sameSite: 'Strict', path: '/' });
  return by;
}

export function remembered(c: Context<DeskEnv>, form: FormData): z.infer<typeof Said> {
  const [judgement, by, why] = [textOf(form, 'judgement'), byOf(c, form), textOf(form, 'why', LENGTHS.reason)];
  const judged = Said.safeParse({ judgement, by, why, ...judgeOf(c.var.who) });
  if (!judged.success) throw new InputError('choose positive, unsure or negative');
  return judged.data;
}

const nameOf = (c: Context<DeskEnv>): string => {
  const known = c.var.who.name ?? getCookie(c, NAME_COOKIE) ?? '';
  return isStorable(known) ? known : '';
};

const SAID_COOKIE = 'revenant-said';
const SAID = { httpOnly: true, sameSite: 'Strict', path: '/' } as const;
const said = openSeal<string>();

/** What the last action did, once. Sealed: nobody but this desk can make it say something. */
export function saidOf(c: Context): string | undefined {
  const sealed = getCookie(c, SAID_COOKIE);
  if (sealed === undefined) return undefined;
  deleteCookie(c, SAID_COOKIE, SAID);
  return said.open(sealed) ?? undefined;
}

export function back(c: Context, path: string, text: string): Response {
  setCookie(c, SAID_COOKIE, said.close(text.slice(0, LONGEST_SAID)), { ...SAID, maxAge: 60 });
  return c.redirect(path, 303);
}

/** The browser asks each time whether a picture is still there: a purge may have removed it. See `etag` on its routes. */
export function png(c: Context, bytes: Buffer | null): Response | Promise<Response> {
  if (bytes === null) return c.notFound();
  return c.body(new Uint8Array(bytes), 200, { 'content-type': 'image/png', 'cache-control': 'private, no-cache' });
}

/** As a file, and never shown as a page of the desk's origin. */
export function download(c: Context, bytes: Buffer, name: string, type: string): Response {
  attached(c, name);
  return c.body(new Uint8Array(bytes), 200, { 'content-type': type });
}

/** A report as the address asks for it: `report.html` or `report.pdf`, in this person's turn. Without a browser there is no PDF: 404, and why. */
export async function downloadReport(
  c: Context<DeskEnv>,
  html: () => Promise<string>,
  name: string,
  { services, heavy }: { readonly services: Services; readonly heavy: FairTurns },
): Promise<Response> {
  const isPdf = c.req.path.endsWith('.pdf');
  const make = async () => (isPdf ? services.printPdf(await html()) : Buffer.from(await html()));
  const bytes = await heavy.take(c.var.who.user, make, c.req.raw.signal).catch((error: unknown) => {
    throw error instanceof ConfigError ? new HTTPException(404, { message: error.message }) : error;
  });
  return isPdf
    ? download(c, bytes, `${name}.pdf`, 'application/pdf')
    : download(c, bytes, `${name}.html`, 'text/html; charset=utf-8');
}

/** The same of a file that is made while it is sent. A failure breaks it off, and the log says why. */
export function downloadPieces(
  c: Context,
  pieces: AsyncIterable<Buffer>,
  name: string,
  type: string,
  log: Pick<Services['log'], 'error'>,
): Response {
  const stream = Readable.from(pieces);
  stream.on('error', (error) => log.error({ error: messageOf(error), file: name }, 'a download broke off'));
  attached(c, name);
  return c.body(Readable.toWeb(stream) as ReadableStream, 200, { 'content-type': type });
}

/** The headers of a file that a browser stores and does not show. A name may be hostile: RFC 6266, 8187. */
function attached(c: Context, name: string): void {
  const plain = name.replace(/[^\w.-]+/g, '_');
  const exact = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  c.header(
    'content-disposition',
    `attachment; filename="${plain}"${plain === name ? '' : `; filename*=UTF-8''${exact}`}`,
  );
  c.header('content-security-policy', "default-src 'none'; sandbox");
}
