import { type Command, Option } from 'commander';
import { UsageError } from '../../errors.ts';
import { addKey, revokeKey } from '../../flow/people/tokens.ts';
import { findUser } from '../../flow/people/users.ts';
import { Role, type Token } from '../../model/decisions/token.ts';
import { timeText } from '../../model/text/time-text.ts';
import type { StoredServices } from '../../services.ts';
import { type Flags, subcommand, wholeNumber } from '../options.ts';
import { type Column, printTable } from '../output/table.ts';
import type { Terminal } from '../output/terminal.ts';
import { onlyOne } from '../selection.ts';
import { onStored } from '../with-services.ts';

interface AddFlags extends Flags {
  readonly role: Role;
  readonly days: number;
  readonly user?: string;
}

export function configure(command: Command): void {
  subcommand(command, 'add', onStored(addToken, { make: true }))
    .description('let a person or program open the desk; prints the key once')
    .argument('<name>', 'name of the person or program')
    .option('--user <name>', 'whose key it is; without it: the user of that name, who is made where there is none')
    .addOption(new Option('--role <role>', 'what they may do').choices(Role.options).default('analyst'))
    .option('--days <n>', 'the key expires after this many days', wholeNumber(1, 3_650), 90);
  subcommand(command, 'list', onStored(list)).description('list the keys, without the keys themselves');
  subcommand(command, 'revoke', onStored(revokeToken))
    .description('end a key now')
    .argument('<id>', 'id of the key, or its beginning');
}

async function addToken(terminal: Terminal, services: StoredServices, name: string, flags: AddFlags) {
  const user = flags.user === undefined ? undefined : (await findUser(flags.user, services)).id;
  const { token, key } = await addKey({ name, role: flags.role, days: flags.days, user }, services);
  terminal.result(
    { ...token, key },
    () => `${token.id.slice(0, 8)}  ${token.role}  ${token.name}  ${validText(token)}\nkey  ${key}`,
  );
  terminal.note('keep the key: it is not shown again. In a browser open <address of the desk>/?key=<key>');
}

async function list(terminal: Terminal, { store }: StoredServices): Promise<void> {
  printTable(terminal, COLUMNS, await store.tokens.list());
}

const COLUMNS: readonly Column<Token>[] = [
  { head: 'KEY', width: 8, of: ({ id }) => id.slice(0, 8) },
  { head: 'ROLE', width: 7, of: ({ role }) => role },
  { head: 'ADDED', width: 21, of: ({ createdAt }) => timeText(createdAt) },
  { head: 'NAME', width: 12, of: ({ name }) => name },
  { head: 'VALID', of: validText },
];

async function revokeToken(terminal: Terminal, services: StoredServices, typed: string): Promise<void> {
  const { id, name } = onlyOne(await services.store.tokens.list(), typed, 'key', 'tokens list');
  if (!(await revokeKey(id, services))) throw new UsageError(`the key of ${name} was revoked before`);
  terminal.note(`the key of ${name} opens nothing any more`);
}

function validText({ expiresAt, revokedAt }: Token): string {
  return revokedAt === null ? `until ${timeText(expiresAt)}` : `revoked ${timeText(revokedAt)}`;
}
