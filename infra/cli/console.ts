/** Where a command writes: results on one stream, what concerns only the person watching on the other. */
export type Console = {
  /** One line of the result, on standard output. */
  readonly print: (line: string) => void;
  /** One line for the person, on standard error. */
  readonly tell: (line: string) => void;
  /** Whether a person watches, so that a line may be drawn again. */
  readonly watched: boolean;
  /** Columns to wrap prose at. */
  readonly width: number;
  readonly emphasise: (text: string) => string;
};

const WIDEST = 100; // columns beyond which prose reads badly

/** The terminal, or wherever the streams were sent. Emphasis is bold, or asterisks where there is no terminal. */
export const systemConsole = (): Console => {
  // `cuttings … | head` closes the pipe when it has seen enough, which is no fault of anybody's.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  const bold = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
  return {
    print: (line) => process.stdout.write(`${line}\n`),
    tell: (line) => process.stderr.write(`${line}\n`),
    watched: process.stderr.isTTY === true,
    width: Math.min(process.stdout.columns ?? WIDEST, WIDEST),
    emphasise: (text) => (bold ? `\u001b[1m${text}\u001b[22m` : `*${text}*`),
  };
};

/**
 * Control characters of a stranger's text, made harmless: a terminal would obey an escape sequence in a headline.
 * Line breaks and tabs stay.
 */
export const harmless = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');

/** Wraps prose at spaces, each line after `indent`. A word longer than the line stays whole. */
export const wrap = (text: string, width: number, indent = ''): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, indent + line];
};
