/**
 * A table of IP ranges (the TSV form of iptoasn.com: first, last, AS number, country, name) → the
 * network of an address.
 */
import { createReadStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import ipaddr from 'ipaddr.js';
import { ConfigError, messageOf } from '../errors.ts';
import type { Network } from '../model/ports/registry.ts';
import { cleanLine } from './answers.ts';

export type IpRanges = Awaited<ReturnType<typeof readIpRanges>>;
/** Sorted by first address; 20 bytes a range. */
class Ranges {
  #first = new BigUint64Array(1024);
  #last = new BigUint64Array(1024);
  #asn = new Uint32Array(1024);
  count = 0;

  add(first: bigint, last: bigint, asn: number): void {
    if (this.count === this.#asn.length) {
      const size = 2 * this.count;
      this.#first = copyInto(new BigUint64Array(size), this.#first);
      this.#last = copyInto(new BigUint64Array(size), this.#last);
      this.#asn = copyInto(new Uint32Array(size), this.#asn);
    }
    this.#first[this.count] = first;
    this.#last[this.count] = last;
    this.#asn[this.count++] = asn;
  }

  /** The ranges so far are in order and end before it. */
  isAfter(first: bigint): boolean {
    return this.count === 0 || (this.#last[this.count - 1] ?? 0n) < first;
  }

  asnOf(address: bigint): number {
    let [low, high] = [0, this.count - 1];
    while (low <= high) {
      const middle = (low + high) >>> 1;
      if ((this.#first[middle] ?? 0n) > address) high = middle - 1;
      else if ((this.#last[middle] ?? 0n) < address) low = middle + 1;
      else return this.#asn[middle] ?? 0;
    }
    return 0;
  }
}

/** Bytes of the table, unpacked. */
const RANGES_BYTES = 256 * 1024 * 1024;
const LONGEST_LINE = 10_000;

/** A copy: a substring would keep the whole chunk of the file in memory. */
function copyOf(text: string): string {
  return Buffer.from(cleanLine(text)).toString();
}

function copyInto<T extends { set(from: T): void }>(larger: T, array: T): T {
  larger.set(array);
  return larger;
}

/**
 * Throws ConfigError for a bad row or more than `maxBytes`. IPv6 by 64 bits: routes are no smaller.
 */
export async function readIpRanges(path: string, maxBytes = RANGES_BYTES) {
  const [v4, v6] = [new Ranges(), new Ranges()];
  const names = new Map<number, Pick<Network, 'country' | 'name'>>();
  let number = 0;
  const take = (line: string): void => {
    number++;
    const wrong = (what: string) => new ConfigError(`${path}, line ${number}: ${what} (REVENANT_IP_RANGES)`);
    if (line.trim() === '') return;
    const [first = '', last = '', asText = '', country = '', name = ''] = line.split('\t');
    const [from, to, asn] = [numberOf(first), numberOf(last), Number(asText)];
    if (from === null || to === null || from.isV4 !== to.isV4 || from.value > to.value)
      throw wrong('not a range of addresses');
    if (!/^\d{1,10}$/.test(asText) || asn > 0xffff_ffff) throw wrong('the third field is not an AS number');
    const ranges = from.isV4 ? v4 : v6;
    if (!ranges.isAfter(from.value)) throw wrong('the ranges are not in order');
    ranges.add(from.value, to.value, asn);
    if (asn !== 0 && !names.has(asn)) names.set(asn, { country: copyOf(country), name: copyOf(name) });
  };
  let own: unknown;
  const read = async (source: AsyncIterable<Buffer>): Promise<void> => {
    try {
      for await (const line of linesOf(source, maxBytes)) take(line);
    } catch (error) {
      own = error;
      throw error;
    }
  };
  const unpack = path.endsWith('.gz') ? createGunzip() : new PassThrough();
  await pipeline(createReadStream(path), unpack, read).catch((ended: unknown) => {
    // When we stop the pipeline ourselves, it may only report that it was aborted.
    const error = own ?? ended;
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(`cannot read the IP ranges ${path}: ${messageOf(error)}`);
  });
  if (v4.count + v6.count === 0) throw new ConfigError(`${path} holds no IP ranges (REVENANT_IP_RANGES)`);
  return {
    count: v4.count + v6.count,
    /** Null for an address of no range, or of one that nobody announces (AS 0). */
    networkOf(address: string): Network | null {
      const at = numberOf(address);
      const asn = at === null ? 0 : (at.isV4 ? v4 : v6).asnOf(at.value);
      return asn === 0 ? null : { asn, ...(names.get(asn) ?? { country: '', name: '' }) };
    },
  };
}

async function* linesOf(source: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let bytes = 0;
  let rest = '';
  for await (const part of source) {
    bytes += part.length;
    if (bytes > maxBytes) throw new Error(`it has more than ${maxBytes} bytes unpacked`);
    const lines = (rest + decoder.decode(part, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new Error('it has no lines');
    yield* lines;
  }
  yield rest;
}

/** An IPv4 address, or the first 64 bits of an IPv6 address, as a number. */
function numberOf(text: string): { readonly isV4: boolean; readonly value: bigint } | null {
  const isValid = text.includes(':') ? ipaddr.IPv6.isValid(text) : ipaddr.IPv4.isValidFourPartDecimal(text);
  if (!isValid) return null;
  const bytes = ipaddr.process(text).toByteArray();
  const value = bytes.slice(0, 8).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return { isV4: bytes.length === 4, value };
}
