/** Passwords as they are stored: scrypt with its parameters, so that these can rise later. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { InputError } from '../../errors.ts';
import { isCommonPassword } from './common-passwords.ts';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);

/** As OWASP asks: N = 2^17, r = 8, p = 1; 128 MB of memory. */
const COST = { ln: 17, r: 8, p: 1 };
const HASH_BYTES = 32;
const STORED = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w+/=]+)\$([\w+/=]+)$/;

const SHORTEST = 12;
const LONGEST = 256;

/** Throws InputError for a password that is too short, too long or common. */
export async function hashPassword(password: string): Promise<string> {
  const length = [...password].length;
  if (length < SHORTEST) throw new InputError(`the password is too short: use ${SHORTEST} characters or more`);
  if (length > LONGEST) throw new InputError(`the password is too long: use at most ${LONGEST} characters`);
  if (isCommonPassword(password))
    throw new InputError('many people have this password, or one like it: use one that nobody else would think of');
  const salt = randomBytes(16);
  const { ln, r, p } = COST;
  const hash = await hashOf(password, salt, COST);
  return `$scrypt$ln=${ln},r=${r},p=${p}$${salt.toString('base64')}$${hash.toString('base64')}`;
}

/** No password has this hash: a request for an unknown name takes as long as for a known one. */
const NOBODY = `$scrypt$ln=${COST.ln},r=${COST.r},p=${COST.p}$${Buffer.alloc(16).toString('base64')}$${Buffer.alloc(HASH_BYTES).toString('base64')}`;

/** @param stored as `hashPassword` wrote it; null: there is no such user */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [, ln, r, p, salt = '', hash = ''] = STORED.exec(stored ?? NOBODY) ?? [];
  if (ln === undefined) throw new Error('a stored password has another form');
  if (password.length > 4 * LONGEST) return false;
  const known = Buffer.from(hash, 'base64');
  const given = await hashOf(password, Buffer.from(salt, 'base64'), { ln: Number(ln), r: Number(r), p: Number(p) });
  return known.length === given.length && timingSafeEqual(known, given) && stored !== null;
}

function hashOf(password: string, salt: Buffer, { ln, r, p }: typeof COST): Promise<Buffer> {
  const N = 2 ** ln;
  // One spelling: keyboards write the same letter in different ways.
  return derive(password.normalize('NFKC'), salt, HASH_BYTES, { N, r, p, maxmem: 2 * 128 * N * r });
}
