import { ArchiveError } from '../../../functions/archive/errors.ts';
import { LARGEST_UPLOAD } from '../../../functions/ingest/find.ts';
import type { Made, MakeFile } from '../../../functions/ingest/made.ts';
import { makeFile } from '../../../functions/ingest/make-articles.ts';
import { zipOf } from '../../support/zip.ts';
import { START } from './scheduler.ts';

/** A file of the newsroom, and the words by which its articles are known: no two files share one. */
export type Story = {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly kind: 'story' | 'broken' | 'wire' | 'kill' | 'collection';
  readonly words: readonly string[];
  readonly wire?: { readonly uri: string; readonly version: number };
  readonly members?: readonly { readonly name: string; readonly word: string | null }[];
};

export const PERSON = 'tomas-weld'; // whom every story quotes
export const COMMON = 'keepers'; // a word of every story
export const WORD = /zeta\d{4}/gu; // all of one length and with digits: none begins another, or is guessed for one

export const DESKS = ['incoming/desk 1.txt', 'incoming/desk+2.txt', 'incoming/größe 3.txt'] as const;
export const PAGES = 'incoming/pages.zip';
export const WIRES = ['urn:lindow:locks', 'urn:lindow:barges'] as const;
export const VERSIONS = 8; // of a desk's file; others have fewer
export const LAST_EMBARGO = 75_000; // ms after the start
const EMBARGOES = [20_000, LAST_EMBARGO] as const;
export const WIRE_KINDS = ['usable', 'canceled', ...EMBARGOES] as const;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const textOf = (word: string): string => `Keepers of ${word} ask for a longer day

By Ines Carrow

MARLOW CROSS -- Keepers of the canal want to open the gates an hour earlier.

"The barges wait at ${word} at dawn," said Tomas Weld, a lock keeper at ${word}.
`;

/** The `version`th story of a desk, the first is 0. */
export const deskStory = (desk: number, version: number): Story => {
  const word = `zeta${desk}${version}00`;
  return { key: DESKS[desk] ?? '', bytes: encode(textOf(word)), kind: 'story', words: [word] };
};

export const brokenStory = (key: string): Story => ({ key, bytes: encode(''), kind: 'broken', words: [] });

/** The `version`th file of a wire service about one thing; each has a name of its own. */
export const wireStory = (wire: number, version: number, kind: number): Story => {
  const word = `zeta${5 + wire}${version}${kind}0`;
  const uri = WIRES[wire] ?? '';
  const says = WIRE_KINDS[kind] ?? 'usable';
  const item = {
    uri,
    type: 'text',
    version: String(version),
    pubstatus: says === 'canceled' ? 'canceled' : 'usable',
    headline: `Keepers of ${word}`,
    body_text: textOf(word),
    ...(typeof says === 'number' ? { embargoed: new Date(START + says).toISOString() } : {}),
  };
  const key = `incoming/wire/${wire}-${version}.json`;
  const common = { key, bytes: encode(JSON.stringify(item)), wire: { uri, version } };
  return says === 'canceled' ? { ...common, kind: 'kill', words: [] } : { ...common, kind: 'wire', words: [word] };
};

/** Several stories in one file: one stays in every version, one is in every other. */
export const pagesStory = (version: number): Story => {
  const members = [
    { name: 'front.txt', word: `zeta8${version}00` },
    version % 2 === 0 ? { name: 'sport.txt', word: `zeta8${version}10` } : { name: 'empty.txt', word: null },
  ];
  const bytes = zipOf(members.map(({ name, word }) => ({ name, content: word === null ? '' : textOf(word) })));
  return { key: PAGES, bytes, kind: 'collection', words: members.flatMap(({ word }) => word ?? []), members };
};

type Outcome = { readonly made: Made } | { readonly error: unknown };

const nameOf = (key: string, bytes: Uint8Array): string => `${key}\0${Buffer.from(bytes).toString('latin1')}`;

/**
 * The real reader of files, asked once for every file that a newsroom may send and then remembered: it is a pure function, and
 * what loads its modules and inflates archives takes time that no simulated clock owns.
 */
export const rememberedFiles = async (): Promise<MakeFile> => {
  const outcomes = new Map<string, Outcome>();
  for (const { key, bytes } of everyStory())
    outcomes.set(nameOf(key, bytes), await outcomeOf(() => makeFile({ key, bytes })));
  return async ({ key, bytes }) => {
    const outcome = outcomes.get(nameOf(key, bytes));
    if (outcome === undefined)
      throw new ArchiveError('corrupt', `${key}: no newsroom sent this, of at most ${LARGEST_UPLOAD} bytes`);
    return answerOf(outcome);
  };
};

function* everyStory(): Generator<Story> {
  const versions = [...Array(VERSIONS).keys()];
  for (const [desk, key] of DESKS.entries()) {
    yield brokenStory(key);
    for (const version of versions) yield deskStory(desk, version);
  }
  for (const version of versions) yield pagesStory(version);
  for (const wire of WIRES.keys())
    for (const version of versions) for (const kind of WIRE_KINDS.keys()) yield wireStory(wire, version, kind);
}

const outcomeOf = async (make: () => Promise<Made>): Promise<Outcome> => {
  try {
    return { made: await rememberMembers(await make()) };
  } catch (error) {
    return { error };
  }
};

const rememberMembers = async (made: Made): Promise<Made> => {
  if (made.kind !== 'collection') return made;
  const members = await Promise.all(
    made.members.map(async ({ name, make }) => {
      const outcome = await outcomeOf(make);
      return { name, make: async () => answerOf(outcome) };
    }),
  );
  return { ...made, members };
};

const answerOf = (outcome: Outcome): Made => {
  if ('error' in outcome) throw outcome.error;
  return outcome.made;
};
