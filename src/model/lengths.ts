/** Longest text of each field: in the API, the forms and the commands alike. */
import { z } from 'zod';

/** In UTF-16 characters. */
export const LENGTHS = {
  /** Name of a person, a program or a key. */
  person: 200,
  /** A case, a list, a schedule, a programme. */
  name: 200,
  label: 200,
  reason: 4_000,
  note: 20_000,
  /** A web address; a site or value that is held or removed. */
  address: 2_000,
  /** A value, name, address or sentence to search for. */
  value: 2_000,
  passage: 20_000,
  /** An id of anything that is stored; also the name of a site in an address of the desk. */
  id: 300,
  /** SHA-256 in hex. */
  digest: 64,
  interval: 20,
  instant: 40,
  cron: 100,
  timezone: 100,
  chat: 200,
  mailbox: 254,
  password: 1_000,
  fileName: 300,
  cursor: 1_000,
} as const;

/** In entries of a list. */
export const COUNTS = {
  findings: 100,
  addresses: 10_000,
  rows: 10_000,
  labels: 20,
  /** Each choice of a hook. */
  choices: 100,
} as const;

/** Text that the database holds as it is written. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** A field that somebody writes. */
export const written = (most: number) =>
  z.string().max(most).refine(isStorable, 'it has a NUL character or half of a surrogate pair');
