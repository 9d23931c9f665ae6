import type { Document, RawBlock } from '../document.ts';
import { blocksOfText, blocksOfXml } from './body.ts';
import { stated, statusOf, versionOf, type WireItem, wireDocument } from './facts.ts';
import { type JsonObject, listOf, lowerNames, objectsIn, textIn } from './json.ts';
import { parseXml } from './xml.ts';

/**
 * An item of ninjs 1, 2 or 3 (IPTC, "News in JSON"). 1 has a property for each form of a text (`body_xhtml`), 2 has lists of
 * texts with a role (`bodies`), 3 is 2 with capitals in its names.
 */
export const readNinjs = (json: JsonObject): WireItem => {
  const item = lowerNames(json);
  return { name: textIn(item, 'uri', 'guid'), read: () => documentOf(item) };
};

const documentOf = (item: JsonObject): Document => {
  const deck = descriptionOf(item);
  const body = bodyOf(item);
  const nature = textIn(item, 'type') ?? ('eventdetails' in item ? 'event' : 'text');
  const isStory = /^(?:text|composite)$/.test(nature);
  const blocks = body.length === 0 && isStory && deck !== null ? blocksOfText(deck) : body;
  return wireDocument({
    nature,
    identity: textIn(item, 'uri', 'guid'),
    headlines: stated(...headlinesOf(item).map((text) => ['headline', text] as const)),
    deck: blocks === body && body.length > 0 ? deck : null,
    authors: authorsOf(item),
    published: stated(
      ['firstCreated', textIn(item, 'firstpublished', 'firstcreated')],
      ['contentCreated', textIn(item, 'contentcreated')],
      ['versionCreated', textIn(item, 'versioncreated')],
    ),
    updated: stated(
      ['versionCreated', textIn(item, 'versioncreated')],
      ['contentModified', textIn(item, 'contentmodified')],
    ),
    language: textIn(item, 'language'),
    copyright: textIn(item, 'copyrightnotice', 'copyrightholder'),
    blocks: blocks.length === 0 ? [] : withCaptions(blocks, captionsOf(item)),
    instructions: [textIn(item, 'ednote')],
    wire: {
      ...statusOf(textIn(item, 'pubstatus')),
      version: versionOf(textIn(item, 'version')),
      embargo: 'embargoed' in item && item.embargoed !== null ? (textIn(item, 'embargoed') ?? '') : null,
      dateline: namedIn(item, 'dateline', 'datelines'),
      place: namedIn(item, 'located'),
      usageTerms: textIn(item, 'usageterms') ?? linkedRightsOf(item),
      expires: textIn(item, 'expires'),
      subjects: subjectsOf(item),
    },
  });
};

/** What 2 and 3 say in a list of texts: each with its role and type. */
type Text = { readonly value: string; readonly role: string; readonly type: string };

const textsIn = (item: JsonObject, name: string): readonly Text[] =>
  objectsIn(item[name]).flatMap((entry) => {
    const one = lowerNames(entry);
    const value = textIn(one, 'value');
    return value === null ? [] : [{ value, role: textIn(one, 'role') ?? '', type: textIn(one, 'contenttype') ?? '' }];
  });

/** The properties of 1 that are named `body_xhtml`, `headline_main` …, the name's end as role and type. */
const formsIn = (item: JsonObject, prefix: string): readonly Text[] =>
  Object.keys(item)
    .filter((name) => name.startsWith(prefix))
    .flatMap((name) => {
      const value = textIn(item, name);
      const role = name.slice(prefix.length);
      return value === null ? [] : [{ value, role, type: role }];
    });

const headlinesOf = (item: JsonObject): readonly string[] => {
  const listed = textsIn(item, 'headlines');
  const main = listed.filter(({ role }) => role === 'main');
  return [
    textIn(item, 'headline'),
    ...[...main, ...listed, ...formsIn(item, 'headline_')].map(({ value }) => value),
    textIn(item, 'title'),
  ]
    .filter((text) => text !== null)
    .filter((text, at, all) => all.indexOf(text) === at);
};

/** Of its picture, or who wrote it, or whom to name. */
const NO_DESCRIPTION = /caption|writer|credit/i;

const descriptionOf = (item: JsonObject): string | null =>
  plainestOf(describing(item).filter(({ role }) => !NO_DESCRIPTION.test(role)));

/** What a picture shows: its caption, else whatever describes it. */
const captionOf = (item: JsonObject): string | null =>
  plainestOf(describing(item).filter(({ role }) => /caption/i.test(role))) ?? descriptionOf(item);

