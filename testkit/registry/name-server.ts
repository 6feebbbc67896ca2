/** A name server on loopback: just enough of RFC 1035 to answer from a table. */
import { createSocket } from 'node:dgram';

const TYPES: Readonly<Record<number, string>> = { 1: 'A', 2: 'NS', 15: 'MX', 16: 'TXT', 28: 'AAAA' };

/** By type; an MX as "10 host", a TXT as its parts. Null: no such name. "silent": no answer at all. */
export type Zone = Readonly<
  Record<string, Readonly<Record<string, readonly (string | readonly string[])[]>> | null | 'silent'>
>;

export interface NameServer {
  readonly address: string;
  /** "name type" of every question so far. */
  readonly asked: string[];
  close(): Promise<void>;
}

export async function startNameServer(zone: Zone): Promise<NameServer> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (message, peer) => {
    const { name, type, end } = questionOf(message);
    asked.push(`${name} ${TYPES[type] ?? type}`);
    const records = zone[name];
    if (records === 'silent') return;
    const answers = records === null || records === undefined ? [] : (records[TYPES[type] ?? ''] ?? []);
    const header = Buffer.alloc(12);
    message.copy(header, 0, 0, 2);
    // An answer, authoritative; code 3: no such name.
    header.writeUInt16BE(0x8580 | (records === null || records === undefined ? 3 : 0), 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(answers.length, 6);
    const body = answers.map((answer) => recordOf(type, dataOf(type, answer)));
    socket.send(Buffer.concat([header, message.subarray(12, end), ...body]), peer.port, peer.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

function questionOf(message: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: message.readUInt16BE(at + 1), end: at + 5 };
}

/** The name of every record is that of the question: a pointer to byte 12. */
function recordOf(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function dataOf(type: number, answer: string | readonly string[]): Buffer {
  const text = String(answer);
  if (type === 1) return Buffer.from(text.split('.').map(Number));
  if (type === 28) return ipv6(text);
  if (type === 2) return nameOf(text);
  if (type === 16)
    return Buffer.concat(
      [answer].flat().map((part) => Buffer.concat([Buffer.from([Buffer.byteLength(part)]), Buffer.from(part)])),
    );
  const [priority = '0', host = ''] = text.split(' ');
  return Buffer.concat([Buffer.from([0, Number(priority)]), nameOf(host)]);
}

function nameOf(name: string): Buffer {
  const labels = name.split('.').filter(Boolean);
  return Buffer.concat([
    ...labels.map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
    Buffer.from([0]),
  ]);
}

/** Eight groups, written out. */
function ipv6(text: string): Buffer {
  const bytes = Buffer.alloc(16);
  for (const [index, group] of text.split(':').entries()) bytes.writeUInt16BE(Number.parseInt(group, 16), 2 * index);
  return bytes;
}
