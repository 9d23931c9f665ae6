import type { Correction } from '../../../archive/article.ts';
import { rejectUpload } from '../../../archive/errors.ts';
import type { Document } from '../document.ts';
import { blocksOfText, blocksOfXml } from './body.ts';
import { stated, statusOf, versionOf, type WireItem, wireDocument } from './facts.ts';
import { authorsOfNitf } from './nitf.ts';
import { attributeOf, elementAt, elementsBelow, elementsOf, rawTextOf, textOf, type XmlElement } from './xml.ts';

/**
 * The news items of a NewsML-G2 file (IPTC, "NewsML-G2 Guidelines"): of one item, or of a news message with several.
 * Packages, planning and concepts hold no story.
 * @throws ArchiveError `no-article` where there is no news item in it
 */
export const readNewsMlG2 = (root: XmlElement): readonly WireItem[] => {
  const items = root.local === 'newsItem' ? [root] : elementsBelow(root, 'newsItem');
  if (items.length === 0)
    throw rejectUpload('no-article', `This NewsML-G2 file is a ${root.local} without a news item: it holds no story.`);
  return items.map((item) => ({ name: attributeOf(item, 'guid'), read: () => documentOf(item) }));
};

const documentOf = (item: XmlElement): Document => {
  const meta = elementAt(item, 'itemMeta');
  const content = elementAt(item, 'contentMeta');
  const rights = elementAt(item, 'rightsInfo');
  const text = (name: string) => textOf(elementAt(content, name));
  const time = (name: string) => textOf(elementAt(meta, name));
  const status = elementAt(meta, 'pubStatus');
  const blocks = blocksOf(elementAt(item, 'contentSet'));
  const deck = deckOf(content);
  return wireDocument({
    nature: natureOf(meta),
    identity: attributeOf(item, 'guid'),
    headlines: stated(...headlinesOf(content).map((headline) => ['headline', headline] as const), [
      'title',
      textOf(elementAt(meta, 'title')),
    ]),
    deck: blocks.length === 0 ? null : deck,
    authors: authorsOf(item, content),
    published: stated(
      ['firstCreated', time('firstCreated')],
      ['contentCreated', text('contentCreated')],
      ['versionCreated', time('versionCreated')],
    ),
    updated: stated(['versionCreated', time('versionCreated')], ['contentModified', text('contentModified')]),
    language: attributeOf(elementAt(content, 'language'), 'tag') ?? attributeOf(item, 'xml:lang'),
    copyright: textOf(elementAt(rights, 'copyrightNotice')) ?? nameOf(elementAt(rights, 'copyrightHolder')),
    blocks: blocks.length === 0 && natureOf(meta) === 'text' && deck !== null ? blocksOfText(deck) : blocks,
    instructions: elementsOf(meta, 'edNote').map(textOf),
    wire: {
      ...statusOf(attributeOf(status, 'qcode') ?? attributeOf(status, 'uri')),
      version: versionOf(attributeOf(item, 'version')),
      embargo: embargoOf(meta),
      dateline: text('dateline'),
      place: nameOf(elementAt(content, 'located')),
      usageTerms: textOf(elementAt(rights, 'usageTerms')),
      expires: time('expires') ?? text('contentExpires'),
      subjects: subjectsOf(content),
      correction: correctionOf(meta),
    },
  });
};

/** Empty where the element is there without a time, which the schema of 2.x allows. */
const embargoOf = (meta: XmlElement | null): string | null => {
  const element = elementAt(meta, 'embargoed');
  return element === null ? null : (textOf(element) ?? '');
};

/** The code of IPTC's News Item Nature (`ninat:text`), without its scheme. */
const natureOf = (meta: XmlElement | null): string | null => {
  const itemClass = elementAt(meta, 'itemClass');
  return (attributeOf(itemClass, 'qcode') ?? attributeOf(itemClass, 'uri'))?.split(/[:/]/).at(-1) ?? null;
};

/** A signal says so, or a note for the public does what it was; notes to editors stay with the editors. */
const correctionOf = (meta: XmlElement | null): Correction | null => {
  const note = elementsOf(meta, 'edNote')
    .filter((element) => /correction/i.test(attributeOf(element, 'role') ?? ''))
    .filter((element) => !/nonpublic/i.test(attributeOf(element, 'pubconstraint') ?? ''))
    .map(textOf)
    .find((text) => text !== null);
  const isSignalled = elementsOf(meta, 'signal').some((signal) =>
    /[:/]correction$/.test(attributeOf(signal, 'qcode') ?? attributeOf(signal, 'uri') ?? ''),
  );
  return isSignalled || note !== undefined ? { note: note ?? null } : null;
};

/** The main headline first: that of the lowest rank. */
const headlinesOf = (content: XmlElement | null): readonly string[] =>
  elementsOf(content, 'headline')
    .map((element) => ({ text: textOf(element), rank: Number(attributeOf(element, 'rank') ?? 0) }))
    .sort((one, other) => one.rank - other.rank)
    .flatMap(({ text }) => text ?? []);

/** A description of the story, not of its picture. */
const deckOf = (content: XmlElement | null): string | null =>
  elementsOf(content, 'description')
    .filter((element) => !/caption/i.test(attributeOf(element, 'role') ?? ''))
    .map(textOf)
    .find((text) => text !== null) ?? null;

const authorsOf = (item: XmlElement, content: XmlElement | null): readonly string[] => {
  const by = elementsOf(content, 'by').flatMap((element) => textOf(element) ?? []);
  if (by.length > 0) return by;
  const inside = authorsOfNitf(item);
  return inside.length > 0 ? inside : elementsOf(content, 'creator').flatMap((creator) => nameOf(creator) ?? []);
};

/** The name of a concept in the item, else its literal. A code is for programs: it is no name. */
const nameOf = (concept: XmlElement | null): string | null =>
  textOf(elementAt(concept, 'name')) ?? attributeOf(concept, 'literal');

const blocksOf = (contentSet: XmlElement | null) => {
  for (const content of elementsOf(contentSet)) {
    const blocks = content.local === 'inlineXML' ? blocksOfXml(content) : [];
    if (blocks.length > 0) return blocks;
  }
  const plain = elementsOf(contentSet, 'inlineData').find((data) => isPlain(attributeOf(data, 'contenttype')));
  return plain === undefined ? [] : blocksOfText(rawTextOf(plain));
};

/** Inline data may be a picture in base 64 too. */
const isPlain = (type: string | null): boolean => type === null || /^text\/|xhtml|html/i.test(type);

const subjectsOf = (content: XmlElement | null) => [
  ...elementsOf(content, 'subject')
    .map((subject) => elementAt(subject, 'mainConcept') ?? subject) // qualified by facets, since 2.29
    .map((subject) => ({
      name: textOf(elementAt(subject, 'name')),
      code: attributeOf(subject, 'qcode') ?? attributeOf(subject, 'uri') ?? attributeOf(subject, 'literal'),
    })),
  ...elementsOf(content, 'keyword').map((keyword) => ({ name: textOf(keyword), code: null })),
];
