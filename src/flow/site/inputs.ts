import { existsSync } from 'node:fs';
import { InputError } from '../../errors.ts';
import { hasUserinfo, withoutUserinfo } from '../../watchlist/own/userinfo.ts';
import { isWebAddress } from './inspect.ts';

/**
 * Throws InputError for what a user typed that is neither a web address nor a file: before anything is fetched, and with
 * the address it may have meant to be.
 */
export function checkInputs(inputs: readonly string[]): void {
  for (const input of inputs) {
    if (input.trim() === '') throw new InputError('an empty input: a web address or the path of a file is wanted');
    if (existsSync(input)) continue;
    refuseUserinfo(input);
    if (HOST_AND_PORT.test(input)) throw new InputError(`${input} is no web address; write https://${input}`);
    if (isWebAddress(input)) continue;
    const meant = /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:[:/?#]\S*)?$/u.test(input) && !FILE_NAME.test(input);
    throw new InputError(`${input}: there is no such file${meant ? `; for a web address write https://${input}` : ''}`);
  }
}

/** Throws InputError, without the password, for an address that names a user: it would be stored, printed and sent to others. */
export function refuseUserinfo(address: string): void {
  if (!hasUserinfo(address)) return;
  throw new InputError(
    `${withoutUserinfo(address)} was given with a user name or password, which is never sent; write it without`,
  );
}

/** Looks like a scheme and is none. */
const HOST_AND_PORT = /^[\w.-]+:\d{1,5}(?:[/?#]\S*)?$/;
const FILE_NAME =
  /^[^/:?#]+\.(?:html?|mhtml?|warc|gz|wacz|har|json|jsonl|csv|tsv|txt|xml|png|jpe?g|gif|webp|svg|ico)$/i;
