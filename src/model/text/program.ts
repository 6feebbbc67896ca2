let program = 'revenant';
let data = '';

/** A door (`cli/main.ts`, a reader's process) says it once, before anything is printed. */
export function setProgram(name: string): void {
  program = name;
}

/** The data folder that the person named, as a word of a shell; empty: the usual one. */
export function setDataFolder(word: string): void {
  data = word;
}

/** Commands without this option; and lines that name a folder, ask for help, or name no command. */
const WITHOUT_DATA = /^(?:$|<|bench|completion|fingerprint|robots|verify)| --(?:data|help)\b/;

/**
 * A command of this program as the person types it, for what is printed now: it works when it is
 * pasted, on the same data. To be called when the text is made, never while a module loads.
 */
export function command(rest: string): string {
  const folder = data === '' || WITHOUT_DATA.test(rest) ? [] : ['--data', data];
  return [program, ...(rest === '' ? [] : [rest]), ...folder].join(' ');
}

/**
 * The same for what is kept or sent: bundles, reports, alerts, stored and published documents. They
 * are read years later on other machines, and equal facts must give equal bytes.
 */
export const keptCommand = (rest: string): string => `revenant ${rest}`;
