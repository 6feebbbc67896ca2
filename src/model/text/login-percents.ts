import { decodedUri } from './decoded-uri.ts';

/**
 * Encodes each percent sign in the login of an address that encodes nothing: parsers of addresses
 * throw on it.
 */
export function withWholePercents(address: string): string {
  return address.replace(/^[a-z]+:\/\/[^/?#]*@/i, (login) =>
    login.replace(/(?:%[0-9a-f]{2})+|%/gi, (run) => (decodedUri(run) === run ? run.replaceAll('%', '%25') : run)),
  );
}
