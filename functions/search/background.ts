/**
 * Work behind the answers, which goes on each time this is called until it is done: once at a time, and never throwing.
 * It lets those go first who wait for the answer, and what they ask next.
 * Lambda freezes a function between requests, so that the work may sleep for hours in the middle of a read, and be
 * woken to find that its connection is gone: `interrupted` is told, and the next call takes it up again.
 */
export const inBackground = (work: () => Promise<void>, interrupted: (error: unknown) => void): (() => void) => {
  let state: 'waiting' | 'running' | 'done' = 'waiting';
  const run = async (): Promise<void> => {
    try {
      await work();
      state = 'done';
    } catch (error) {
      state = 'waiting';
      interrupted(error);
    }
  };
  return () => {
    if (state !== 'waiting') return;
    state = 'running';
    setImmediate(run);
  };
};
