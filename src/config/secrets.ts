/** Secrets apart from the settings that name servers: in files, with any characters. */
import { readFileSync } from 'node:fs';
import { ConfigError, InputError, messageOf } from '../errors.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Variables that may hold a secret. Each may instead be given as `<name>_FILE`, the path of a file
 * with its value.
 */
const SECRETS = [
  'REVENANT_DATABASE_URL',
  'REVENANT_DATABASE_PASSWORD',
  'REVENANT_QUEUE_URL',
  'REVENANT_QUEUE_PASSWORD',
  'REVENANT_BLOB_URL',
  'REVENANT_EGRESS_PROXY',
  'REVENANT_MAIL_PASSWORD',
  'REVENANT_BRAVE_KEY',
  'REVENANT_URLSCAN_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
] as const;

export const SECRET_FILES: readonly string[] = SECRETS.map((name) => `${name}_FILE`);

/**
 * The same variables, with the secrets that stand in files. Throws InputError for one given twice,
 * ConfigError for a bad file.
 */
export function withSecretFiles(environment: Environment): Record<string, string | undefined> {
  const read: Record<string, string | undefined> = { ...environment };
  for (const name of SECRETS) {
    const path = environment[`${name}_FILE`];
    if (!path) continue;
    if (environment[name]) throw new InputError(`${name} and ${name}_FILE are both set: keep one`);
    read[name] = secretIn(path, `${name}_FILE`);
  }
  return read;
}

/** Editors end a file with a newline; a password may end with a space. */
function secretIn(path: string, variable: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError(`cannot read the secret of ${variable}: ${messageOf(error)}`);
  }
  const secret = text.replace(/\r?\n$/, '');
  if (secret === '') throw new ConfigError(`the file of ${variable} is empty: ${path}`);
  return secret;
}

/** The same address with this password, in any characters, in place of any other. */
export function withPassword(address: string, password: string): string {
  const [, scheme, user = '', rest] = /^([a-z]+:\/\/)(?:([^:/?#@]*)(?::[^@/?#]*)?@)?(.*)$/i.exec(address) ?? [];
  // The reader of the address reports its fault.
  if (scheme === undefined || rest === undefined) return address;
  const encoded = encodeURIComponent(password);
  // Without a host, as for a socket in a folder, an address can only have it in the query.
  if (/^[/?]/.test(rest)) return `${address}${rest.includes('?') ? '&' : '?'}password=${encoded}`;
  return `${scheme}${user}:${encoded}@${rest}`;
}
