/** The catalogue of bad inputs and the sites without end, as hosts that stand among honest ones. */
import { createServer } from 'node:http';
import { HOST, TRAPS } from '../capture/trap-worlds.ts';
import { randomOf } from '../generated-world.ts';
import { HONEST, PLAIN } from '../hostile/catalogue.ts';
import { speakerOf } from '../hostile/server.ts';
import type { HostileHost } from './world.ts';

export function hostileHosts(): HostileHost[] {
  const bad = PLAIN.filter((one) => !HONEST.includes(one)).map((one) => ({ name: one.name, serve: speakerOf(one) }));
  return [...bad, ...TRAPS.map(trapHost)];
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
