/** Elements in order, each with text or with elements in it. */
export type Fields = readonly (readonly [name: string, content: string | Fields])[];

/** A document; `namespace` is null for none. */
export const renderXml = (root: string, namespace: string | null, content: Fields): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${namespace === null ? '' : ` xmlns="${namespace}"`}>${render(content)}</${root}>`;

const render = (content: string | Fields): string =>
  typeof content === 'string'
    ? escapeText(content)
    : content.map(([name, inner]) => `<${name}>${render(inner)}</${name}>`).join('');

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
