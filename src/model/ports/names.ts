/** The compiled list of names: a local file named after its content. */
export interface NameFile {
  readonly path: string;
  /** SHA-256 of its bytes. */
  readonly digest: string;
}

export interface NameLists {
  /** For the current lists, compiled again after a change. Null: no names. */
  current(): Promise<NameFile | null>;
  /** The same of companies alone, for names that are looked for in domains. */
  companies(): Promise<NameFile | null>;
  /** Ids of entities with an identifier among these keys ("signal:value"), in list order. */
  carrying(keys: readonly string[]): Promise<string[]>;
}
