/**
 * S3 orders the events of one key by a hexadecimal sequencer of varying length: "right pad the shorter one with
 * zeros, then compare lexicographically" (S3 User Guide, "Event message structure"). Stored padded, so that a
 * condition of the table can compare it as text.
 */
const WIDTH = 64;

/** The sequencer as it is stored and compared. */
export const padSequencer = (sequencer: string): string => sequencer.toUpperCase().padEnd(WIDTH, '0');
