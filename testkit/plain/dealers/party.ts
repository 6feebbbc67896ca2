/** Invented companies of several countries, each with contacts, an address, a number and a domain of its own. */
import { type Draw, drawOf } from '../../attacks/generated/draw.ts';
import { asciiWord, inventedWord } from '../../attacks/generated/invented.ts';
import type { Tongue } from '../../attacks/generated/tongues/tongue.ts';
import { TONGUES } from '../../attacks/generated/tongues/tongues.ts';
import phrases from './phrases.json' with { type: 'json' };

export type Phrases = typeof phrases.en;
export type PhraseKey = keyof Phrases;

export interface Party {
  readonly name: string;
  readonly host: string;
  readonly mail: string;
  readonly phone: string;
  readonly address: string;
  readonly number: string;
  readonly town: string;
  readonly tongue: Tongue;
  readonly phrases: Phrases;
}

interface Land {
  readonly forms: readonly string[];
  readonly endings: readonly string[];
  phone(draw: Draw): string;
  address(draw: Draw, town: string): string;
  number(draw: Draw): string;
}

const digits = (draw: Draw, count: number): string => Array.from({ length: count }, () => draw.int(0, 9)).join('');

const LANDS: Readonly<Record<keyof typeof phrases, Land>> = {
  en: {
    forms: ['{} Ltd', '{} Limited', '{} LLP', '{} & Sons Ltd', '{} Group plc'],
    endings: ['example', 'test'],
    phone: (draw) => `+44 161 ${draw.int(200, 899)} ${digits(draw, 4)}`,
    address: (draw, town) =>
      `${draw.int(2, 240)} ${inventedWord(draw, 'latin')} Road, ${town} M${draw.int(2, 40)} ${draw.int(1, 9)}QT`,
    number: (draw) => `0${digits(draw, 7)}`,
  },
  de: {
    forms: ['{} GmbH', '{} GmbH & Co. KG', '{} AG', '{} e. K.', '{} UG'],
    endings: ['example', 'test'],
    phone: (draw) => `+49 ${draw.pick(['30', '40', '89', '221', '711'])} ${draw.int(200, 899)}${digits(draw, 4)}`,
    address: (draw, town) =>
      `${inventedWord(draw, 'latin')}straße ${draw.int(2, 190)}, ${draw.int(10, 98)}${digits(draw, 3)} ${town}`,
    number: (draw) => `HRB ${draw.int(11, 99)}${digits(draw, 4)}`,
  },
  es: {
    forms: ['{} S.L.', '{} S.A.', '{} Hermanos S.L.'],
    endings: ['example', 'test'],
    phone: (draw) => `+34 9${draw.int(10, 79)} ${digits(draw, 3)} ${digits(draw, 3)}`,
    address: (draw, town) =>
      `Calle ${inventedWord(draw, 'latin')} ${draw.int(2, 150)}, ${draw.int(10, 49)}${digits(draw, 3)} ${town}`,
    number: (draw) => `B-${draw.int(1, 9)}${digits(draw, 7)}`,
  },
  fr: {
    forms: ['{} SARL', '{} SAS', '{} et Fils SARL'],
    endings: ['example', 'test'],
    phone: (draw) => `+33 ${draw.int(1, 5)} ${[1, 2, 3, 4].map(() => digits(draw, 2)).join(' ')}`,
    address: (draw, town) =>
      `${draw.int(2, 150)}, rue ${inventedWord(draw, 'latin')}, ${draw.int(10, 94)}${digits(draw, 3)} ${town}`,
    number: (draw) => `${draw.int(311, 899)} ${digits(draw, 3)} ${digits(draw, 3)}`,
  },
  ru: {
    forms: ['ООО «{}»', 'АО «{}»', 'ЗАО «{}»'],
    endings: ['example', 'test'],
    phone: (draw) =>
      `+7 ${draw.pick(['495', '812', '343', '383'])} ${draw.int(200, 799)}-${digits(draw, 2)}-${digits(draw, 2)}`,
    address: (draw, town) =>
      `${draw.int(101, 690)}${digits(draw, 3)}, ${town}, улица ${inventedWord(draw, 'cyrillic')}, дом ${draw.int(2, 150)}`,
    number: (draw) => `1${digits(draw, 12)}`,
  },
};

const LANGUAGES = Object.keys(LANDS) as (keyof typeof phrases)[];

export function languageOf(draw: Draw): keyof typeof phrases {
  return draw.pick(LANGUAGES);
}

/** @param trade stands in the name, such as Bank; empty: the name is made of invented words alone */
export function partyOf(seed: number, language: keyof typeof phrases, trade = ''): Party {
  const draw = drawOf(seed);
  const land = LANDS[language];
  const tongue = TONGUES.find(({ code }) => code === language) as Tongue;
  const words = Array.from({ length: trade === '' ? 2 : 1 }, () => inventedWord(draw, tongue.script));
  const town = inventedWord(draw, tongue.script);
  const host = `${asciiWord(draw)}${draw.pick(['-', ''])}${asciiWord(draw)}.${draw.pick(land.endings)}`;
  const desk = draw.pick(['info', 'office', 'mail', 'sales', 'contact', asciiWord(draw)]);
  const freeMail = `${asciiWord(draw)}.${asciiWord(draw)}${draw.int(10, 99)}@${draw.pick(['gmail.com', 'outlook.com', 'proton.me'])}`;
  return {
    name: draw.pick(land.forms).replace('{}', [...words, trade].filter((word) => word !== '').join(' ')),
    host,
    mail: trade === '' && draw.chance(0.25) ? freeMail : `${desk}@${host}`,
    phone: land.phone(draw),
    address: land.address(draw, town),
    number: land.number(draw),
    town,
    tongue,
    phrases: phrases[language],
  };
}
