/** The formats that are read: what people call them, and the endings that files of them are named with. */
export const FORMATS = {
  text: { name: 'plain text', accepted: 'plain text (.txt)', extensions: ['txt', 'text', 'md', 'markdown'] },
  markdown: { name: 'Markdown', accepted: 'Markdown (.md)', extensions: ['md', 'markdown', 'txt', 'text'] },
  html: { name: 'a web page', accepted: 'web pages (.html)', extensions: ['html', 'htm', 'xhtml', 'mhtml', 'mht'] },
  word: { name: 'a Word document', accepted: 'Word (.docx)', extensions: ['docx', 'docm', 'dotx'] },
  pdf: { name: 'a PDF', accepted: 'PDF with text (.pdf)', extensions: ['pdf'] },
  mail: { name: 'an e-mail', accepted: 'e-mail (.eml)', extensions: ['eml'] },
  'newsml-g2': { name: 'NewsML-G2', accepted: 'NewsML, NITF and feeds (.xml)', extensions: ['xml', 'newsml'] },
  'newsml-1': { name: 'NewsML 1', accepted: null, extensions: ['xml', 'newsml'] },
  nitf: { name: 'NITF', accepted: null, extensions: ['xml', 'nitf', 'ntf'] },
  feed: { name: 'a feed', accepted: null, extensions: ['xml', 'rss', 'atom', 'rdf'] },
  ninjs: { name: 'ninjs', accepted: 'ninjs and schema.org (.json)', extensions: ['json', 'ninjs'] },
  'schema-org': { name: 'JSON-LD', accepted: null, extensions: ['json', 'jsonld'] },
  zip: { name: 'a ZIP archive', accepted: 'archives of these (.zip, .gz)', extensions: ['zip'] },
  gzip: { name: 'a gzip archive', accepted: null, extensions: ['gz'] },
} as const satisfies Readonly<Record<string, Naming>>;

type Naming = {
  readonly name: string;
  /** How a rejection lists the format, or null where another's entry names it too. */
  readonly accepted: string | null;
  readonly extensions: readonly string[];
};

export type Format = keyof typeof FORMATS;

const NAMINGS: readonly Naming[] = Object.values(FORMATS);

/** Every format in one sentence, for whoever sent another. */
export const acceptedFormats = (): string => {
  const names = NAMINGS.flatMap(({ accepted }) => accepted ?? []);
  return `Accepted are ${names.slice(0, -1).join(', ')} and ${names.at(-1)}.`;
};

/** The ending of a file's name in small letters, or null. */
export const extensionOf = (name: string): string | null => /\.(\w{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? null;

/** Whether a name claims to be of some format that is read. */
export const isAcceptedName = (name: string): boolean => {
  const extension = extensionOf(name);
  return extension !== null && NAMINGS.some(({ extensions }) => extensions.includes(extension));
};

/** What to tell where a file's name ends as those of another format do. */
export const nameNotes = (name: string, format: Format): readonly string[] => {
  const extension = extensionOf(name);
  const naming: Naming = FORMATS[format];
  if (extension === null || naming.extensions.includes(extension)) return [];
  return [`It is named .${extension}, but it is ${naming.name}.`];
};
