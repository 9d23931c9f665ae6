import { parseArgs } from 'node:util';
import { ENGINES, type EngineName } from '../engines/engine.ts';

export type IndexOptions = {
  readonly articles: readonly number[];
  readonly engines: readonly EngineName[];
  readonly json: boolean;
  readonly plot: boolean;
  readonly seed: number;
  readonly rounds: number;
  readonly queries: number;
  /** How many queries that nobody chose; 0 for none. */
  readonly fuzz: number;
  /** MB for one child. */
  readonly memory: number;
  /** Seconds for one task of a child. */
  readonly time: number;
};

const HELP = `Usage: npm run bench -- index [options]
  --articles N[,N…]   sizes of the archive, in ascending order (1000,10000,100000,300000)
  --million           and a million articles, without quotations, without the engines that cannot
  --json              print one object on one line: ratios to CompactIndex, of the largest size and of each
  --plot              draw docs/pictures/index-start.svg
  --engines A[,B…]    only these: ${ENGINES.join(', ')}
  --queries N         of each class (60)
  --fuzz N            queries that nobody chose, to CompactIndex: none above 100 ms of CPU? (none are asked)
  --rounds N          of the cold start (3)
  --memory MB         that one engine may take (8000)
  --time S            that one task may take (1800)
  --seed N            of the articles and queries (1)
`;

/** Null where there is nothing to do; what is wrong is told. */
export const readOptions = (args: readonly string[]): IndexOptions | null => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: 'string', default: '1000,10000,100000,300000' },
      million: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      plot: { type: 'boolean', default: false },
      engines: { type: 'string', default: ENGINES.join(',') },
      queries: { type: 'string', default: '60' },
      fuzz: { type: 'string' },
      rounds: { type: 'string', default: '3' },
      memory: { type: 'string', default: '8000' },
      time: { type: 'string', default: '1800' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return null;
  }
  const asked = values.engines.split(',').map((name) => name.trim());
  const unknown = asked.filter((name) => !ENGINES.some((known) => known === name));
  if (unknown.length > 0) throw new Error(`There is no engine ${unknown.join(', ')}: ${ENGINES.join(', ')}`);
  return {
    articles: [...values.articles.split(','), ...(values.million ? ['1000000'] : [])].map((text) =>
      wholeNumber('articles', text),
    ),
    engines: ENGINES.filter((name) => asked.includes(name)),
    json: values.json,
    plot: values.plot,
    seed: wholeNumber('seed', values.seed),
    rounds: wholeNumber('rounds', values.rounds),
    queries: wholeNumber('queries', values.queries),
    fuzz: values.fuzz === undefined ? 0 : wholeNumber('fuzz', values.fuzz),
    memory: wholeNumber('memory', values.memory),
    time: wholeNumber('time', values.time),
  };
};

const wholeNumber = (name: string, text: string): number => {
  if (!/^[1-9]\d{0,7}$/.test(text.trim())) throw new Error(`--${name} takes whole numbers, not ${text}`);
  return Number(text);
};
