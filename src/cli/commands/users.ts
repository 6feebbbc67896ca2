import { type Command, Option } from 'commander';
import { UsageError } from '../../errors.ts';
import { addUser, disableUser, findUser, givePassword } from '../../flow/people/users.ts';
import { Role } from '../../model/decisions/token.ts';
import type { User } from '../../model/decisions/user.ts';
import { timeText } from '../../model/text/time-text.ts';
import type { StoredServices } from '../../services.ts';
import { type Flags, subcommand } from '../options.ts';
import type { Terminal } from '../output/terminal.ts';
import { readPassword } from '../read-password.ts';
import { onStored } from '../with-services.ts';

interface AddFlags extends Flags {
  readonly role: Role;
}

export function configure(command: Command): void {
  subcommand(command, 'add', onStored(addPerson, { make: true }))
    .description('let a person sign in; asks for the password, or reads it from stdin')
    .argument('<name>', 'name of the person; what the person writes carries it')
    .addOption(new Option('--role <role>', 'what the person may do').choices(Role.options).default('analyst'));
  subcommand(command, 'list', onStored(list)).description('list the people who may sign in');
  subcommand(command, 'disable <name>', onStored(disablePerson)).description(
    'end the sign-ins of a person, and let in no more',
  );
  subcommand(command, 'password <name>', onStored(newPassword)).description(
    'give a person a new password; ends all sign-ins',
  );
}

async function addPerson(
  terminal: Terminal,
  services: StoredServices,
  name: string,
  { role }: AddFlags,
): Promise<void> {
  const user = await addUser({ name, role, password: await readPassword(name) }, services);
  terminal.result(user, () => lineOf(user));
  terminal.note('the person signs in at <address of the desk>/login');
}

async function list(terminal: Terminal, { store }: StoredServices): Promise<void> {
  for (const user of await store.users.list()) terminal.result(user, () => lineOf(user));
}

async function disablePerson(terminal: Terminal, services: StoredServices, name: string): Promise<void> {
  const user = await findUser(name, services);
  if (!(await disableUser(user, services))) throw new UsageError(`${user.name} was disabled before`);
  terminal.note(`${user.name} can sign in no more`);
}

async function newPassword(terminal: Terminal, services: StoredServices, name: string): Promise<void> {
  const user = await findUser(name, services);
  await givePassword(user, await readPassword(user.name), services);
  terminal.note(`${user.name} has a new password, and must sign in again`);
}

function lineOf({ name, role, createdAt, disabledAt }: User): string {
  const state = disabledAt === null ? `since ${timeText(createdAt)}` : `disabled ${timeText(disabledAt)}`;
  return `${role.padEnd(7)}  ${name}  ${state}`;
}
