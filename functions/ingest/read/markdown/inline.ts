import type { Token } from 'markdown-it';
import { oneLine } from '../characters.ts';

/** The text of a paragraph: its lines, where hard breaks part them; a caption where it is nothing but a picture. */
export type Inline = { readonly lines: readonly string[]; readonly caption: string | null; readonly linked: number };

/** HTML is not interpreted, but its tags are no words either. */
const TAGS =
  /<\/?(?:a|abbr|aside|b|br|cite|center|details|div|em|figcaption|figure|font|hr|i|iframe|img|p|q|s|section|small|span|strong|sub|summary|sup|u)(?:\s[^<>]{0,500})?\s?\/?>|<!--[^<>]{0,500}-->/gi;

export const inlineOf = ({ children }: Token): Inline => {
  let text = '';
  let linked = 0;
  let links = 0;
  let struck = 0;
  const pictures: Token[] = [];
  for (const token of children ?? []) {
    if (token.type === 'link_open') links += 1;
    else if (token.type === 'link_close') links -= 1;
    else if (token.type === 's_open') struck += 1;
    else if (token.type === 's_close') struck -= 1;
    else if (token.type === 'softbreak') text += ' ';
    else if (token.type === 'hardbreak') text += '\n';
    else if (token.type === 'image') pictures.push(token);
    else if (struck === 0) {
      // What is struck through was taken back.
      text += token.content;
      if (links > 0) linked += token.content.length;
    }
  }
  const lines = text
    .replace(/<br\s?\/?>/gi, '\n')
    .replace(TAGS, '')
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '');
  const caption = lines.length === 0 ? captionOf(pictures) : null;
  return { lines, caption, linked: text === '' ? 0 : Math.min(1, linked / text.length) };
};

/** A picture that stands alone has its description for a caption, as Pandoc has it, or its title, as Hugo has it. */
const captionOf = ([picture]: readonly Token[]): string | null =>
  picture === undefined ? null : oneLine(String(picture.attrGet('title') ?? picture.content)) || null;
