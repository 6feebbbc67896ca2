/** Prefix of a stored list that a schedule follows: no absolute path or web address begins so. */
const PREFIX = 'list:';

export const followName = (id: string): string => `${PREFIX}${id}`;

/** The id of the stored list; null: a path or a web address. */
export const followedList = (name: string): string | null =>
  name.startsWith(PREFIX) ? name.slice(PREFIX.length) : null;
