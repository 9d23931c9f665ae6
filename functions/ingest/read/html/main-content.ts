import { Readability } from '@mozilla/readability';
import type { Page, PageElement } from './dom.ts';
import { copyChildren } from './tree/copy.ts';
import { TreeElement } from './tree/element.ts';

/** The main text of a page and its byline, as far as Readability tells them. */
export type MainContent = { readonly content: PageElement | null; readonly byline: string | null };

const NOTHING: MainContent = { content: null, byline: null };
/** CPU time in ms. A page of a newspaper takes 50; some that are made to be read slowly take hours. */
const LONGEST_TIME = 4_000;

/** Asks Mozilla's Readability for the main text of a page, and answers nothing where it fails or does not end. */
export const mainContent = (page: Page): MainContent => {
  try {
    const reader = new Readability(page as never, { serializer: (element) => element as unknown as PageElement });
    keepForRetries(page.body);
    endInTime(reader as unknown as Innards);
    const article = reader.parse();
    return article === null || article === undefined
      ? NOTHING
      : { content: article.content ?? null, byline: article.byline ?? null };
  } catch (error) {
    // It climbs for a BODY that a damaged page may not have.
    if (error instanceof TypeError || error instanceof OutOfTime) return NOTHING;
    throw error;
  }
};

/**
 * It keeps the page as HTML, and parses that where its first attempt found too little: here it keeps a copy of the tree.
 */
const keepForRetries = (body: PageElement): void => {
  const copy = new TreeElement('body');
  Object.defineProperty(body, 'innerHTML', {
    get: () => copyChildren(body, copy),
    set: () => {
      for (const node of body.childNodes) node.remove();
      copyChildren(copy, body);
    },
  });
};

class OutOfTime extends Error {}

/** What it calls again and again, on whatever page: the text of an element, and the next one. */
type Innards = Record<'_getInnerText' | '_getNextNode', (...rest: unknown[]) => unknown>;

const EVERY = 64; // calls, between two looks at the clock
const BETWEEN = 50; // ms, between two looks at the CPU time, which costs more to ask

const endInTime = (reader: Innards): void => {
  const started = cpuTime();
  let looked = performance.now();
  let calls = 0;
  const look = (): void => {
    const now = performance.now();
    if (now - looked < BETWEEN) return;
    looked = now;
    if (cpuTime() - started > LONGEST_TIME) throw new OutOfTime();
  };
  for (const name of ['_getInnerText', '_getNextNode'] as const) {
    const original = reader[name];
    reader[name] = (...rest) => {
      calls += 1;
      if (calls % EVERY === 0) look();
      return original.apply(reader, rest);
    };
  }
};

const cpuTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
