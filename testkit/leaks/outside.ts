/**
 * A network of its own for the harness, where this can be had (Linux, as root): private, metadata and other addresses are
 * this machine's there, so that a leak would arrive; a name server keeps book of every question; and whatever goes to any
 * other address in the world goes into a wire that only counts.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { NAMES } from './spellings.ts';

const INSIDE = 'REVENANT_LEAKS_INSIDE';
const PREFIX = 'revenant-leaks-';
const WIRE = 'outside';
const ADDRESSES = [
  '10.0.0.1/32',
  '100.100.100.200/32',
  '169.254.169.254/32',
  '172.16.0.1/32',
  '192.168.1.1/32',
  'fc00::1/128',
  'fd00:ec2::254/128',
];

export interface Outside {
  /** Questions to the name server and packets into the wire, since the last call. */
  take(): { readonly questions: number; readonly packets: number };
  close(): void;
}

/** Runs a program again inside such a network; null where none can be made. Returns its exit code. */
export function runInside(command: readonly string[]): number | null {
  if (process.env[INSIDE] !== undefined || process.getuid?.() !== 0) return null;
  removeLeftOver();
  const name = `${PREFIX}${process.pid}`;
  const folder = `/etc/netns/${name}`;
  try {
    execFileSync('ip', ['netns', 'add', name], { stdio: 'ignore' });
  } catch {
    return null;
  }
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/resolv.conf`, 'nameserver 127.0.0.1\n');
    const ip = (...args: string[]) => execFileSync('ip', ['-n', name, ...args], { stdio: 'ignore' });
    ip('link', 'set', 'lo', 'up');
    // A wire whose other end nobody listens at: what goes in is counted, from the first question for a neighbour on.
    ip('link', 'add', WIRE, 'type', 'veth', 'peer', 'name', 'beyond');
    for (const end of [WIRE, 'beyond']) ip('link', 'set', end, 'addrgenmode', 'none', 'multicast', 'off');
    ip('link', 'set', 'beyond', 'up');
    for (const address of ADDRESSES)
      ip('addr', 'add', address, 'dev', WIRE, ...(address.includes(':') ? ['nodad'] : []));
    ip('link', 'set', WIRE, 'up');
    ip('route', 'add', 'default', 'dev', WIRE);
    ip('-6', 'route', 'add', 'default', 'dev', WIRE);
    const env = { ...process.env, [INSIDE]: '1' };
    return spawnSync('ip', ['netns', 'exec', name, ...command], { stdio: 'inherit', env }).status ?? 1;
  } finally {
    remove(name);
  }
}

/** Networks of runs that were cut short. */
function removeLeftOver(): void {
  for (const [name, pid] of (spawnSync('ip', ['netns', 'list'], { encoding: 'utf8' }).stdout ?? '').matchAll(
    /^revenant-leaks-(\d+)/gm,
  )) {
    try {
      process.kill(Number(pid), 0);
    } catch {
      remove(name);
    }
  }
}

function remove(name: string): void {
  spawnSync('ip', ['netns', 'delete', name], { stdio: 'ignore' });
  rmSync(`/etc/netns/${name}`, { recursive: true, force: true });
}

/** The book-keeping of the network that we are in; null when it is the machine's own. */
export async function openOutside(): Promise<Outside | null> {
  if (process.env[INSIDE] === undefined) return null;
  let questions = 0;
  const server = createSocket('udp4');
  server.on('message', (question, from) => {
    questions++;
    server.send(answerTo(question), from.port, from.address);
  });
  await new Promise<void>((done) => server.bind(53, '127.0.0.1', done));
  let before = sent();
  return {
    take() {
      const packets = sent() - before;
      const taken = { questions, packets };
      before += packets;
      questions = 0;
      return taken;
    },
    close: () => server.close(),
  };
}

function sent(): number {
  return Number(readFileSync(`/sys/class/net/${WIRE}/statistics/tx_packets`, 'utf8'));
}

/** Names under canary.test exist (RFC 1035, 4.1); all others do not. */
function answerTo(question: Buffer): Buffer {
  const labels: string[] = [];
  let at = 12;
  for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
    labels.push(question.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  const end = at + 5;
  const name = labels.join('.').toLowerCase();
  const type = question.readUInt16BE(at + 1);
  const isOurs = name.endsWith('canary.test');
  const addresses = NAMES[name] ?? (isOurs ? ['10.0.0.1'] : []);
  const records = addresses.flatMap((address) => recordOf(address, type) ?? []);
  // What it is called inside shows only in the answer.
  const alias = Buffer.from('\x05inner\x06canary\x04test\0', 'latin1');
  const isAlias = name.startsWith('alias.');
  const answers = isAlias
    ? [record([0xc0, 12], 5, alias), ...records.map((data) => record([...alias], type, data))]
    : records.map((data) => record([0xc0, 12], type, data));
  const header = Buffer.from(question.subarray(0, 12));
  header.writeUInt16BE(isOurs ? 0x8580 : 0x8583, 2);
  header.writeUInt16BE(answers.length, 6);
  header.writeUInt32BE(0, 8);
  return Buffer.concat([header, question.subarray(12, end), ...answers]);
}

/** The address as the data of a record of that type (A or AAAA), or null. */
function recordOf(address: string, type: number): Buffer | null {
  if (type === 1 && /^[\d.]+$/.test(address)) return Buffer.from(address.split('.').map(Number));
  if (type !== 28 || !/^[\da-f:]+$/.test(address)) return null;
  const [head = '', tail = ''] = address.split('::').map((half) =>
    half
      .split(':')
      .filter(Boolean)
      .map((group) => group.padStart(4, '0'))
      .join(''),
  );
  return Buffer.from(head + '0'.repeat(32 - head.length - tail.length) + tail, 'hex');
}

function record(name: readonly number[], type: number, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from([...name, 0, type, 0, 1, 0, 0, 0, 0, 0, data.length]), data]);
}
