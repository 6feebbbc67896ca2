// Lets one process of a machine at a time go on in a folder. Core modules only: it runs before packages are installed.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 200;

/**
 * Waits until no other process has the folder, and keeps it until this process ends: the kernel frees the name that it
 * listens on. Where the system has no such names nobody waits. Calls `waits` once if it must wait.
 */
export async function takeFolder(folder, waits) {
  const name = `revenant-setup-${createHash('sha256').update(folder).digest('hex')}`;
  const address = { linux: `\0${name}`, win32: `\\\\.\\pipe\\${name}` }[process.platform];
  if (address === undefined) return;
  for (let isTold = false; ; isTold = true) {
    const server = createServer().listen(address);
    const fault = await once(server, 'listening').then(
      () => null,
      (error) => error,
    );
    if (fault?.code !== 'EADDRINUSE') {
      server.unref();
      return;
    }
    if (!isTold) waits();
    await sleep(LOOK_MS);
  }
}
