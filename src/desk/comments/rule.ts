/** Comments: everybody reads them, an analyst writes them, and their writers withdraw them. */
import { withdrawComment, writeComment } from '../../flow/people/comments.ts';
import type { Comment } from '../../model/decisions/comment.ts';
import { mayDo } from '../../model/decisions/token.ts';
import type { DeskParts } from '../frame/parts.ts';
import { analyst, found, type Named, reader } from '../frame/rule.ts';

export type CommentRule = ReturnType<typeof commentRule>;

export function commentRule({ services }: DeskParts) {
  const { comments } = services.store;
  return {
    list: reader(({ about, subject }: Pick<Comment, 'about' | 'subject'>) => comments.of(about, [subject])),
    write: analyst(async (wish: Pick<Comment, 'about' | 'subject' | 'text'>, { by, who }) => {
      const written = await writeComment({ ...wish, by, user: who.user }, services);
      return found(written, wish.about === 'case' ? 'open case' : wish.about);
    }),
    withdraw: analyst(async ({ id }: Named, { by, who }) => {
      const comment = found(await comments.get(id), 'comment');
      const isAdmin = mayDo(who.role, 'admin');
      await withdrawComment(comment, { by, user: who.user, isAdmin }, services);
      return found(await comments.get(id), 'comment');
    }),
  };
}
