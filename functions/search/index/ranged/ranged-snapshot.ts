import { mapBounded } from '../../../archive/map-bounded.ts';
import { checksumsOf, viewSections } from '../format/container.ts';
import { corrupt, decodeLayout, HEADER, readHeader } from '../format/layout.ts';
import { PAGE } from '../format/pages.ts';
import { sectionsUnder } from '../format/sections.ts';
import { type Segment, segmentOver } from '../segment.ts';
import { attachmentOf } from '../snapshot.ts';
import { coalesce, type Run } from './coalesce.ts';
import { PresentPages } from './present.ts';
import { PagesMissing, type Source } from './source.ts';

const FIRST_READ = 1 << 18; // bytes: header and table, and of a small archive everything
const PIECE = 1 << 23; // bytes of one read of what must be there first
const REST_PIECE = 1 << 21; // bytes of one read of the rest: a question's reads wait behind those under way
const AT_ONCE = 16; // reads that something waits for: so it waits once for a first byte, not once for each
const REST_AT_ONCE = 2;
const MOST_READS = AT_ONCE; // for one question, each time that it lacks something
const BRIDGED = 3; // pages between two that are read with them rather than by themselves
const MOST_ROUNDS = 64; // of one question: words, then stored fields; more where it asks term by term

/** A snapshot of which the small sections are there, and of the large ones what has been asked for. */
export type RangedSnapshot = {
  readonly segment: (collection: string) => Segment;
  readonly attachment: (name: string) => Uint8Array | undefined;
  /** Asks, and reads what the question lacks, until it is answered. Asking must change nothing. */
  readonly answer: <A>(ask: () => A) => Promise<A>;
  /** Reads everything that is still missing; questions may be asked meanwhile. */
  readonly loadRest: () => Promise<void>;
  /** How many bytes of the whole are there. */
  readonly present: () => number;
};

/**
 * Opens a snapshot by its first tenth. The memory for the whole is set aside, but not touched until it is filled, so that
 * nothing has to be moved when the rest has arrived.
 * @throws ArchiveError `corrupt` as `openSnapshot`; for a large section, when the damaged page is read
 */
export const openRanged = async (source: Source): Promise<RangedSnapshot> => {
  const head = await readHead(source);
  const layout = decodeLayout(head);
  if (layout.bytes !== source.size) throw corrupt(`${source.size} bytes long, not ${layout.bytes}`);
  const file = new Uint8Array(layout.bytes);
  file.set(head.subarray(0, layout.bytes));
  const read = async ({ from, to }: Run): Promise<void> => file.set(await source.read(from, to), from);
  await mapBounded(piecesOf(head.length, layout.smallBytes), AT_ONCE, read);
  const sections = viewSections(file.subarray(0, layout.smallBytes), layout);
  const large = new Map<string, { readonly offset: number; readonly length: number; readonly pages: PresentPages }>();
  for (const { name, offset, length } of layout.sections.filter((section) => section.large)) {
    const bytes = file.subarray(offset, offset + length);
    const pages = new PresentPages(name, bytes, checksumsOf(sections, name, length));
    if (offset + length <= head.length) pages.accept(0, head.subarray(offset, offset + length));
    sections.set(name, bytes);
    large.set(name, { offset, length, pages });
  }

  const load = async (name: string, runs: readonly Run[], atOnce: number): Promise<void> => {
    const { offset, length, pages } = large.get(name) as NonNullable<ReturnType<typeof large.get>>;
    await mapBounded(runs, atOnce, async ({ from, to }) => {
      const end = Math.min(to * PAGE, length);
      pages.accept(from, await source.read(offset + from * PAGE, offset + end));
    });
  };

  return {
    segment: (collection) =>
      segmentOver(sectionsUnder(sections, `${collection}/`), (section, ranges) =>
        large.get(`${collection}/${section}`)?.pages.need(ranges),
      ),
    attachment: (name) => attachmentOf(sections, name),
    answer: async (ask) => {
      for (let round = 1; ; round++) {
        try {
          return ask();
        } catch (error) {
          if (!(error instanceof PagesMissing) || round === MOST_ROUNDS) throw error;
          await load(error.section, coalesce(error.pages, MOST_READS, BRIDGED), AT_ONCE);
        }
      }
    },
    loadRest: async () => {
      for (const [name, { pages }] of large) {
        await load(name, coalesce(pages.missing(), Infinity, 0).flatMap(inPieces), REST_AT_ONCE);
      }
    },
    present: () => [...large.values()].reduce((sum, { pages }) => sum - pages.missingBytes(), layout.bytes),
  };
};

const readHead = async (source: Source): Promise<Uint8Array> => {
  const head = await source.read(0, Math.min(source.size, FIRST_READ));
  if (head.length < HEADER) throw corrupt('shorter than its header');
  const size = readHeader(head);
  return size <= head.length ? head : source.read(0, Math.min(source.size, size));
};

const piecesOf = (from: number, to: number, size = PIECE): Run[] =>
  Array.from({ length: Math.max(0, Math.ceil((to - from) / size)) }, (_, at) => ({
    from: from + at * size,
    to: Math.min(to, from + (at + 1) * size),
  }));

const inPieces = ({ from, to }: Run): Run[] => piecesOf(from, to, REST_PIECE / PAGE);
