import { createHash } from 'node:crypto';

/** A piece of a page whose text is escaped already. */
export type Html = { readonly html: string };

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** What may be put into a template; of nothing there is nothing to see. */
export type Part = string | number | Html | readonly (Html | null)[] | null;

const partOf = (part: Part): string => {
  if (part === null) return '';
  if (typeof part === 'object') return 'html' in part ? part.html : part.map((one) => one?.html ?? '').join('');
  return escapeHtml(String(part));
};

/** A piece of a page: what stands in the template is written as it is, what is put into it is escaped. */
export const html = (template: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: template.map((text, at) => text + (at < parts.length ? partOf(parts[at] ?? '') : '')).join(''),
});

/** Attributes of an element, with a space before each; those that are null are left out, those without a value are ''. */
export const attributes = (values: Readonly<Record<string, string | number | null>>): Html => ({
  html: Object.entries(values)
    .map(([name, value]) => (value === null ? '' : value === '' ? ` ${name}` : ` ${name}="${escapeHtml(`${value}`)}"`))
    .join(''),
});

/** Pieces with something between them. */
export const joined = (pieces: readonly Html[], between: string): Html => ({
  html: pieces.map(({ html: piece }) => piece).join(escapeHtml(between)),
});

/**
 * JSON as a script element of data holds it: no sign of it can end the element or begin a comment in it (HTML, 4.12.1.3,
 * "Restrictions for contents of script elements").
 */
export const jsonInScript = (value: unknown): Html => ({ html: JSON.stringify(value).replace(/</g, '\\u003c') });

/** How a Content-Security-Policy names the one style sheet that a page has in itself (CSP 3, "hash-source"). */
export const styleHash = (css: string): string => `'sha256-${createHash('sha256').update(css).digest('base64')}'`;
