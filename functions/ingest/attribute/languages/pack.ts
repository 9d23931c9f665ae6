import { foldWord } from './fold.ts';

/** What a name, a title or a verb form says of the sex of a person: masculine, feminine, or nothing. */
export type Gender = 'm' | 'f' | 'u';

/** One form of a verb that may report speech. */
export type Cue = {
  /** False for "saying", "adding": the subject then stands in the clause before. */
  readonly finite: boolean;
  /** In languages whose past tense has gender: сказал, сказала. */
  readonly gender: Gender;
  /** True for verbs that report speech only right beside a quotation: "read", "began", "put it". */
  readonly weak: boolean;
  /** The form of the plural present ("they claim"), which may be a noun as well: a verb only after a plural. */
  readonly bare: boolean;
  /** True for verbs whose object is the person spoken to, and which never stand before their subject: told. */
  readonly addresses: boolean;
};

/**
 * All that the attribution rules know of one language. A new language is one file that fills this in, and a line in
 * `languages.ts`. Words are in lower case unless the comment says otherwise.
 */
export type LanguagePack = {
  /** BCP 47, the primary subtag only. */
  readonly language: string;
  /**
   * What a capital tells: a name (English); no more than a noun, names being told by their words (German); or nothing,
   * for the script has none (Arabic).
   */
  readonly capitals: 'names' | 'nouns' | 'none';
  /** Where capitals do not tell: is this word surely no part of a name, or no `first` word of one? */
  readonly isCommon: (word: string, first: boolean) => boolean;
  /** The words, as [start, end), in what is written as one: l'|économiste, confie|-t-|elle. Empty where it is one. */
  readonly partsOf: (word: string) => readonly (readonly [number, number])[];
  /**
   * What parts speech and narration that one pair of marks encloses: «Q1, – said X. – Q2» (Russian), or
   * « Q1, says X, Q2 » (French), or —Q1 —says X—. Q2 (Spanish); null where the marks are always closed before the attribution.
   */
  readonly narrationAfter: 'dash' | 'raya' | 'comma' | null;
  /** The full stop of a quoted sentence stands outside its marks, so that its lack inside says nothing. */
  readonly stopOutside: boolean;
  /** Nouns that the name of a thing follows in marks: newspaper «News», film «Coal». In every case form. */
  readonly namedThings: ReadonlySet<string>;
  /** The fewest words of a reported statement, and of a fragment between marks, that are worth keeping. */
  readonly fewestWords: number;
  /** – Q, – said X: a paragraph that opens with a dash is speech. */
  readonly dashDialogue: boolean;
  /** A sentence may leave its subject out where it is the speaker of before: "añadió", "وأضاف". */
  readonly dropsSubjects: boolean;
  /** The verb of a main clause stands second, so that a report may begin with it: laut X steigen die Preise. */
  readonly verbSecond: boolean;
  /** The verb of saying stands last, after what it reports (Turkic languages). */
  readonly verbFinal: boolean;
  /** The verb may stand before its subject anywhere, not only beside a quotation (Russian). */
  readonly verbFirst: boolean;

  /** Every form of the verbs of saying. */
  readonly cues: ReadonlyMap<string, Cue>;
  /** Is this form, right after a name, likely a finite verb? Asked of words in no other list. */
  readonly looksFinite: (word: string) => boolean;
  /** Is this form, at the head of a phrase between commas, likely a participle: speaking, citing? */
  readonly looksParticiple: (word: string) => boolean;
  /** Could this form be a verb in the present tense, third person? */
  readonly looksPresent: (word: string) => boolean;
  /** Verb forms that are as often a noun: "remarks", "claims". They are verbs only right after a name or a pronoun. */
  readonly nounLike: (word: string) => boolean;
  /** Does this word, before a bare form, make it a verb: they, who, lobbyists? */
  readonly looksPlural: (word: string) => boolean;
  /** was, been: before a verb of saying they turn it round, and its subject is the one spoken to. */
  readonly passives: ReadonlySet<string>;
  readonly auxiliaries: ReadonlySet<string>;
  /** "according to", "in the words of": what follows is the speaker. A * is a possessive, and the speaker: по * словам. */
  readonly accordingTo: readonly (readonly string[])[];
  /** The same behind the speaker: "X-тің айтуынша", "X کے مطابق". */
  readonly accordingToAfter: readonly (readonly string[])[];
  /** "as" of "as X said": what follows the comma is reported. */
  readonly asWords: ReadonlySet<string>;
  /** A word that stands for the verb right after what was said: „Q“, so Ann Lee. */
  readonly signers: ReadonlySet<string>;
  /** What may stand between a quotation and its verb of saying: деп, auxiliaries of a perfect tense. */
  readonly quotatives: ReadonlySet<string>;
  /** A report may follow its verb without a "that": Ann Lee said prices will fall. */
  readonly omitsThat: boolean;
  /** "that" after a verb of saying: what follows is reported. */
  readonly complementisers: ReadonlySet<string>;

  /** Pronouns that can be the subject of a verb of saying; gender null for those that are no one person (they, we). */
  readonly subjectPronouns: ReadonlyMap<string, Gender | null>;
  /** his, her: they tell the gender of the person they go with. */
  readonly possessivePronouns: ReadonlyMap<string, Gender>;
  readonly relativePronouns: ReadonlySet<string>;

  /** the, a: of the determiners, those that no name of a person follows. */
  readonly articles: ReadonlySet<string>;
  readonly determiners: ReadonlySet<string>;
  /** "to" of an infinitive, where it stands apart. */
  readonly infinitives: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  readonly coordinators: ReadonlySet<string>;
  readonly subordinators: ReadonlySet<string>;
  /** Adverbs that stand between a subject and its verb; those that the language forms by rule need not be listed. */
  readonly adverbs: ReadonlySet<string>;
  readonly looksAdverb: (word: string) => boolean;

  /** Titles and ranks before a name, without a full stop. */
  readonly titles: ReadonlyMap<string, Gender>;
  /** Titles that say nothing of what a person does: mr, mrs. */
  readonly honorifics: ReadonlySet<string>;
  /** van, bin, de: in lower case inside a name. */
  readonly nameParticles: ReadonlySet<string>;
  /** jr, sr, iii. */
  readonly nameSuffixes: ReadonlySet<string>;
  /** Given names and the gender they tell. */
  readonly givenNames: ReadonlyMap<string, Gender>;
  /** Is this a given name by its form: عبدالقدیر? */
  readonly looksGiven: (word: string) => boolean;
  /** Given names that are a word or a place as well (Mark, Virginia): they count only with a surname after them. */
  readonly ambiguousGivenNames: ReadonlySet<string>;
  /** The gender that the form of a surname tells (Зудова), else u. */
  readonly genderOfSurname: (surname: string) => Gender;
  /** Two given names of one person: Bill and William. */
  readonly nicknames: ReadonlyMap<string, readonly string[]>;
  /** How many words at the begin of a run of capitals belong to no name, by its length alone: Союза Анвар Тугел. */
  readonly nameStart: (run: readonly string[]) => number;
  /** How many words of a run of capitals are of the name, where a surname's ending tells its end: Арман Жұмабеков | Ақтөбе. */
  readonly nameEnd: (run: readonly string[]) => number;
  /** Is this word a father's name, as in Николай Степанович, which stands for the full name? */
  readonly isPatronymic: (word: string) => boolean;
  /** A person has two surnames, and goes by the first of them (Spanish). */
  readonly twoSurnames: boolean;
  /** A word of a name without its case ending, for comparing names. */
  readonly stemOf: (word: string) => string;
  /** A declined full name in the nominative, as far as that can be told. */
  readonly nominativeOf: (name: readonly string[]) => readonly string[];

  /** "of" inside the name of a body, after one of its words: Federation of Builders. */
  readonly bodyLinks: ReadonlySet<string>;
  /** Words that make a run of capitals a body: university, ministry, party, times. */
  readonly organisationWords: ReadonlySet<string>;
  /** Capitalised words that are no part of a person's name: places, peoples, parties, months, days. */
  readonly notNames: ReadonlySet<string>;
  /** Nouns of what a person is: spokesman, director, judge. */
  readonly roleNouns: ReadonlySet<string>;
  /** The body follows the role without a preposition: президент Союза юристов. */
  readonly genitiveBodies: boolean;
  /** Nouns that stand for the person just spoken of, by the gender they tell: "the official", чиновница. */
  readonly anaphors: ReadonlyMap<string, Gender>;
  /** "a", "one of": before a role they tell of somebody new. Null where `definites` tell, or a role alone never stands for its holder. */
  readonly indefinites: ReadonlySet<string> | null;
  /** Words of which one must stand right before a role, alone, that stands for its holder: "the". Null where none has to. */
  readonly definites: ReadonlySet<string> | null;
  /** Nouns of what is said: comment, warning, promise. */
  readonly speechNouns: ReadonlySet<string>;
  /** Nouns of what is written: report, statement, letter. */
  readonly documentNouns: ReadonlySet<string>;
};

