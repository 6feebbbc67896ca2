import { existsSync } from 'node:fs';
import { InputError } from '../../errors.ts';
import { isWebAddress } from '../../model/text/is-web-address.ts';
import { hasUserinfo, withoutUserinfo } from '../../watchlist/own/userinfo.ts';
import { meantInput } from './meant-input.ts';

/** Throws InputError for an input that is neither a web address, a bare host nor a file. */
export function checkInputs(inputs: readonly string[]): void {
  for (const input of inputs) {
    if (input.trim() === '') throw new InputError('an input is empty: give a web address or the path of a file');
    if (existsSync(input)) continue;
    refuseUserinfo(input);
    if (!isFile(input)) continue;
    throw new InputError(`${input}: there is no such file, and it is no web address`);
  }
}

/** True for the path of a file; false for a web address and a bare host. */
export function isFile(input: string): boolean {
  return !isWebAddress(meantInput(input).url);
}

/** Throws InputError for an address with a user name, which would be stored and sent to others. */
export function refuseUserinfo(address: string): void {
  if (!hasUserinfo(address)) return;
  throw new InputError(
    `${withoutUserinfo(address)} has a user name or password, which is never sent; write it without`,
  );
}
