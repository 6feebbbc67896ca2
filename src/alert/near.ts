/** Hooks on this machine: they alone can open an address that nobody else reaches. */
import type { Hook } from '../model/alert.ts';
import { isLoopbackUrl } from '../model/text/loopback.ts';

/** Not a mail server: the message is read elsewhere. */
export const isNearHook = ({ url, as }: Pick<Hook, 'url' | 'as'>): boolean => as !== 'email' && isLoopbackUrl(url);
