/** Comments on findings, sites and cases. */
import type { Comment, ShownComment, Withdrawal } from '../decisions/comment.ts';

export interface Comments {
  /**
   * Stores a comment with its log entry, and tells those whom it mentions, in one transaction.
   * False: what it is about is not stored.
   * @param told ids of users
   * @param title of what it is about
   */
  add(comment: Comment, told: readonly string[], title: string): Promise<boolean>;
  /** False: withdrawn before. */
  withdraw(withdrawal: Withdrawal): Promise<boolean>;
  get(id: string): Promise<ShownComment | null>;
  /** Oldest first; with `limit` the newest. */
  of(about: Comment['about'], subjects: readonly string[], limit?: number): Promise<ShownComment[]>;
}
