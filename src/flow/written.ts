import { InputError } from '../errors.ts';
import { isStorable } from '../model/lengths.ts';

/** Throws InputError for text that is longer than its field, or that the database cannot store. */
export function checkWritten(fields: Readonly<Record<string, string | null | undefined>>, most: number): void {
  for (const [name, text] of Object.entries(fields)) {
    if (text == null) continue;
    if (text.length > most)
      throw new InputError(`${name} is too long: ${text.length} characters; ${most} are allowed`, { fields: [name] });
    if (!isStorable(text))
      throw new InputError(`${name} has a character that cannot be stored: NUL, or half of a surrogate pair`, {
        fields: [name],
      });
  }
}
