/** The name of an XML file's root element without its prefix, and its attributes as written. */
export type Root = { readonly local: string; readonly attributes: string };

const TAG = /<(?:[\w.-]{1,60}:)?([A-Za-z_][\w.-]{0,60})([^<>]{0,20000})>/y;
const MOST_BEFORE = 200; // comments and instructions

/** The root element of an XML text, found without parsing it; null where there is none. Linear. */
export const rootOf = (text: string): Root | null => {
  let at = skipSpace(text, 0);
  for (let step = 0; step < MOST_BEFORE; step += 1) {
    const end = endOfProlog(text, at);
    if (end === null) break;
    at = skipSpace(text, end);
  }
  TAG.lastIndex = at;
  const [, local, attributes] = TAG.exec(text) ?? [];
  return local === undefined || attributes === undefined ? null : { local, attributes };
};

/** The end of the comment, instruction or DOCTYPE that begins here, or null where none does. */
const endOfProlog = (text: string, at: number): number | null => {
  if (text.startsWith('<?', at)) return after(text, '?>', at);
  if (text.startsWith('<!--', at)) return after(text, '-->', at);
  if (!/^<!doctype/i.test(text.slice(at, at + 9))) return null;
  const close = text.indexOf('>', at);
  const subset = text.indexOf('[', at);
  return subset >= 0 && subset < close ? after(text, '>', text.indexOf(']', subset)) : after(text, '>', at);
};

const after = (text: string, mark: string, from: number): number | null => {
  const found = from < 0 ? -1 : text.indexOf(mark, from);
  return found < 0 ? null : found + mark.length;
};

const skipSpace = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && /[\s\uFEFF]/.test(text.charAt(at))) at += 1;
  return at;
};
