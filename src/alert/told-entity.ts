import type { Alert } from '../model/alert.ts';

interface Named {
  readonly id: string;
  readonly type: string;
  readonly names: readonly string[];
}

/** A listed entity as alerts name it: of a person the id alone, since a body holds no personal data. */
export function toldEntity({ id, type, names }: Named): NonNullable<Alert['entity']> {
  return { id, name: type === 'person' ? id : (names[0] ?? id) };
}
