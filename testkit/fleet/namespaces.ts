/** Network namespaces on one machine: each worker has an address, routes and ports of its own, as on a machine of its own. */
import { execFileSync, spawnSync } from 'node:child_process';

/** The network that the servers and the world stand in; workers follow from .10 on. */
const HUB = '10.77.0.1';
/** Every address of it is the hub's, so that each host of the world has one. */
const WORLD = '10.78';

const ip = (...args: readonly string[]): void => {
  execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] });
};

/** Whether this user may make namespaces here. */
export function mayMakeNamespaces(): boolean {
  return spawnSync('unshare', ['--net', 'ip', 'link', 'set', 'lo', 'up'], { stdio: 'ignore' }).status === 0;
}

export interface Namespaces {
  /** Where servers listen for the workers. */
  readonly hub: string;
  /** First two numbers of the addresses of the world. */
  readonly world: string;
  /** What runs a command in a worker's namespace. */
  within(worker: number): readonly string[];
  remove(): void;
}

/** Call it in a network namespace of our own (`unshare --net`): nothing of the machine's network is changed. */
export function makeNamespaces(workers: number): Namespaces {
  const nameOf = (worker: number): string => `revenant-${process.pid}-${worker}`;
  ip('link', 'set', 'lo', 'up');
  ip('link', 'add', 'hub', 'type', 'bridge');
  ip('addr', 'add', `${HUB}/24`, 'dev', 'hub');
  ip('link', 'set', 'hub', 'up');
  ip('route', 'add', 'local', `${WORLD}.0.0/16`, 'dev', 'lo');
  const made: string[] = [];
  const remove = (): void => {
    for (const name of made.splice(0)) spawnSync('ip', ['netns', 'delete', name], { stdio: 'ignore' });
    spawnSync('ip', ['link', 'delete', 'hub'], { stdio: 'ignore' });
    spawnSync('ip', ['route', 'delete', 'local', `${WORLD}.0.0/16`], { stdio: 'ignore' });
  };
  try {
    for (let worker = 0; worker < workers; worker++) {
      const name = nameOf(worker);
      ip('netns', 'add', name);
      made.push(name);
      ip('link', 'add', `to-${worker}`, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name);
      ip('link', 'set', `to-${worker}`, 'master', 'hub', 'up');
      ip('-n', name, 'addr', 'add', `10.77.0.${10 + worker}/24`, 'dev', 'eth0');
      for (const device of ['lo', 'eth0']) ip('-n', name, 'link', 'set', device, 'up');
      ip('-n', name, 'route', 'add', 'default', 'via', HUB);
    }
  } catch (error) {
    remove();
    throw error;
  }
  return { hub: HUB, world: WORLD, within: (worker) => ['ip', 'netns', 'exec', nameOf(worker)], remove };
}
