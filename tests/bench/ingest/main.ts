import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Readability } from '@mozilla/readability';
import { makeFile } from '../../../functions/ingest/make-articles.ts';
import { readHtml } from '../../../functions/ingest/read/html/html.ts';
import { PEERS_FOLDER, Unavailable } from '../engines/engine.ts';
import { importPeer } from '../engines/peers.ts';
import { generateArticles } from '../material/generator.ts';
import { pageFile, textFile } from './files.ts';

const TEXTS = 600;
const PAGES = 40;
const WARM = 10;
const LARGE = ['text', 'html'] as const;
const LARGE_FILE = fileURLToPath(new URL('./large-file.ts', import.meta.url));
const AS_BUNDLED = new URL('../as-bundled.mjs', import.meta.url).href;

type Figures = {
  readonly textArticlesPerCpuSecond: number;
  /** From bytes to article, attribution included. */
  readonly pageMilliseconds: number;
  /** Main text and metadata alone: what the peer does, and more. */
  readonly readMilliseconds: number;
  /** Readability on jsdom; null where jsdom is not installed. */
  readonly peerPageMilliseconds: number | null;
  /** The peer's time by that of reading. */
  readonly pageRatio: number | null;
  /** Most memory resident while a file of 10 MB is made, in MB, Node's own included. */
  readonly peakMegabytes: Readonly<Record<string, number>>;
};

/**
 * Measures ingest up to the commit, in CPU time of one process: articles of text a second; a page against Readability on
 * jsdom, the two in turn on the same pages; and the memory that a file of 10 MB takes, in a process of its own.
 */
export const benchIngest = async (args: readonly string[]): Promise<void> => {
  const text = await measureText();
  const pages = await measurePages();
  const figures: Figures = {
    textArticlesPerCpuSecond: Math.round(text),
    ...pages,
    peakMegabytes: Object.fromEntries(LARGE.map((kind) => [kind, peakOf(kind)])),
  };
  process.stdout.write(`${args.includes('--json') ? JSON.stringify(figures) : tell(figures)}\n`);
};

const cpu = async (work: () => Promise<unknown> | unknown): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
};

const measureText = async (): Promise<number> => {
  const files = [...generateArticles(1, TEXTS)].map(textFile);
  for (const bytes of files.slice(0, WARM * 10)) await makeFile({ key: 'incoming/warm.txt', bytes });
  const seconds = await cpu(async () => {
    for (const [at, bytes] of files.entries()) await makeFile({ key: `incoming/${at}.txt`, bytes });
  });
  return files.length / seconds;
};

const measurePages = async (): Promise<Omit<Figures, 'textArticlesPerCpuSecond' | 'peakMegabytes'>> => {
  const articles = [...generateArticles(2, PAGES + WARM)];
  const files = articles.map((article) => pageFile(article, articles));
  const peer = await readabilityOnJsdom();
  let made = 0;
  let ours = 0;
  let theirs = 0;
  for (const [at, bytes] of files.entries()) {
    const html = new TextDecoder().decode(bytes);
    const madeSeconds = await cpu(() => makeFile({ key: `incoming/${at}.html`, bytes }));
    const seconds = await cpu(() => readHtml(html));
    const peerSeconds = peer === null ? 0 : await cpu(() => peer(html));
    if (at < WARM) continue;
    made += madeSeconds;
    ours += seconds;
    theirs += peerSeconds;
  }
  const of = (seconds: number): number => Math.round((10_000 * seconds) / PAGES) / 10;
  return {
    pageMilliseconds: of(made),
    readMilliseconds: of(ours),
    peerPageMilliseconds: peer === null ? null : of(theirs),
    pageRatio: peer === null ? null : Math.round((10 * theirs) / ours) / 10,
  };
};

type Jsdom = { readonly JSDOM: new (html: string) => { readonly window: { readonly document: Document } } };
type Document = ConstructorParameters<typeof Readability>[0];

const readabilityOnJsdom = async (): Promise<((html: string) => unknown) | null> => {
  process.env[PEERS_FOLDER] ??= fileURLToPath(new URL('../peers', import.meta.url));
  try {
    const { JSDOM } = await importPeer<Jsdom>('jsdom');
    return (html) => new Readability(new JSDOM(html).window.document).parse();
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    process.stderr.write(`${error.message}\n`);
    return null;
  }
};

const peakOf = (kind: string): number => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', AS_BUNDLED, LARGE_FILE, kind], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The process that reads a large ${kind} failed: ${stderr}`);
  return Number(stdout);
};

const tell = ({ textArticlesPerCpuSecond, peakMegabytes, ...page }: Figures) =>
  [
    `Text: ${textArticlesPerCpuSecond} articles a second and core`,
    `HTML: ${page.pageMilliseconds} ms of CPU a page, ${page.readMilliseconds} ms to read it; Readability on jsdom ${page.peerPageMilliseconds ?? '-'} ms, ${page.pageRatio ?? '-'} times as much as to read`,
    ...Object.entries(peakMegabytes).map(([kind, peak]) => `10 MB of ${kind}: at most ${peak} MB resident`),
  ].join('\n');
