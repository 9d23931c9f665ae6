import type { Author } from '../../archive/article.ts';
import { countWords, titleCase, wordsOf } from './words.ts';

const MOST_WORDS = 16;
const LONGEST = 300; // characters: the patterns below are not for lines of any length
const LABEL =
  /^(?:(?:story|words|text|reported|written|report) by|by|von|par|por|di|da|door|av|af|od|autor(?:es)?|auteurs?|autore|text|texte|texto|testo|автор[ыи]?|текст|подготовил[аи]?|материал подготовил[аи]?|мәтін|авторы|muallif(?:lar)?|муаллиф(?:лар)?|yazan|نویسنده|بقلم|كتب|تحریر)\s?(:|—|–|-(?=\s))?\s+/iu;
/** Short words that begin many a line; after them only a capitalised name without a colon will do, as after "By". */
const JOINTS = /\s*(?:,|;|\s&|\s(?:and|und|et|y|e|и|та|және|va|ва|och|en|و))\s+/iu;
const NAME_WORD = /^(?:(?:[dl]['’])?\p{Lu}[\p{L}\p{M}'’.-]*|[\p{Lo}][\p{Lo}\p{M}]*)$/u;
const PARTICLE =
  /^(?:de|del|de[rn]|da|di|do|dos|du|la|le|van|von|bin|ibn|al|el|ter|ten|af|zu|uulu|kyzy|қызы|ұлы|ибн)$/u;
const CONTACT = /\s*(?:[<(]?[\w.+-]{1,64}@[\w.-]{1,64}[>)]?|\(?@\w{1,30}\)?)/g;

/**
 * The authors that a byline names: "By Ada Lune and Bram Oost", "Автор: Мила Ветрова", "By Ada Lune, Harbour
 * Correspondent". Null where the line is none, as in "By recruiting mothers, they gain control": every name must be
 * capitalised, and the line ends as no sentence does. Names set in capitals are put in lower case.
 * @param needColon true outside the head of a story, where "By" is an ordinary word
 */
export const readByline = (line: string, needColon = false): readonly Author[] | null => {
  if (line.length > LONGEST || countWords(line) > MOST_WORDS || /[!?]$|\p{Ll}{3,}\.$/u.test(line)) return null;
  const label = LABEL.exec(line);
  if (label === null || (needColon && label[1] === undefined)) return null;
  const authors = readAuthors(line.slice(label[0].length));
  return authors.length > 0 ? authors : null;
};

/** Names and roles out of what follows a byline's label, or of an author field; empty where it is no list of names. */
export const readAuthors = (list: string): readonly Author[] => {
  const authors: { name: string; role: string | null }[] = [];
  if (list.length > LONGEST) return authors;
  for (const part of list
    .replace(CONTACT, ' ')
    .split(JOINTS)
    .map((part) => part.trim())) {
    const last = authors.at(-1);
    if (part === '') continue;
    if (isName(part) && !isRole(part)) authors.push({ name: titleCase(part), role: null });
    else if (last === undefined) return [];
    else authors[authors.length - 1] = { name: last.name, role: last.role === null ? part : `${last.role}, ${part}` };
  }
  return authors;
};

const ROLE =
  /\b(?:writer|reporter|correspondent|editor|staff|bureau|desk|chief|agency|press|reuters|afp|upi|news|special|contributor|columnist|photographer|redakteurin?|korrespondentin?|corresponsal|redactora?|redaktor|muxbir)\b|корреспондент|редактор|журналист|обозреватель|тілші|мухбир/iu;

const isRole = (part: string): boolean => ROLE.test(part);

/** One to five words, each capitalised or a particle. A single word is a name only if it is the whole part, e.g. "Reuters" is a role. */
const isName = (part: string): boolean => {
  const words = part.split(/\s+/);
  return (
    words.length <= 5 &&
    wordsOf(part).length >= 1 &&
    words.every((word) => NAME_WORD.test(word) || PARTICLE.test(word)) &&
    words.some((word) => NAME_WORD.test(word))
  );
};
