import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ACCOUNT } from '../service.ts';
import { openBacklog, type Slip } from './backlog.ts';
import type { Queue, QueueOptions } from './contract.ts';
import { SqsError } from './errors.ts';
import { type Message, md5, messageOf, readHandle } from './message.ts';
import { readQueueProperties } from './queue-properties.ts';
import { openShelf } from './shelf.ts';
import { waitingRoom } from './waiting-room.ts';

export type { Counts, Queue, QueueOptions, Sent } from './contract.ts';

const MOST_RECEIVED = 10;
const LONGEST_VISIBILITY = 43_200;
const LONGEST_DELAY = 900;
/** How often messages beyond their retention are looked for, in milliseconds. */
const SWEEP = 60_000;

/**
 * Opens a queue, its messages of before included; those that were in flight are visible again.
 * @throws Error where the properties ask for what we do not do, or the dead-letter queue is not there
 */
export const openQueue = ({ folder, name, arn, properties, clock, find }: QueueOptions): Queue => {
  const definition = readQueueProperties(name, properties);
  const { redrive } = definition;
  const dead = redrive === null ? undefined : find?.(redrive.deadLetterArn);
  if (redrive !== null && dead === undefined) throw new Error(`queue ${name}: there is no ${redrive.deadLetterArn}`);
  mkdirSync(folder, { recursive: true });
  const backlog = openBacklog(join(folder, `${name}.journal`));
  const shelf = openShelf();
  const room = waitingRoom(clock);
  const created = clock.now();
  let swept = created;
  let isOpen = true;

  const place = (slip: Slip): void => {
    if (slip.from > clock.now()) shelf.hide(slip, slip.from);
    else shelf.show(slip);
  };

  const drop = (slips: readonly Slip[]): void => {
    backlog.remove(slips);
    for (const slip of slips) shelf.drop(slip);
  };

  /** Brings back what was hidden long enough, and lets go of what is beyond its retention. */
  const tidy = (): void => {
    const now = clock.now();
    shelf.tidy(now);
    if (now - swept < SWEEP) return;
    swept = now;
    drop([...backlog.slips.values()].filter(isOld));
  };

  const isOld = ({ sent }: Slip): boolean => clock.now() - sent >= definition.retention * 1000;

  const giveUp = (slips: readonly Slip[]): void => {
    for (const slip of slips) dead?.adopt(backlog.read(slip), arn);
    drop(slips);
  };

  const take = (max: number, visibilitySeconds: number): readonly Message[] => {
    tidy();
    const old: Slip[] = [];
    const spent: Slip[] = [];
    const taken: Slip[] = [];
    for (const slip of shelf.visible) {
      if (taken.length === max) break;
      if (isOld(slip)) old.push(slip);
      else if (redrive !== null && slip.receives >= redrive.maxReceives) spent.push(slip);
      else taken.push(slip);
    }
    drop(old);
    giveUp(spent);
    if (taken.length === 0) return [];
    const now = clock.now();
    backlog.received(taken, now);
    for (const slip of taken) shelf.hide(slip, now + visibilitySeconds * 1000);
    return taken.map((slip) => messageOf(backlog.read(slip)));
  };

  const send: Queue['send'] = (body, { delaySeconds = definition.delay, sender = ACCOUNT } = {}) => {
    const bytes = Buffer.byteLength(body);
    if (bytes === 0 || bytes > definition.largest)
      throw new SqsError('InvalidParameterValue', `The body must have 1 to ${definition.largest} bytes.`);
    checkRange('DelaySeconds', delaySeconds, 0, LONGEST_DELAY);
    const sent = clock.now();
    const id = randomUUID();
    const from = sent + delaySeconds * 1000;
    place(backlog.add({ id, body, sender, sent, from, receives: 0, firstReceived: null, source: null }));
    room.wake();
    return { messageId: id, md5OfBody: md5(body) };
  };

  /** The message of a handle, while it is the latest one for it. */
  const holding = (handle: string): Slip | undefined => {
    const { id, receives } = readHandle(handle);
    const slip = backlog.slips.get(id);
    return slip?.receives === receives ? slip : undefined;
  };

  /** The message of a handle, where it is in flight. */
  const inFlight = (handle: string): Slip | undefined => {
    tidy();
    const slip = holding(handle);
    return slip !== undefined && shelf.hidden.has(slip) ? slip : undefined;
  };

  const release: Queue['release'] = (handles) => {
    for (const slip of handles.map(inFlight)) if (slip !== undefined) shelf.show(slip);
    room.wake();
  };

  for (const slip of backlog.slips.values()) place(slip);

  return {
    name,
    arn,
    created,
    definition,
    send,
    receive: async (max, waitSeconds = definition.wait, signal, visibilitySeconds = definition.visibility) => {
      checkRange('MaxNumberOfMessages', max, 1, MOST_RECEIVED);
      checkRange('VisibilityTimeout', visibilitySeconds, 0, LONGEST_VISIBILITY);
      const end = clock.now() + waitSeconds * 1000;
      for (;;) {
        if (!isOpen || signal?.aborted) return [];
        const messages = take(max, visibilitySeconds);
        if (messages.length > 0 || clock.now() >= end) return messages;
        await room.wait(Math.min(end, shelf.nextDue() ?? end), signal);
      }
    },
    delete: (handles) => drop(handles.map(holding).filter((slip) => slip !== undefined)),
    changeVisibility: (handle, seconds) => {
      checkRange('VisibilityTimeout', seconds, 0, LONGEST_VISIBILITY);
      const slip = inFlight(handle);
      if (slip === undefined) throw new SqsError('MessageNotInflight', 'The message is not in flight.');
      shelf.hide(slip, clock.now() + seconds * 1000);
      room.wake();
    },
    release,
    counts: () => {
      tidy();
      const delayed = [...shelf.hidden.keys()].filter(({ receives }) => receives === 0).length;
      return { visible: shelf.visible.size, inFlight: shelf.hidden.size - delayed, delayed };
    },
    oldestAge: () => {
      tidy();
      let oldest = clock.now();
      for (const { sent } of backlog.slips.values()) oldest = Math.min(oldest, sent);
      return Math.floor((clock.now() - oldest) / 1000);
    },
    purge: () => drop([...backlog.slips.values()]),
    adopt: (letter, source) => {
      if (backlog.slips.has(letter.id)) return; // given up twice, because of a crash in between
      place(backlog.add({ ...letter, source }));
      room.wake();
    },
    moveTo: (to) => {
      tidy();
      const moved = [...shelf.visible];
      const destinations = new Map(moved.map(({ source }) => [source, to(source)]));
      for (const slip of moved) {
        const { body, sender } = backlog.read(slip);
        destinations.get(slip.source)?.send(body, { sender });
      }
      drop(moved);
      return moved.length;
    },
    close: () => {
      isOpen = false;
      room.wake();
      backlog.close();
    },
  };
};

const checkRange = (name: string, value: number, least: number, most: number): void => {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new SqsError(
      'InvalidParameterValue',
      `Value ${value} for parameter ${name} must be between ${least} and ${most}.`,
    );
};
