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

type Part = string | number | Html | readonly Html[];

const partOf = (part: Part): string => {
  if (typeof part === 'object') return 'html' in part ? part.html : part.map(({ html }) => html).join('');
  return escapeHtml(String(part));
};

/** A piece of a page: what stands in the template is written as it is, what is put into it is escaped. */
export const html = (template: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: template.map((text, at) => text + (at < parts.length ? partOf(parts[at] ?? '') : '')).join(''),
});

/** How a Content-Security-Policy names the one style sheet that a page has in itself (CSP 3, "hash-source"). */
export const styleHash = (css: string): string => `'sha256-${createHash('sha256').update(css).digest('base64')}'`;
