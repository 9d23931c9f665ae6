import type { Vocabulary } from '../engine.ts';
import { nominativesOf } from './cases.ts';
import { soundOf } from './sound.ts';

const SHORTEST = 3; // letters of a word that is looked for in another script
const SHORTEST_ROOT = 2;
const FEW = 200; // terms that are held against the word one by one
const MOST_WORDS = 8; // of one question
const MOST_STEPS = 60; // beginnings that are looked up for one word
const MOST_FOUND = 16;

type Script = { readonly own: RegExp; readonly letters: readonly string[] };

const LATIN: Script = { own: /^\p{Script=Latin}+$/u, letters: [...'abcdefghijklmnopqrstuvwxyz'] };
const CYRILLIC: Script = {
  own: /^\p{Script=Cyrillic}+$/u,
  letters: [...'абвгдежзиклмнопрстуфхцчшщъыьэюяәғқңөұүһіҳҷґє'],
};

/**
 * The terms of an archive that are a word of a question in another script, in any of its cases: Putin is путин, путина
 * and путину there, Каримовой is karimova. They are found by how they sound, going down the dictionary letter by letter as
 * long as the beginning sounds like that of the word. Of the first eight words of a question.
 */
export const inOtherScript = (
  vocabulary: Pick<Vocabulary, 'countWith' | 'termsWith'>,
): ((term: string) => readonly string[]) => {
  let words = 0;
  return (term) => {
    const other = LATIN.own.test(term) ? CYRILLIC : CYRILLIC.own.test(term) ? LATIN : null;
    if (other === null || term.length < SHORTEST || words++ >= MOST_WORDS) return [];
    const sounds = new Set(nominativesOf(term).map(soundOf));
    const roots = Array.from(sounds, rootOf).filter(({ length }) => length >= SHORTEST_ROOT);
    const found: string[] = [];
    let steps = 0;
    const descend = (beginning: string): void => {
      for (const letter of other.letters) {
        const next = beginning + letter;
        if (!roots.some((root) => mayBegin(soundOf(next), root))) continue;
        if (++steps > MOST_STEPS) return;
        const count = vocabulary.countWith(next);
        if (count > FEW) descend(next);
        const terms = count > FEW ? [next] : vocabulary.termsWith(next, FEW);
        found.push(...terms.filter((one) => nominativesOf(one).some((nominative) => sounds.has(soundOf(nominative)))));
      }
    };
    descend('');
    return found.slice(0, MOST_FOUND);
  };
};

/** A name without what its cases change. */
const rootOf = (sound: string): string => sound.replace(/[aeiou]+$/, '');

/** Whether what begins so may become the root, or that with an ending; a last i may become part of an e. */
const mayBegin = (sound: string, root: string): boolean =>
  root.startsWith(sound) || root.startsWith(sound.replace(/i$/, '')) || sound.startsWith(root);
