import type { Readable } from 'node:stream';

/** CloudWatch Logs' largest event; a longer line is cut into pieces of this many characters. */
const LONGEST = 262_144;

/** Tells every line of a child's output, without its end; the last one also where it has none. */
export const tellLines = (stream: Readable, tell: (line: string) => void): void => {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) tell(line);
    for (; rest.length > LONGEST; rest = rest.slice(LONGEST)) tell(rest.slice(0, LONGEST));
  });
  stream.on('end', () => {
    if (rest !== '') tell(rest);
  });
};
