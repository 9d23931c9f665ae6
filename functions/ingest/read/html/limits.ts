/** Past these, parsers take minutes or overflow the stack: pages of real newspapers stay at a third of them or less. */
const LARGEST = 5_000_000; // characters
const DEEPEST = 1000; // unclosed tags
const MOST_TAGS = 120_000; // start and end tags; each element takes a kilobyte of memory
const DEEPEST_GRID = 50; // tables and lists, each level of which is two or three tags

const TAGS = /<(\/?)([a-z][a-z0-9]{0,20})[\s/>]/gi; // of scripts too: a few too many do no harm
const VOID =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|th|tr|option|dt|dd|path|circle|rect|use|line|polygon)$/i;

const GRID = /^(?:table|ul|ol|dl)$/i;

/** Whether a page may be parsed: its size, the number and the depth of its tags, counted without a parser (50 ms for the worst). */
export const isParsable = (html: string): boolean => {
  if (html.length > LARGEST) return false;
  let depth = 0;
  let grid = 0;
  let tags = 0;
  for (const [, closing, name = ''] of html.matchAll(TAGS)) {
    tags += 1;
    if (tags > MOST_TAGS) return false;
    if (VOID.test(name)) continue;
    const step = closing === '/' ? -1 : 1;
    depth = Math.max(0, depth + step);
    if (GRID.test(name)) grid = Math.max(0, grid + step);
    if (depth > DEEPEST || grid > DEEPEST_GRID) return false;
  }
  return true;
};

const BLOCK_END = /<(?:\/(?:p|div|h[1-6]|li|tr|title|section|article|blockquote)|br)[^<>]{0,200}>/gi;

/** A page that may not be parsed, as plain text: scripts and tags are cut, block ends are line ends. Linear. */
export const stripTags = (html: string): string =>
  cutElements(cutElements(html, 'script'), 'style')
    .replace(BLOCK_END, '\n\n')
    .replace(/<[^<>]{0,2000}>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&amp;/g, '&');

/** Walked by hand: a lazy pattern would look for a missing end tag from every start tag again. */
const cutElements = (html: string, name: string): string => {
  const lower = html.toLowerCase();
  const kept: string[] = [];
  let from = 0;
  for (;;) {
    const start = lower.indexOf(`<${name}`, from);
    const end = start < 0 ? -1 : lower.indexOf(`</${name}`, start);
    if (end < 0) return kept.join('') + html.slice(from, start < 0 ? undefined : start);
    kept.push(html.slice(from, start));
    from = end;
  }
};
