/** The listed names, compiled for the processes that read pages. */

/** A file of this machine, named after its content. */
export interface NameFile {
  readonly path: string;
  /** SHA-256 of its bytes: which list a site was searched for. */
  readonly digest: string;
}

export interface NameLists {
  /** Of the lists as they stand; compiled anew when they have changed. Null: nothing is listed. */
  current(): Promise<NameFile | null>;
  /** Ids of the entities one of whose identifiers is among these keys ("signal:value"), in the order of the list. */
  carrying(keys: readonly string[]): Promise<string[]>;
}
