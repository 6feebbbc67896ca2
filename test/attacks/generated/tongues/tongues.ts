/** All languages of the generated worlds. */
import { GERMAN } from './de.ts';
import { ENGLISH } from './en.ts';
import { RUSSIAN } from './ru.ts';
import type { Tongue } from './tongue.ts';
import { CHINESE } from './zh.ts';

export const TONGUES: readonly Tongue[] = [ENGLISH, GERMAN, RUSSIAN, CHINESE];
