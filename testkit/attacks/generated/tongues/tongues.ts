/** All languages of the generated worlds. */
import { ARABIC } from './ar.ts';
import { GERMAN } from './de.ts';
import { ENGLISH } from './en.ts';
import { SPANISH } from './es.ts';
import { PERSIAN } from './fa.ts';
import { FRENCH } from './fr.ts';
import { RUSSIAN } from './ru.ts';
import type { Tongue } from './tongue.ts';
import { TURKISH } from './tr.ts';
import { VIETNAMESE } from './vi.ts';
import { CHINESE } from './zh.ts';

export const TONGUES: readonly Tongue[] = [
  ...[ENGLISH, GERMAN, RUSSIAN, CHINESE, SPANISH, FRENCH, TURKISH, VIETNAMESE, ARABIC, PERSIAN],
];
