import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Measure, MeasureName } from '../../functions/archive/measure.ts';
import type { Sources } from '../../functions/search/http/route.ts';
import type { IndexSource } from '../../functions/search/index-source.ts';
import { rangedSnapshots } from '../../functions/search/open-snapshot.ts';
import { assetsOf } from '../../functions/search/page/assets.ts';
import type { ReplicaDependencies } from '../../functions/search/replica.ts';
import { type RouteDependencies, routes } from '../../functions/search/routes.ts';
import { OwnWords } from '../../functions/search/words/own-words.ts';
import { engineUnderTest } from './engine-under-test.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';
import { type MemoryArchive, memoryArchive } from './memory-archive.ts';
import { type MemoryWords, memoryWords } from './memory-words.ts';

export type Logged = {
  readonly level: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
};

export type Answered = {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: JSON as a reader's program sees it
  readonly body: any;
};

export type Reader = {
  readonly archive: MemoryArchive;
  readonly clock: ManualClock;
  /** The newsroom's own. */
  readonly words: MemoryWords;
  readonly logged: Logged[];
  /** Everything that was measured, in order. */
  readonly measured: [MeasureName, number][];
  /** What the routes answer from. */
  readonly sources: Sources;
  /** What the application answers, as a server would send it. */
  readonly answer: (request: Request) => Response | Promise<Response>;
  /** The body is what JSON it is, or else its text. */
  readonly ask: (path: string, init?: RequestInit) => Promise<Answered>;
};

type EngineOf = (dependencies: ReplicaDependencies) => IndexSource;

/** Pages whose style and script say nothing. */
const PLAIN = assetsOf('/* style */', '/* script */');

/** A reader of an archive in memory, through the very routes of the function. */
export const reader = (
  archive = memoryArchive(),
  clock = manualClock(),
  address: string | null = null,
  assets = PLAIN,
  { engine = engineUnderTest, ...more }: Pick<RouteDependencies, 'timeLeft'> & { readonly engine?: EngineOf } = {},
): Reader => {
  const logged: Logged[] = [];
  const measured: [MeasureName, number][] = [];
  const measure: Measure = (name, value) => void measured.push([name, value]);
  const own = memoryWords();
  const noting = (level: string) => (message: string, fields: Readonly<Record<string, unknown>>) => {
    logged.push({ level, message, fields });
  };
  const replica = engine({
    archive: archive.reader,
    snapshots: rangedSnapshots(archive.snapshots, noting('report')),
    clock,
    freshness: 1_000,
    report: noting('report'),
    measure,
  });
  const words = new OwnWords({ store: own.store, clock, freshness: 30_000, report: noting('report') });
  const sources = { archive: archive.reader, replica, words, clock, assets, measure };
  const app = routes({
    ...sources,
    log: { info: noting('info'), error: noting('error') },
    address,
    requestId: () => 'request-1',
    ...more,
  });
  return {
    archive,
    clock,
    words: own,
    logged,
    measured,
    sources,
    answer: (request) => app.fetch(request),
    ask: async (path, init) => {
      const answer = await app.request(path, init);
      const text = decoded(answer, Buffer.from(await answer.arrayBuffer())).toString('utf8');
      return { status: answer.status, headers: answer.headers, body: bodyOf(answer, text) };
    },
  };
};

const decoded = ({ headers }: Response, bytes: Buffer): Buffer => {
  const coding = headers.get('content-encoding');
  if (bytes.length === 0 || coding === null) return bytes;
  return coding === 'br' ? brotliDecompressSync(bytes) : gunzipSync(bytes);
};

const bodyOf = ({ headers }: Response, text: string): unknown => {
  if (text === '') return null;
  return /json/.test(headers.get('content-type') ?? '') ? JSON.parse(text) : text;
};