const describing = (item: JsonObject): readonly Text[] => [
  ...textsIn(item, 'descriptions'),
  ...formsIn(item, 'description_'),
];

const plainestOf = (texts: readonly Text[]): string | null => {
  const chosen = texts.find(({ type }) => !/html|xml/.test(type)) ?? texts[0];
  return chosen === undefined
    ? null
    : blocksOfText(chosen.value)
        .map(({ text }) => text)
        .join(' ');
};

/** HTML before plain text, which has lost the cross-heads; XML only where there is nothing else. */
const bodyOf = (item: JsonObject): readonly RawBlock[] => {
  const texts = [...textsIn(item, 'bodies'), ...formsIn(item, 'body_')];
  const isXml = ({ type, value }: Text) =>
    /^\s{0,100}<(?:\?xml|nitf)/i.test(value) ||
    (/(?:xml|nitf)$/i.test(type) && !/html/.test(type) && /^\s{0,100}</.test(value));
  const html = texts.find((text) => /html/.test(text.type) && !isXml(text));
  const plain = texts.find((text) => !isXml(text));
  if (html !== undefined) return blocksOfText(html.value, 'html');
  if (plain !== undefined) return blocksOfText(plain.value);
  return texts[0] === undefined ? [] : blocksOfXml(parseXml(texts[0].value));
};

const MOST_CAPTIONS = 100;

/** The captions of the pictures that go with a story, but for those that may not be shown with it. */
const captionsOf = (item: JsonObject): readonly RawBlock[] => {
  const map = item.associations;
  const pictures = objectsIn(Array.isArray(map) ? map : Object.values(Object(map ?? {})))
    .slice(0, MOST_CAPTIONS)
    .map(lowerNames);
  return pictures
    .filter((one) => /^(?:picture|graphic|video)$/.test(textIn(one, 'type') ?? ''))
    .filter((one) => statusOf(textIn(one, 'pubstatus')).status === 'usable' && !('embargoed' in one))
    .flatMap((one): readonly RawBlock[] => {
      const text = captionOf(one);
      const credit = textIn(one, 'byline', 'by', 'creditline', 'copyrightholder');
      return text === null ? [] : [{ kind: 'caption', text, credit, linked: 0 }];
    });
};

/** A caption that the body has too stays where the body has it, with the credit that only the association may state. */
const withCaptions = (blocks: readonly RawBlock[], captions: readonly RawBlock[]): readonly RawBlock[] => {
  const isIn = ({ text }: RawBlock) => blocks.some((block) => block.text.startsWith(text));
  const creditOf = (block: RawBlock) => captions.find(({ text }) => text === block.text)?.credit ?? null;
  return [
    ...captions.filter((caption) => !isIn(caption)),
    ...blocks.map((block) =>
      block.kind === 'caption' && block.credit === null ? { ...block, credit: creditOf(block) } : block,
    ),
  ];
};

/** The byline, else the list of authors that Superdesk writes, without the story's editors. */
const authorsOf = (item: JsonObject): readonly string[] => {
  const byline = textIn(item, 'byline', 'by');
  if (byline !== null) return [byline];
  return objectsIn(item.authors).flatMap((author) =>
    /editor/i.test(textIn(author, 'role') ?? '') ? [] : (textIn(author, 'name') ?? []),
  );
};

/** A text, or the text or name of the first object that stands there. */
const namedIn = (item: JsonObject, ...names: readonly string[]): string | null => {
  const [object] = names.flatMap((name) => objectsIn(item[name]));
  const [word] = names.flatMap((name) => listOf(item[name])).filter((one) => typeof one === 'string');
  const text = word ?? (object === undefined ? null : textIn(object, 'text', 'value', 'name', 'city'));
  return text === null || text.trim() === '' ? null : text;
};

/** Where 2 and 3 point at the terms instead of writing them out. */
const linkedRightsOf = (item: JsonObject): string | null => {
  const [rights] = objectsIn(item.rightsinfo).map(lowerNames);
  return rights === undefined ? null : textIn(rights, 'linkedrights');
};

const subjectsOf = (item: JsonObject) => [
  ...[...objectsIn(item.subject), ...objectsIn(item.subjects)].map((subject) => ({
    name: textIn(subject, 'name'),
    code: textIn(subject, 'code', 'uri', 'literal'),
  })),
  ...listOf(item.keywords)
    .filter((keyword) => typeof keyword === 'string')
    .map((name) => ({ name, code: null })),
];
