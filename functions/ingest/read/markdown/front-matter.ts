/** The block of facts above a text: YAML between `---`, as Jekyll began it, or TOML between `+++`, as Hugo has it too. */
export type FrontMatter = { readonly kind: 'yaml' | 'toml'; readonly text: string };

const LONGEST = 32 * 1024;
const KEY_LINE = /^["']?[\p{L}_][\p{L}\p{N}_ .-]{0,60}["']?\s{0,3}[:=]/mu;

/** Parts the front matter, if there is one, from the text below it. A rule above a text is not front matter. */
export const splitFrontMatter = (text: string): { readonly front: FrontMatter | null; readonly body: string } => {
  const fence = text.startsWith('---') ? '---' : text.startsWith('+++') ? '+++' : null;
  const start = text.indexOf('\n') + 1;
  if (fence === null || start === 0 || text.slice(0, start).trim() !== fence) return { front: null, body: text };
  const end = endOf(text, fence, start);
  const front = end === null ? '' : text.slice(start, end.from);
  if (end === null || !KEY_LINE.test(front)) return { front: null, body: text };
  return { front: { kind: fence === '---' ? 'yaml' : 'toml', text: front }, body: text.slice(end.to) };
};

const endOf = (text: string, fence: string, start: number): { from: number; to: number } | null => {
  for (let at = start; at < text.length && at - start <= LONGEST; ) {
    const next = text.indexOf('\n', at);
    const to = next < 0 ? text.length : next + 1;
    const line = text.slice(at, to).trimEnd();
    if (line === fence || (fence === '---' && line === '...')) return { from: at, to };
    at = to;
  }
  return null;
};
