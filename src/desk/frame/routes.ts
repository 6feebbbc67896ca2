/** A page's route: shows something, or asks for an action with a form. */
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { etag } from 'hono/etag';
import type { Role } from '../../model/decisions/token.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { html } from '../../report/escape.ts';
import { frameTexts } from '../../texts/frame.ts';
import { atLeast, type DeskEnv, problem } from './access.ts';
import { download } from './download.ts';
import type { DeskFile } from './files.ts';
import type { Names } from './operations.ts';
import { askingOf, BODY_BYTES, back, byOf, FRAME_BYTES, formOf, textOf, viewerOf } from './request.ts';
import { type Action, type Asking, Missing } from './rule.ts';
import { kept, receive, type Upload } from './uploads.ts';

type C = Context<DeskEnv>;
type In<Path> = Readonly<Record<Names<Path>, string>>;
/**
 * The browser goes to `to`, which shows `said` as a link to the thing that was made or changed.
 * Without one, that is `to`.
 */
export type Done = readonly [to: string, said: string, thing?: string];
/** A string is a page. */
type Answer = string | Done | DeskFile | Response;

export interface PageRoute {
  readonly method: 'GET' | 'POST';
  /** With `{name}` for the parts that vary. */
  readonly path: string;
  readonly role: Role;
  /** The most bytes of the form. */
  readonly most?: number;
  readonly around?: MiddlewareHandler;
  /** The form goes to disk while it comes: see uploads.ts. */
  readonly isStreamed?: boolean;
  answer(c: C): Promise<Response>;
}

/** The browser asks if it has changed. */
export const withEtag = (route: PageRoute): PageRoute => ({ ...route, around: etag() });

/** @param role as of the action that reads the same @param show null: there is no such page */
export function gets<const Path extends string>(
  path: Path,
  { role }: { readonly role: Role },
  show: (c: C, names: In<Path>, asking: Asking) => Promise<Answer | null> | Answer,
): PageRoute {
  return {
    method: 'GET',
    path,
    role,
    async answer(c) {
      const asking = askingOf(c, () => viewerOf(c).by);
      return answered(c, await show(c, namesOf(c), asking));
    },
  };
}

/** A page of what an action reads. Its path says all that the action takes. */
export const shows = <const Path extends string, Out>(
  path: Path,
  does: Action<In<Path>, Out>,
  show: (out: Out, c: C) => Answer,
): PageRoute => gets(path, does, async (c, names, asking) => show(await does(names, asking), c));

/**
 * A form that asks for an action.
 * @param read the action's input, from the form
 * @param tell the answer to the browser
 * @param most bytes that the form may have
 */
export function posts<const Path extends string, Asked, Out>(
  path: Path,
  does: Action<Asked, Out>,
  read: (form: FormData, names: In<Path>, c: C) => Asked | Promise<Asked>,
  tell: (out: Out, names: In<Path>, c: C, form: FormData) => Answer,
  most?: number,
): PageRoute {
  return {
    method: 'POST',
    path,
    role: does.role,
    ...(most !== undefined && { most }),
    async answer(c) {
      const [form, names] = [await formOf(c, most), namesOf<Path>(c)];
      c.set('form', form);
      const asking = askingOf(c, () => byOf(c, form));
      return answered(c, tell(await does(await read(form, names, c), asking), names, c, form));
    },
  };
}

/** A form with files of any size. The action keeps the upload, or discards it. */
export function uploads<const Path extends string, Asked, Out>(
  path: Path,
  does: Action<Asked, Out>,
  services: Parameters<typeof receive>[1],
  read: (upload: Upload, names: In<Path>) => Asked,
  tell: (out: Out, names: In<Path>, c: C) => Answer,
): PageRoute {
  return {
    ...{ method: 'POST', path, role: does.role, isStreamed: true },
    async answer(c) {
      const [upload, names] = [await receive(c, services), namesOf<Path>(c)];
      c.set('form', upload.fields);
      const asking = askingOf(c, () => byOf(c, upload.fields));
      const out = await kept(upload, () => does(read(upload, names), asking));
      return answered(c, tell(out, names, c));
    },
  };
}

/** Reads a form whose path says all. */
export const named = <N>(_: FormData, names: N): N => names;

/** Reads these fields of a form, each of at most so many characters; adds the names of the path. */
export const texts =
  <Name extends string>(most: Readonly<Record<Name, number>>) =>
  <N extends object>(form: FormData, names: N): N & Readonly<Record<Name, string>> => {
    const read = (Object.keys(most) as Name[]).map((name) => [name, textOf(form, name, most[name])]);
    return { ...names, ...(Object.fromEntries(read) as Record<Name, string>) };
  };

export function mountPages(app: Hono<DeskEnv>, routes: readonly PageRoute[]): void {
  const pass: MiddlewareHandler = (_, next) => next();
  for (const { method, path, role, most = 0, around = pass, isStreamed = false, answer } of routes) {
    const limit = isStreamed ? pass : bodyLimit({ maxSize: Math.max(BODY_BYTES, most + FRAME_BYTES) });
    app.on(method, [patternOf(path)], atLeast(role), limit, around, answer);
  }
}

/** Answers 405 to all other methods of these paths. Call it after all routes. */
export function refuseOthers(
  app: Hono<DeskEnv>,
  routes: readonly { readonly method: string; readonly path: string }[],
): void {
  const methods = new Map<string, string[]>();
  for (const { method, path } of routes) methods.set(path, [...(methods.get(path) ?? []), method]);
  for (const [path, known] of methods) {
    const allow = [...new Set([...known, ...(known.includes('GET') ? ['HEAD'] : [])])].join(', ');
    app.all(patternOf(path), (c) => {
      c.header('allow', allow);
      const detail = frameTexts.takes(allow);
      const isApi = c.req.path.startsWith('/api/');
      return isApi ? problem(c, 405, 'Method Not Allowed', detail) : c.text(detail, 405);
    });
  }
}

/** The path in Hono's form. */
export const patternOf = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

async function answered(c: C, what: Answer | null): Promise<Response> {
  if (what === null) return c.notFound();
  if (typeof what === 'string') return c.html(await c.var.shown(withLink(what, c.var.thing)));
  if (what instanceof Response) return what;
  return 'bytes' in what ? download(c, what) : back(c, what[0], what[1], what[2] ?? what[0]);
}

/** It is done on written markup, once for all pages, so that no page can forget it. */
function withLink(markup: string, thing: string | undefined): string {
  if (thing === undefined) return markup;
  const start = html`<a href="${thing}">`.text;
  return markup.replace(
    /(<p class="said" role="status">)(.*?)(?=<\/p>)/s,
    (_, tag: string, said: string) => `${tag}${start}${said}</a>`,
  );
}

/** Throws Missing for a name that is longer than any id. */
function namesOf<Path>(c: C): In<Path> {
  const names: Readonly<Record<string, string>> = c.req.param();
  if (Object.values(names).some((name) => name.length > LENGTHS.id)) throw new Missing('page');
  return names as In<Path>;
}
