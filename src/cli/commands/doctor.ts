import { Command } from 'commander';
import { examine } from '../../doctor.ts';
import type { DoctorDocument } from '../../model/documents.ts';
import { action, EXIT } from '../action.ts';
import { type Flags, settingsOf, withData } from '../options.ts';
import type { Terminal } from '../output/terminal.ts';

export function doctorCommand(): Command {
  const command = new Command('doctor').description(
    'what was found on this machine, and the fix for each thing missing',
  );
  return withData(command).action(action(doctor));
}

async function doctor(terminal: Terminal, flags: Flags): Promise<number> {
  const checks = await examine(settingsOf(flags));
  const document: DoctorDocument = {
    schema: 'revenant.doctor/1',
    ok: checks.every(({ ok, needed }) => ok || !needed),
    checks,
  };
  if (terminal.json) terminal.document(document);
  else {
    for (const { name, ok, needed, found, fix } of checks) {
      terminal.out(`${ok ? 'ok     ' : needed ? 'MISSING' : 'absent '}  ${name.padEnd(10)} ${found}`);
      if (!ok && fix !== null) terminal.out(`                    fix: ${fix}`);
    }
    terminal.out(document.ok ? 'the main job can run' : 'the main job cannot run: see MISSING above');
  }
  return document.ok ? EXIT.done : EXIT.failed;
}
