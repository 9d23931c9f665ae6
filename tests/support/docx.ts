import { type Packed, zipOf } from './zip.ts';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A paragraph of Office Open XML; `style` is the id of one of the styles below. */
export const paragraph = (text: string, style?: string): string =>
  `<w:p>${style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

const style = (id: string, name: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;

/** The files of a Word document with this body (ECMA-376, part 1), and whatever else is to be in it. */
export const wordParts = (body: string, more: readonly Packed[] = []): readonly Packed[] => [
  {
    name: '[Content_Types].xml',
    content: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
  },
  {
    name: '_rels/.rels',
    content: `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
  },
  {
    name: 'word/styles.xml',
    content: `${XML}<w:styles xmlns:w="${WORD}">${style('T', 'Title')}${style('S', 'Subtitle')}${style('H', 'heading 1')}${style('C', 'caption')}</w:styles>`,
  },
  {
    name: 'word/document.xml',
    content: `${XML}<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`,
  },
  ...more,
];

export const footnotes = (text: string): Packed => ({
  name: 'word/footnotes.xml',
  content: `${XML}<w:footnotes xmlns:w="${WORD}"><w:footnote w:id="1">${paragraph(text)}</w:footnote></w:footnotes>`,
});

export const docxOf = (body: string, more: readonly Packed[] = []): Uint8Array => zipOf(wordParts(body, more));
