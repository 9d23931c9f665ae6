import { childrenOf, isElement, type PageElement, type PageNode, textOf } from './dom.ts';
import type { Seen } from './survey.ts';

/** One to four words of a name; initials and particles among them. */
const NAME = "\\p{Lu}[\\p{L}.'’-]{0,30}(?: (?:(?:von|van|de|der|den|di|la|le|zu) ){0,2}\\p{Lu}[\\p{L}.'’-]{0,30}){0,3}";

const WORK =
  /^(?:(?:ein|eine) )?(?:blog[ -]?|gast)?(?:beitrag|artikel|interview|kommentar|reportage|rezension|analyse) von\s/iu;
const LABEL =
  /^(?:(?:posted|written|published) by|(?:erstellt|geschrieben|verfasst|veröffentlicht) (?:von|durch)|(?:escrito|publicado) por|(?:écrit|publié) par|auteur\s?:|autor(?:in)?\s?:|автор\s?:)\s/iu;
const AFTER_LABEL = new RegExp(`^(${NAME})(?=$| am | on | @ |\\s?[,|·(–—]| mit | le | el )`, 'u');
/** Bare prepositions, which only a date behind the name makes a signature: "Von R. R. am 7. August 2013". */
const WITH_DATE = new RegExp(
  `^(?:[Vv]on|[Bb]y|[Pp]ar|[Pp]or) (${NAME}?),? (?:am |on |le |el |[|·–—-] )?(?:\\p{L}{2,10}\\.?, )?(?:\\d|\\p{Lu}\\p{L}{2,8} \\d)`,
  'u',
);
/** As blogs put it, whose authors sign with a handle: "Posted in Sea by ada on May 3, 2026", "— ada @ 00:11". */
const OF_BLOGS = [
  /^(?:posted|filed|veröffentlicht|abgelegt) (?:in|under|unter) [^|]{1,100}? (?:by|von) ([\p{L}\d_.-]{2,30}(?: \p{Lu}[\p{L}.'’-]{0,30}){0,3}) (?:on|am) [\p{L}\d]/iu,
  /[—–] ([\p{L}\d_.-]{2,30}(?: \p{Lu}[\p{L}.'’-]{0,30}){0,2}) @ \d{1,2}:\d{2}/u,
];

/** Lines of the page that say who wrote it: "Posted by Ada on Monday", "Auteur : Ada Lune", "Ein Interview von Ada Lune". */
export const signed = (seen: readonly Seen[]): readonly string[] => {
  for (const { text } of seen) {
    const name = text === null ? null : nameIn(text);
    if (name !== null) return [name];
  }
  return [];
};

/** The head of a story in characters below its headline: further down, such a line is of another story. */
const HEAD = 1000;

/**
 * "Ein Gastbeitrag von Ada Lune", "Ein Interview von Ada Lune mit Bram Oost" in the head of a story: written for its
 * readers, where the page's metadata may name whoever put it in.
 */
export const signedAsWork = (seen: readonly Seen[]): readonly string[] =>
  signed(seen.filter(({ text, behind }) => behind !== null && behind >= 0 && behind <= HEAD && WORK.test(text ?? '')));

const nameIn = (line: string): string | null => {
  const label = LABEL.exec(line) ?? WORK.exec(line);
  const name = label === null ? WITH_DATE.exec(line)?.[1] : AFTER_LABEL.exec(line.slice(label[0].length))?.[1];
  return name ?? OF_BLOGS.map((shape) => shape.exec(line)?.[1]).find((one) => one !== undefined) ?? null;
};

const ALONE = /^\(?(\p{Lu}[\p{L}.'’-]{1,30}(?: \p{Lu}[\p{L}.'’-]{0,30}){1,2})\)?$/u;
const EMPHASIS = /^(?:b|strong|i|em)$/;

/** More of them are a list of names. */
const MOST_ALONE = 5;
const LEAST_PARAGRAPHS = 3;

/** The last paragraph of a story where it is nothing but a name in bold or italics, as the German press signs its reports. */
export const underStory = (seen: readonly Seen[]): readonly string[] => {
  const texts = new Map<PageNode, string | null>(seen.map(({ element, text }) => [element, text]));
  const alone = seen.filter((one) => EMPHASIS.test(one.element.localName) && ALONE.test(one.text ?? ''));
  if (alone.length > MOST_ALONE) return [];
  for (const { element, text } of alone) {
    const paragraph = paragraphOf(element);
    if (paragraph === null || texts.get(paragraph) !== text || paragraph.parentNode === null) continue;
    const around = childrenOf(paragraph.parentNode).filter(isElement);
    const isLast = around.findLast((one) => textOf(one) !== null) === paragraph;
    const name = ALONE.exec(text ?? '')?.[1];
    if (isLast && name !== undefined && around.length >= LEAST_PARAGRAPHS) return [name];
  }
  return [];
};

const paragraphOf = (element: PageElement): PageNode | null => {
  let node: PageNode | null = element;
  while (node !== null && EMPHASIS.test(node.nodeName.toLowerCase())) node = node.parentNode;
  return node?.nodeName.toLowerCase() === 'p' ? node : null;
};
