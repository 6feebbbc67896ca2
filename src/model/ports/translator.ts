/** The operator's own translator: a program on this machine. No service is asked. */

/** By text; what it could not translate is missing. Never rejects. */
export type Translator = (texts: readonly string[]) => Promise<ReadonlyMap<string, string>>;
