import { en, type Words } from './en.ts';
import { ru } from './ru.ts';

/** The languages of the interface: another one is a file like theirs and a line here. */
const ALL = { en, ru } as const satisfies Readonly<Record<string, Words>>;

export type Language = keyof typeof ALL;

export const LANGUAGES = Object.keys(ALL) as [Language, ...Language[]];

export const wordsIn = (language: Language): Words => ALL[language];

export const isLanguage = (name: string): name is Language => Object.hasOwn(ALL, name);
