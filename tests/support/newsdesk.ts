import type { ArchiveWriter } from '../../functions/archive/ports.ts';
import type { Receipt } from '../../functions/archive/receipt.ts';
import { ingest } from '../../functions/ingest/ingest.ts';
import { makeFile } from '../../functions/ingest/make-articles.ts';
import type { Assets } from '../../functions/search/page/assets.ts';
import { memoryArchive } from './memory-archive.ts';
import { memoryWriter } from './memory-writer.ts';
import { type Reader, reader } from './reader.ts';

export type Newsdesk = Omit<Reader, 'archive'> & {
  /** Puts a file in the bucket, and answers its receipt once ingest has settled it. */
  readonly file: (name: string, content: string | Uint8Array) => Promise<Receipt>;
  readonly receipts: ReadonlyMap<string, Receipt>;
  /** How many superseded revisions the archive still holds. */
  readonly kept: () => number;
};

const FRESH = 1_001; // ms, more than the replica's freshness

/** A whole archive in memory: what is filed goes through ingest, and is asked for through the routes of search. */
export const newsdesk = (assets?: Assets): Newsdesk => {
  const writer = memoryWriter();
  const { rows, ...archive } = memoryArchive();
  const asked = reader({ rows, ...archive }, undefined, null, assets);
  let filed = 0;

  const publish = (): void => {
    for (const [id, head] of writer.heads) rows.heads.set(id, JSON.stringify(head));
    rows.revisions.clear();
    for (const [key, head] of writer.revisions) rows.revisions.set(key, JSON.stringify(head));
    for (const commit of writer.log) rows.log.set(commit.number, JSON.stringify(commit));
  };

  const file = async (name: string, content: string | Uint8Array): Promise<Receipt> => {
    filed += 1;
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const object = {
      key: `incoming/${name}`,
      size: bytes.length,
      versionId: `v${filed}`,
      sequencer: `${1000 + filed}`,
    };
    const body = JSON.stringify({ Records: [{ eventName: 'ObjectCreated:Put', s3: { object } }] });
    const [outcome] = await ingest([{ id: 'message', body }], {
      archive: writer satisfies ArchiveWriter,
      clock: asked.clock,
      chance: () => 0.5,
      uploads: { read: async () => bytes, current: async () => null },
      makeFile,
      remaining: () => 60_000,
      measure: () => {},
    });
    if (outcome?.error != null) throw outcome.error;
    publish();
    asked.clock.pass(FRESH); // so that no reader is answered from before
    const receipt = writer.receipts.get(object.key);
    if (receipt === undefined) throw new Error(`no receipt for ${object.key}`);
    return receipt;
  };
  return { ...asked, file, receipts: writer.receipts, kept: () => writer.revisions.size };
};
