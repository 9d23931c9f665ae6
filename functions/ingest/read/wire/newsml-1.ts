import { rejectUpload } from '../../../archive/errors.ts';
import type { Document, RawBlock } from '../document.ts';
import { blocksOfXml } from './body.ts';
import { stated, statusOf, versionOf, type WireItem, wireDocument } from './facts.ts';
import { authorsOfNitf } from './nitf.ts';
import { attributeOf, elementAt, elementsBelow, elementsOf, textOf, type XmlElement } from './xml.ts';

/**
 * The items of a NewsML 1 file (IPTC, "NewsML 1.2 Functional Specification"), in which an item is a tree of components,
 * one of them the story and others its pictures.
 * @throws ArchiveError `no-article` where there is no item in it
 */
export const readNewsMl1 = (root: XmlElement): readonly WireItem[] => {
  const items = elementsBelow(root, 'NewsItem');
  if (items.length === 0) throw rejectUpload('no-article', 'This NewsML file has no news item in it.');
  return items.map((item) => ({
    name: identityOf(elementAt(item, 'Identification/NewsIdentifier')),
    read: () => documentOf(item),
  }));
};

const documentOf = (item: XmlElement): Document => {
  const management = elementAt(item, 'NewsManagement');
  const lines = firstBelow(item, 'NewsLines');
  const line = (name: string) => textOf(elementAt(lines, name));
  const bylines = elementsOf(lines, 'ByLine').flatMap((element) => textOf(element) ?? []);
  const descriptive = firstBelow(item, 'DescriptiveMetadata');
  const rights = firstBelow(item, 'RightsMetadata');
  return wireDocument({
    identity: identityOf(elementAt(item, 'Identification/NewsIdentifier')),
    headlines: stated(['HeadLine', line('HeadLine')]),
    deck: line('SubHeadLine'),
    authors: bylines.length > 0 ? bylines : authorsOfNitf(item),
    published: stated(
      ['FirstCreated', textOf(elementAt(management, 'FirstCreated'))],
      ['ThisRevisionCreated', textOf(elementAt(management, 'ThisRevisionCreated'))],
    ),
    updated: stated(['ThisRevisionCreated', textOf(elementAt(management, 'ThisRevisionCreated'))]),
    language:
      attributeOf(elementAt(descriptive, 'Language'), 'FormalName') ??
      attributeOf(firstBelow(item, 'NewsComponent'), 'xml:lang') ??
      attributeOf(item, 'xml:lang'),
    copyright: line('CopyrightLine') ?? textOf(firstBelow(rights, 'CopyrightHolder')),
    blocks: longest(elementsBelow(item, 'DataContent').map(blocksOfXml)),
    instructions: elementsOf(management, 'Instruction').flatMap((one) => [attributeOf(one, 'FormalName'), textOf(one)]),
    wire: {
      ...statusOf(attributeOf(elementAt(management, 'Status'), 'FormalName')),
      version: versionOf(textOf(elementAt(item, 'Identification/NewsIdentifier/RevisionId'))),
      embargo: embargoOf(management),
      dateline: line('DateLine'),
      place: placeOf(descriptive),
      usageTerms: textOf(firstBelow(rights, 'UsageType')) ?? line('RightsLine'),
      subjects: subjectsOf(descriptive, lines),
      correction: isCorrection(management) ? { note: null } : null,
    },
  });
};

/** The public identifier names one revision, so that an item is known by its provider, day and own id: section 5.3.2. */
const identityOf = (identifier: XmlElement | null): string | null => {
  const parts = ['ProviderId', 'DateId', 'NewsItemId'].map((name) => textOf(elementAt(identifier, name)));
  if (parts.every((part) => part !== null)) return `urn:newsml:${parts.join(':')}`;
  return textOf(elementAt(identifier, 'PublicIdentifier'))?.replace(/:\d{1,9}[NUA]?$/, '') ?? null;
};

/** Embargoed by status, or usable only after a change of status that is to come. */
const embargoOf = (management: XmlElement | null): string | null => {
  const change = elementAt(management, 'StatusWillChange');
  const future = attributeOf(elementAt(change, 'FutureStatus'), 'FormalName') ?? '';
  const isEmbargoed = /^embargoed$/i.test(attributeOf(elementAt(management, 'Status'), 'FormalName') ?? '');
  if (!isEmbargoed) return null;
  return /^usable$/i.test(future) ? (textOf(elementAt(change, 'DateAndTime')) ?? '') : '';
};

/** What the instruction says beside its code is for editors. */
const isCorrection = (management: XmlElement | null): boolean =>
  elementsOf(management, 'Instruction').some((one) => /^correct|^rectif/i.test(attributeOf(one, 'FormalName') ?? ''));

const placeOf = (descriptive: XmlElement | null): string | null => {
  const property = elementsBelow(descriptive, 'Location')
    .flatMap((location) => elementsBelow(location, 'Property'))
    .find((one) => /^city$/i.test(attributeOf(one, 'FormalName') ?? ''));
  return attributeOf(property ?? null, 'Value');
};

const subjectsOf = (descriptive: XmlElement | null, lines: XmlElement | null) => [
  ...elementsBelow(descriptive, 'SubjectCode')
    .flatMap((subject) => elementsOf(subject))
    .filter(({ local }) => /^(?:Subject|SubjectMatter|SubjectDetail)$/.test(local))
    .map((subject) => ({ name: null, code: attributeOf(subject, 'FormalName') })),
  ...elementsOf(lines, 'KeywordLine').map((keyword) => ({ name: textOf(keyword), code: null })),
];

const firstBelow = (element: XmlElement | null, local: string): XmlElement | null =>
  elementsBelow(element, local)[0] ?? null;

/** The same story may be there in several formats, and captions of pictures beside it. */
const longest = (bodies: readonly (readonly RawBlock[])[]): readonly RawBlock[] =>
  bodies.reduce((best, body) => (lengthOf(body) > lengthOf(best) ? body : best), []);

const lengthOf = (blocks: readonly RawBlock[]): number => blocks.reduce((sum, { text }) => sum + text.length, 0);
