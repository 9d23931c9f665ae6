import { articleId } from './article-id.ts';
import { toLatin } from './latin.ts';

const LONGEST = 80; // characters; a longer name ends in a hash

const TITLES = new Set(
  (
    'mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend fr hon judge justice president senator sen rep ' +
    'representative congressman congresswoman gov governor mayor minister ambassador secretary general gen colonel col ' +
    'major maj captain capt lieutenant lt sergeant sgt admiral adm sheriff herr frau dr monsieur madame mme senor ' +
    'senora don dona gospodin gospozha g-n g-zha'
  ).split(' '),
);

const withoutTitles = (words: readonly string[]): readonly string[] => {
  const first = words.findIndex((word) => !TITLES.has(word));
  return first === -1 ? words : words.slice(first);
};

const hashed = (name: string): string => articleId(`person ${name.normalize('NFKC')}`);

/**
 * The archive-wide id of a person by name: the common Latin form, folded, in lower case, with hyphens, without titles.
 * "Olga Zudova", "Ms. Olga Zudova" and "Ольга Зудова" are all "olga-zudova". Never empty: a name of no Latin or
 * Cyrillic letter gets a hash. Two people of one name share an id; telling them apart is for those who show them.
 */
export const personId = (name: string): string => {
  const words = toLatin(name)
    .toLowerCase()
    .replace(/['`.]/g, '')
    .split(/[^a-z0-9-]+/)
    .map((word) => word.replace(/-{2,}/g, '-').replace(/^-|-$/g, ''))
    .filter((word) => word !== '');
  const slug = withoutTitles(words).join('-');
  if (slug === '' || /[^\p{Script=Latin}\p{Script=Cyrillic}\p{N}\p{M}\p{P}\p{S}\p{Z}\p{C}]/u.test(name))
    return hashed(name);
  return slug.length <= LONGEST ? slug : `${slug.slice(0, LONGEST - 17)}-${hashed(name)}`;
};
