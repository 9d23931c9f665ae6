import { escapeHtml, type Html } from './html.ts';

/** What XML 1.0 cannot hold in any form (its section 2.2, "Char"): most controls, halves of surrogate pairs, two others. */
const UNSPEAKABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

type Attributes = Readonly<Record<string, string | undefined>>;

/** An element; text within it is escaped, attributes without a value are left out. */
export const element = (name: string, attributes: Attributes, ...within: readonly (string | Html | null)[]): Html => {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeXml(value)}"`],
  );
  const content = within.map((one) => (one === null ? '' : typeof one === 'string' ? escapeXml(one) : one.html));
  return { html: `<${name}${written.join('')}${within.length === 0 ? '/>' : `>${content.join('')}</${name}>`}` };
};

export const xmlDocument = (root: Html): string => `<?xml version="1.0" encoding="utf-8"?>\n${root.html}\n`;

const escapeXml = (text: string): string => escapeHtml(text.replace(UNSPEAKABLE, '\ufffd'));
