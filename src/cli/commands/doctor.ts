import type { Command } from 'commander';
import { examine } from '../../doctor.ts';
import type { DoctorDocument } from '../../model/documents.ts';
import { action, EXIT } from '../action.ts';
import { type Flags, settingsOf, withData } from '../options.ts';
import type { Terminal } from '../output/terminal.ts';

export function configure(command: Command): void {
  withData(command).action(action(doctor));
}

async function doctor(terminal: Terminal, flags: Flags): Promise<number> {
  const checks = await examine(settingsOf(flags));
  const ok = checks.every((check) => check.ok || !check.needed);
  const document: DoctorDocument = { schema: 'revenant.doctor/1', ok, checks };
  terminal.result(document, () => [
    ...checks.flatMap((check) => {
      const state = check.ok ? 'ok     ' : check.needed ? 'MISSING' : 'absent ';
      const line = `${state}  ${check.name.padEnd(10)} ${check.found}`;
      return check.ok || check.fix === null ? [line] : [line, `${' '.repeat(20)}fix: ${check.fix}`];
    }),
    ok ? 'revenant can run' : 'revenant cannot run: see MISSING above',
  ]);
  return ok ? EXIT.done : EXIT.failed;
}
