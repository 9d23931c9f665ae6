import { ArchiveError } from '../../../functions/archive/errors.ts';
import type { Upload } from '../../../functions/archive/upload.ts';
import { uploadsIn } from '../../../functions/ingest/events.ts';
import type { MessageOutcome } from '../../../functions/ingest/ingest.ts';
import type { Message } from '../../../infra/local/sqs/message.ts';
import { runIngest } from '../functions.ts';
import { checkAcknowledged } from '../laws/acknowledged.ts';
import { checkSaid } from '../laws/said.ts';
import type { Run } from '../run.ts';
import { startProcess } from '../world/process.ts';

const BATCH = 30;
const TIMEOUT = 30_000; // ms

/** One of the queue's pollers: gathers a batch, gives it to a new process, deletes what that has dealt with. */
export const pollQueue = async (run: Run): Promise<void> => {
  const { scheduler, random, faults } = run.world;
  while (!run.isOver()) {
    await scheduler.sleep(random.between(300, faults.isCalm() ? 20_000 : 2_000));
    run.busy.hands++;
    const batch = await gather(run);
    if (batch.length > 0) await handle(run, batch);
    run.busy.hands--;
  }
};

const gather = async ({ world }: Run): Promise<readonly Message[]> => {
  const { queue, random, scheduler, faults } = world;
  const most = random.pick([1, 10, BATCH]);
  const batch: Message[] = [];
  while (batch.length < most) {
    const some = await queue.receive(Math.min(10, most - batch.length));
    if (some.length === 0) break;
    if (!faults.happens('messages lost on the way')) batch.push(...some);
    await scheduler.sleep(random.between(1, 500));
  }
  return batch;
};

const handle = async (run: Run, batch: readonly Message[]): Promise<void> => {
  const { world, wrappers } = run;
  const process = startProcess(world, run.nameOf('ingest'), TIMEOUT);
  world.trace(() => `${process.name}: begins with ${batch.length} messages`);
  const messages = batch.map(({ messageId, body }) => ({ id: messageId, body }));
  const begun = world.scheduler.now();
  if (wrappers.acknowledgesFirst) await acknowledge(run, batch);
  const ended = await Promise.race([runIngest(world, process, wrappers, messages, TIMEOUT), process.killed]);
  for (const message of batch) note(run, message, ended, begun);
  if (ended === 'killed') return;
  for (const { error } of ended) {
    if (error !== null && !(error instanceof ArchiveError && error.retryable)) {
      run.breach('a message fails only for what may pass', `${process.name}: ${stackOf(error)}`);
    }
  }
  const failed = new Set(ended.filter(({ error }) => error !== null).map(({ id }) => id));
  world.trace(
    () =>
      `${process.name}: ends, ${failed.size} of ${batch.length} failed ${ended.map(({ error }) => error ?? '').join(' ')}`,
  );
  await world.scheduler.sleep(world.random.between(1, 50));
  await acknowledge(
    run,
    batch.filter(({ messageId }) => !failed.has(messageId)),
  );
};

const acknowledge = async (run: Run, batch: readonly Message[]): Promise<void> => {
  const { queue, faults, history, bucket } = run.world;
  if (batch.length === 0 || faults.happens('deletion lost')) return;
  for (const { body } of batch) for (const upload of uploadsIn(body)) checkAcknowledged(run, upload, history, bucket);
  queue.delete(batch.map(({ receiptHandle }) => receiptHandle));
};

/** Keeps what the invocation said of each upload. */
const note = (
  run: Run,
  { messageId, body }: Message,
  ended: readonly MessageOutcome[] | 'killed',
  begun: number,
): void => {
  const { said, world } = run;
  const took = world.scheduler.now() - begun;
  const outcome = ended === 'killed' ? undefined : ended.find(({ id }) => id === messageId);
  for (const upload of uploadsIn(body).filter(({ change }) => change === 'put')) {
    const settled = outcome?.uploads.find(({ key }) => key === upload.key)?.settled ?? null;
    const word = outcome === undefined || outcome.error !== null ? 'nothing' : (settled ?? 'gone');
    const name = nameOf(upload);
    said.set(name, [...(said.get(name) ?? []), { word, took }]);
    checkSaid(run, upload, word);
  }
};

export const nameOf = ({ key, sequencer }: Pick<Upload, 'key' | 'sequencer'>): string => `${key} ${sequencer}`;

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
