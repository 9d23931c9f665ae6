import type { Upload } from '../../../functions/archive/upload.ts';
import type { Run, Saying } from '../run.ts';

/** What an invocation says of an upload is true when it says it: its receipt stands, or that of a newer version. */
export const checkSaid = (run: Run, { key, sequencer }: Upload, word: Saying['word']): void => {
  if (word === 'nothing' || word === 'gone') return;
  const standing = run.world.history.receipts.get(key)?.sequencer ?? '';
  const isTrue = word === 'stale' ? standing > sequencer : standing >= sequencer;
  if (!isTrue) run.breach('what an invocation says is true', `${key} ${sequencer}: ${word}, but ${standing} stands`);
};
