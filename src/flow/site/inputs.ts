import { existsSync } from 'node:fs';
import { InputError } from '../../errors.ts';
import { hasUserinfo, withoutUserinfo } from '../../watchlist/own/userinfo.ts';
import { isWebAddress } from './inspect.ts';

/**
 * Throws InputError for an input that is neither a web address nor a file, with the address that
 * may have been meant.
 */
export function checkInputs(inputs: readonly string[]): void {
  for (const input of inputs) {
    if (input.trim() === '') throw new InputError('an input is empty: give a web address or the path of a file');
    if (existsSync(input)) continue;
    refuseUserinfo(input);
    if (HOST_AND_PORT.test(input)) throw new InputError(`${input} is not a web address; write https://${input}`);
    if (isWebAddress(input)) continue;
    const meant = /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:[:/?#]\S*)?$/u.test(input) && !FILE_NAME.test(input);
    throw new InputError(`${input}: there is no such file${meant ? `; for a web address write https://${input}` : ''}`);
  }
}

/** Throws InputError for an address with a user name, which would be stored and sent to others. */
export function refuseUserinfo(address: string): void {
  if (!hasUserinfo(address)) return;
  throw new InputError(
    `${withoutUserinfo(address)} has a user name or password, which is never sent; write it without`,
  );
}

/** Looks like a scheme, but is a host. */
const HOST_AND_PORT = /^[\w.-]+:\d{1,5}(?:[/?#]\S*)?$/;
const FILE_NAME =
  /^[^/:?#]+\.(?:html?|mhtml?|warc|gz|wacz|har|json|jsonl|csv|tsv|txt|xml|png|jpe?g|gif|webp|svg|ico)$/i;
