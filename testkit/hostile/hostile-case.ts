/** One row of the catalogue of bad inputs: what a server says, and what must become of its site. */
import type { Socket } from 'node:net';
import type { Fingerprint } from '../../src/model/derived/fingerprint.ts';
import type { Capture, Visit } from '../../src/model/facts/visit.ts';
import type { Condition, VisitState } from '../../src/model/words.ts';

export interface Asked {
  readonly path: string;
  /** How often this path of this host was asked for before. */
  readonly before: number;
}

/** What is wrong with an outcome, in a few words; null: nothing. */
export type Check = (visit: Visit, fingerprint: Fingerprint | null) => string | null;

export interface HostileCase {
  /** Also the name of its host: `<name>.test`. */
  readonly name: string;
  /** The class that it stands for, such as "B1-B3 bombs". */
  readonly group: string;
  readonly expect: {
    readonly state: VisitState | readonly VisitState[];
    readonly reason?: string | null | readonly string[];
    readonly condition?: Condition;
    /** Among the marks of the visit. */
    readonly marks?: readonly string[];
    /** Requests for one path, at most. */
    readonly asked?: number;
    readonly check?: Check;
  };
  /** Speaks when a request has come. Null: this path is not there, as robots.txt mostly is not. */
  readonly serve: (asked: Asked, socket: Socket) => void | null;
  /** True: only in the long form of the harness. */
  readonly slow?: boolean;
}

export type Answer = {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
};

/** A well-formed answer that ends its connection. */
export function send(socket: Socket, { status = 200, type = 'text/html', headers = {}, body = '' }: Answer): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const fields = { 'content-type': type, 'content-length': String(bytes.byteLength), connection: 'close', ...headers };
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(Buffer.from(`HTTP/1.1 ${status} Said\r\n${head.join('')}\r\n`, 'latin1'));
  socket.end(bytes);
}

/** Serves files by path; what is made is made at its first use and kept. */
export function files(paths: Readonly<Record<string, Answer | (() => Answer)>>): HostileCase['serve'] {
  const made = new Map<string, Answer>();
  return ({ path }, socket) => {
    const found = paths[path];
    if (found === undefined) return null;
    const answer = made.get(path) ?? (typeof found === 'function' ? found() : found);
    made.set(path, answer);
    send(socket, answer);
    return undefined;
  };
}

/** The same answer to whatever path, but none for robots.txt. */
export function always(answer: Answer | (() => Answer)): HostileCase['serve'] {
  const serve = files({ '/': answer });
  return (asked, socket) => (asked.path === '/robots.txt' ? null : serve({ ...asked, path: '/' }, socket));
}

/** Bytes as they are, for `/`. `then`: what becomes of the connection. */
export function raw(bytes: string, then: 'end' | 'reset' | 'hold' = 'end'): HostileCase['serve'] {
  return ({ path }, socket) => {
    if (path === '/robots.txt') return null;
    socket.write(Buffer.from(bytes, 'latin1'), () => {
      if (then === 'end') socket.end();
      else if (then === 'reset') socket.resetAndDestroy();
    });
    return undefined;
  };
}

/** An ordinary shop page around something hostile. */
export function shop(inside: string, title = 'Quill and ink'): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>
<main>
<h1>Pens and quills in bulk</h1><p>${'Cut by hand and sent within a day to every harbour that asks, by the dozen or by the gross. '.repeat(6)}</p>
${inside}</main><footer><p>© Quillmoor Trading Ltd</p></footer></body></html>`;
}

export function capturesOf(visit: Visit, role: Capture['role']): Capture[] {
  return visit.captures.filter((capture) => capture.role === role);
}
