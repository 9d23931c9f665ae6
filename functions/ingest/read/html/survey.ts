import { childrenOf, isElement, isText, type Page, type PageElement, textOf } from './dom.ts';

/** An element of the story, or of what stands around it, as the rules for names and dates look at it. */
export type Seen = {
  readonly element: PageElement;
  /** Its class and id, as written. */
  readonly marks: string;
  /** What it says, on one line; null where that is nothing, or more than 300 characters. */
  readonly text: string | null;
  /** Characters of text from the headline to it, negative above the headline; null on a page without one. */
  readonly behind: number | null;
};

const LONGEST = 300;
const MOST = 20_000;
const SILENT = /^(?:script|style|noscript|template|svg|select|iframe)$/;
const BLOCK = /^(?:br|p|div|li|td|th|h[1-6]|section|article|header|dt|dd|ul|ol|blockquote|figure|address)$/;
/** A menu, a footer, comments, links to more: of the page and not of its story. */
const FRAME = /^(?:footer|nav)$/;
/** Pieces of class names for the same: "navtop", "top-bar", "comment-list", "related-articles". */
const FRAMES = /(?:^|[\s_-])nav|top-?bar|comment|related/i;
/** This holds the story too, and bears such words for other reasons: `<body class="comments-open">`. */
const WHOLE = /^(?:body|main)$/;

type Draft = { -readonly [Key in keyof Seen]: Seen[Key] };
type Heading = { readonly element: PageElement; readonly text: string; readonly end: number };

/**
 * The page's elements in order but for those of its frame, from one walk: a selector for each of the classes of dates
 * and authors costs many times as much. Linear in the page; the first 20,000 elements.
 */
export const surveyPage = (page: Page): readonly Seen[] => {
  const seen: (Draft & { behind: number })[] = [];
  const headings: Heading[] = [];
  let read = 0; // characters so far
  /** What an element says, or null where it is too long. */
  const visit = (element: PageElement): string | null => {
    const name = element.localName;
    if (SILENT.test(name) || FRAME.test(name) || seen.length >= MOST) return '';
    const marks = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
    if (FRAMES.test(marks) && !WHOLE.test(name)) return '';
    const one = { element, marks, text: null as string | null, behind: read };
    const at = seen.push(one) - 1;
    let text: string | null = '';
    for (const node of childrenOf(element)) {
      let part: string | null = '';
      if (isElement(node)) part = visit(node);
      else if (isText(node)) {
        part = (node.textContent ?? '').replace(/\s+/g, ' ');
        read += part.length;
      }
      text = text === null || part === null ? null : joined(text, part);
    }
    one.text = text?.trim() || null;
    // A short note in an <aside> is of the story, its date or its author; a long one is a sidebar.
    if (name === 'aside' && text === null) seen.length = at;
    if ((name === 'h1' || name === 'h2') && one.text !== null) headings.push({ element, text: one.text, end: read });
    return text !== null && BLOCK.test(name) ? joined(text, ' ') : text;
  };
  visit(page.body);
  const headline = headlineOf(page, headings);
  return seen.map((one) => ({ ...one, behind: headline === null ? null : one.behind - headline.end }));
};

/** Both without a second space between them; null where that is too long. */
const joined = (text: string, part: string): string | null => {
  const whole = text.endsWith(' ') && part.startsWith(' ') ? text + part.slice(1) : text + part;
  return whole.length > LONGEST ? null : whole;
};

/** The heading that the page's title repeats, the longest where several do: the other is the site's name. Else the first <h1>. */
const headlineOf = (page: Page, headings: readonly Heading[]): Heading | null => {
  const title = textOf(page.querySelector('title'))?.toLowerCase() ?? '';
  const repeated = headings.filter(({ text }) => title.includes(text.toLowerCase()));
  const [longest] = repeated.toSorted((one, other) => other.text.length - one.text.length);
  return longest ?? headings.find(({ element }) => element.localName === 'h1') ?? null;
};
