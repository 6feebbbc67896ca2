/** The catalogue of bad inputs and the sites without end, as hosts that stand among honest ones. */
import { createServer } from 'node:http';
import { HOST, TRAPS } from '../capture/frontier/trap-worlds.ts';
import { randomOf } from '../generated-world.ts';
import { HONEST, PLAIN } from '../hostile/catalogue.ts';
import { speakerOf } from '../hostile/server.ts';
import type { HostileHost } from './world.ts';

/** One of each class in turn, then a second of each, so that however few are taken, they are of many kinds. */
export function hostileHosts(): HostileHost[] {
  const classes = new Map<string, HostileHost[]>();
  const add = (group: string, host: HostileHost): void =>
    void classes.set(group, [...(classes.get(group) ?? []), host]);
  for (const one of PLAIN) if (!HONEST.includes(one)) add(one.group, { name: one.name, serve: speakerOf(one) });
  for (const trap of TRAPS) add('traps', trapHost(trap));
  const longest = Math.max(...[...classes.values()].map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) =>
    [...classes.values()].flatMap((group) => group[turn] ?? []),
  ).flat();
}

function trapHost({ name, answer }: (typeof TRAPS)[number]): HostileHost {
  const random = randomOf(7);
  const server = createServer((request, response) => {
    const found = answer(new URL(request.url ?? '/', `http://${HOST}/`), random);
    if (found === null) response.writeHead(404).end();
    else if (typeof found === 'string') response.writeHead(200, { 'content-type': 'text/html' }).end(found);
    else response.writeHead(302, { location: found.to }).end();
  });
  return { name: `trap-${name}`, serve: (socket) => void server.emit('connection', socket) };
}
