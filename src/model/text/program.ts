let program = 'revenant';

/** A door (`cli/main.ts`, a reader's process) says it once, before anything is printed. */
export function setProgram(name: string): void {
  program = name;
}

/**
 * A command of this program as the person types it, for what is printed now: it works when it is
 * pasted. To be called when the text is made, never while a module loads.
 */
export const command = (rest: string): string => (rest === '' ? program : `${program} ${rest}`);

/**
 * The same for what is kept or sent: bundles, reports, alerts, stored and published documents. They
 * are read years later on other machines, and equal facts must give equal bytes.
 */
export const keptCommand = (rest: string): string => `revenant ${rest}`;
