import type { CaseEvent, CaseFolder, CaseItem } from '../decisions/case.ts';

/** The person who acts and the time: the history of the case keeps both. */
export type Doer = Pick<CaseEvent, 'by' | 'at'>;

/** A case as a list shows it: the number of its items instead of them. */
export type CaseHead = Omit<CaseFolder, 'items' | 'history' | 'comments'> & { readonly items: number };

/**
 * Case folders. A closed one does not change. Each change is kept in the history of the case, in
 * the same transaction.
 */
export interface Cases {
  add(folder: Pick<CaseFolder, 'id' | 'name' | 'by' | 'at'>): Promise<void>;
  get(id: string): Promise<CaseFolder | null>;
  /** Newest first; `open`: only those. */
  list(of?: { readonly open?: boolean; readonly limit?: number }): Promise<CaseHead[]>;
  /** Ids and names of the cases that hold this finding or site. */
  holding(kind: CaseItem['kind'], subject: string): Promise<{ readonly id: string; readonly name: string }[]>;
  /**
   * Adds an item; if the item is there, adds the text to it, with its writer. False: no such open
   * case. Throws InputError for a finding that is not stored.
   */
  put(id: string, item: CaseItem): Promise<boolean>;
  /**
   * Adds those that are not there, all or none. False: no such open case. Throws as above.
   */
  putAll(id: string, items: readonly CaseItem[]): Promise<boolean>;
  /** False: no such open case, or it does not hold that. */
  remove(id: string, kind: CaseItem['kind'], subject: string, doer: Doer): Promise<boolean>;
  /** Closes it, or opens it again. */
  close(id: string, isClosed: boolean, doer: Doer): Promise<boolean>;
  /**
   * Null gives it back to everybody. False: no such open case.
   * @param told id of the user who is told; null: nobody
   */
  assign(id: string, to: string | null, doer: Doer, told?: string | null): Promise<boolean>;
  /** Notes that it was exported whole. */
  exported(id: string, doer: Doer): Promise<void>;
}
