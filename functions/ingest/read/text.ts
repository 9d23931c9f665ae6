import { cleanCharacters } from './characters.ts';
import { bareDocument, type Document, type RawBlock, rawBlock } from './document.ts';
import { isItem, paragraphsOf } from './paragraphs.ts';

/** A plain text, as scraped from a page or as a newsroom writes it. It states nothing but its paragraphs and lists. */
export const readText = (text: string): Document => bareDocument(gatherLists(paragraphsOf(cleanCharacters(text))));

const BULLET = /^[-*•‣◦▪●]\s+/;
const SPEECH_DASH = /[,.!?…]["'”»]?\s-\s/; // "- We shall see, - said Lune": a dash typed as a hyphen opens speech

/** Two or more lines with bullets in a row are a list. */
const gatherLists = (paragraphs: readonly string[]): readonly RawBlock[] => {
  const blocks: RawBlock[] = [];
  for (let at = 0; at < paragraphs.length; ) {
    let end = at;
    while (end < paragraphs.length && isListItem(paragraphs[end] ?? '')) end += 1;
    if (end - at >= 2) {
      const items = paragraphs.slice(at, end).map((item) => item.replace(BULLET, ''));
      blocks.push(rawBlock('list', items.join('\n')));
      at = end;
    } else {
      blocks.push(rawBlock('text', paragraphs[at] ?? ''));
      at += 1;
    }
  }
  return blocks;
};

const isListItem = (line: string): boolean => isItem(line) && !(line.startsWith('-') && SPEECH_DASH.test(line));