/** The words of a text that lists them, parted by white space. */
export const words = (text: string): readonly string[] =>
  text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(foldWord);

export const setOf = (text: string): ReadonlySet<string> => new Set(words(text));

/** A set that finds a word in each of the forms that have one stem. */
export const stemmedSet = (all: readonly string[], stemOf: (word: string) => string): ReadonlySet<string> => {
  const stems = new Set(all.map(stemOf));
  return Object.assign(new Set(all), { has: (word: string) => stems.has(stemOf(word)) });
};

/** Phrases, parted by a bar. */
export const phrasesOf = (text: string): readonly (readonly string[])[] => text.split('|').map(words);

/** Finite forms of verbs of saying, for the `cues` of a pack. `weak` as in `Cue`. */
export const cuesOf = (
  forms: readonly string[],
  gender: Gender = 'u',
  weak = false,
): readonly (readonly [string, Cue])[] =>
  forms.map((form) => [form, { finite: true, gender, weak, addresses: false, bare: false }] as const);

/** Given names, or whatever tells a gender. */
export const gendered = (men: string, women: string, either = ''): ReadonlyMap<string, Gender> =>
  new Map([
    ...words(men).map((name) => [name, 'm'] as const),
    ...words(women).map((name) => [name, 'f'] as const),
    ...words(either).map((name) => [name, 'u'] as const),
  ]);
