import type { CaseFolder, CaseItem } from '../case.ts';

/** Case folders. A closed one does not change. */
export interface Cases {
  add(folder: Pick<CaseFolder, 'id' | 'name' | 'by' | 'at'>): Promise<void>;
  get(id: string): Promise<CaseFolder | null>;
  /** Newest first, without their items. */
  list(): Promise<(Omit<CaseFolder, 'items'> & { readonly items: number })[]>;
  /** Ids and names of the cases that hold this finding or site. */
  holding(kind: CaseItem['kind'], subject: string): Promise<{ readonly id: string; readonly name: string }[]>;
  /** Adds an item; to one that is there it adds the text, with its writer. False: no such open case. */
  put(id: string, item: CaseItem): Promise<boolean>;
  remove(id: string, kind: CaseItem['kind'], subject: string): Promise<boolean>;
  /** Null opens it again. */
  close(id: string, at: string | null): Promise<boolean>;
}
