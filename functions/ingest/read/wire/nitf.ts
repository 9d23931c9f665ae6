import type { Correction } from '../../../archive/article.ts';
import type { Document } from '../document.ts';
import { blocksOfXml } from './body.ts';
import { stated, statusOf, versionOf, type WireItem, wireDocument } from './facts.ts';
import { attributeOf, elementAt, elementsBelow, elementsOf, textOf, type XmlElement } from './xml.ts';

/**
 * A story in NITF 3 (IPTC, "News Industry Text Format"), and the kill that it may carry of another story: the documents
 * of one file. Field by field after IPTC's documentation of the DTD; where Superdesk differs it is said.
 */
export const readNitf = (nitf: XmlElement): readonly WireItem[] => {
  const head = elementAt(nitf, 'head');
  const docdata = elementAt(head, 'docdata');
  const story = storyOf(nitf, head, docdata);
  const killed = killedBy(docdata);
  const documents = killed === null ? [story] : story.blocks.length === 0 ? [killed] : [story, killed];
  return documents.map((document) => ({ name: document.identity, read: () => document }));
};

const storyOf = (nitf: XmlElement, head: XmlElement | null, docdata: XmlElement | null): Document => {
  const bodyHead = elementAt(nitf, 'body/body.head');
  const management = attributeOf(docdata, 'management-status');
  const duKey = elementAt(docdata, 'du-key');
  const copyright = elementAt(docdata, 'doc.copyright');
  const norm = (name: string) => attributeOf(elementAt(docdata, name), 'norm');
  return wireDocument({
    identity: identityOf(docdata, attributeOf(elementAt(docdata, 'doc-id'), 'id-string')),
    headlines: stated(['hl1', textOf(elementAt(bodyHead, 'hedline/hl1'))], ['title', textOf(elementAt(head, 'title'))]),
    deck: textOf(elementAt(bodyHead, 'hedline/hl2')) ?? textOf(elementAt(bodyHead, 'abstract')),
    authors: authorsOfNitf(nitf),
    published: stated(
      ['date.issue', norm('date.issue')],
      ['date.publication', attributeOf(elementAt(head, 'pubdata'), 'date.publication')],
      ['story.date', attributeOf(elementAt(bodyHead, 'dateline/story.date'), 'norm')],
    ),
    updated: stated(
      ...elementsOf(head, 'revision-history').map((one) => ['revision', attributeOf(one, 'norm')] as const),
    ),
    language: attributeOf(nitf, 'baselang') ?? attributeOf(nitf, 'xml:lang') ?? attributeOf(bodyHead, 'xml:lang'),
    copyright: copyrightOf(copyright) ?? textOf(elementAt(bodyHead, 'rights/rights.owner')),
    blocks: blocksOfXml(elementAt(nitf, 'body/body.content')),
    instructions: [
      ...elementsOf(docdata, 'ed-msg').map((message) => attributeOf(message, 'info')),
      ...elementsOf(bodyHead, 'note').map(textOf),
    ],
    wire: {
      ...statusOf(management),
      version: versionOf(attributeOf(duKey, 'version') ?? attributeOf(duKey, 'generation')),
      embargo: embargoOf(management, norm('date.release') ?? norm('date.expire')),
      dateline: withoutDate(elementAt(bodyHead, 'dateline')),
      place: textOf(elementAt(bodyHead, 'dateline/location/city')) ?? textOf(elementAt(bodyHead, 'dateline/location')),
      usageTerms: textOf(elementAt(bodyHead, 'rights')) ?? textOf(elementAt(docdata, 'doc.rights')),
      expires: management === 'embargoed' && norm('date.release') === null ? null : norm('date.expire'),
      subjects: subjectsOf(head, docdata),
      correction: correctionOf(elementAt(docdata, 'correction')),
    },
  });
};

/** The names in the bylines of a NITF document, a title behind each where it is a role: it may be an agency too. */
export const authorsOfNitf = (nitf: XmlElement): readonly string[] =>
  elementsBelow(nitf, 'byline').flatMap((byline) => {
    const title = textOf(elementAt(byline, 'byttl'));
    const names = textOf({
      ...byline,
      children: byline.children.filter((node) => typeof node === 'string' || node.local !== 'byttl'),
    });
    const name = names?.replace(/[\s,;]+$/, '') ?? '';
    if (name === '') return [];
    return [title !== null && ROLE.test(title) ? `${name}, ${title}` : name];
  });

const ROLE = /\b(?:writer|reporter|correspondent|editor|columnist|staff|bureau|desk)\b/i; // and not a place or an agency

/** An id without its registry is unique only at its provider. */
const identityOf = (docdata: XmlElement | null, id: string | null): string | null => {
  if (id === null) return null;
  const registry = attributeOf(elementAt(docdata, 'doc-id'), 'regsrc');
  return registry === null || /^(?:urn|tag|https?):/i.test(id) ? id : `${registry}:${id}`;
};

/** `management-idref-status` of `management-doc-idref`: a message about another document. Only a kill concerns an archive. */
const killedBy = (docdata: XmlElement | null): Document | null => {
  const identity = identityOf(docdata, attributeOf(docdata, 'management-doc-idref'));
  const { status } = statusOf(attributeOf(docdata, 'management-idref-status'));
  return identity === null || status !== 'canceled' ? null : wireDocument({ identity, wire: { status } });
};

/** `management-status` says that there is an embargo, `date.release` until when; Superdesk writes `date.expire` instead. */
const embargoOf = (management: string | null, release: string | null): string | null =>
  management === 'embargoed' ? (release ?? '') : null;

const correctionOf = (correction: XmlElement | null): Correction | null =>
  correction === null ? null : { note: attributeOf(correction, 'info') };

const copyrightOf = (copyright: XmlElement | null): string | null => {
  const parts = [attributeOf(copyright, 'year'), attributeOf(copyright, 'holder')].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' ');
};

const withoutDate = (dateline: XmlElement | null): string | null =>
  dateline === null
    ? null
    : textOf({
        ...dateline,
        children: dateline.children.filter((node) => typeof node === 'string' || node.local !== 'story.date'),
      });

const subjectsOf = (head: XmlElement | null, docdata: XmlElement | null) => [
  ...elementsBelow(elementAt(head, 'tobject'), 'tobject.subject').map((subject) => ({
    name:
      attributeOf(subject, 'tobject.subject.detail') ??
      attributeOf(subject, 'tobject.subject.matter') ??
      attributeOf(subject, 'tobject.subject.type'),
    code: attributeOf(subject, 'tobject.subject.refnum'),
  })),
  ...elementsOf(elementAt(docdata, 'key-list'), 'keyword').map((keyword) => ({
    name: attributeOf(keyword, 'key'),
    code: null,
  })),
];
