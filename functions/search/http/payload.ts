import type { Coded } from './compress.ts';

/** The most bytes that a function may answer (Lambda quotas, "Invocation payload"), and what of them is not the body's. */
const LARGEST = 6 * 1024 * 1024;
const ROOM = 16 * 1024;

/**
 * Whether an answer can be sent: Lambda takes a body as text in JSON, where some characters are written with two, or
 * where it is compressed in base64.
 */
export const canBeSent = ({ bytes, coding }: Coded): boolean => {
  const most = LARGEST - ROOM;
  if (coding !== null) return Math.ceil(bytes.length / 3) * 4 <= most;
  let escaped = bytes.length + 2;
  if (escaped > most || escaped * 2 <= most) return escaped <= most;
  for (const byte of bytes) if (byte === QUOTE || byte === BACKSLASH || byte < SPACE) escaped += 1;
  return escaped <= most;
};

// The only others that JSON escapes are below a space; of these an answer has line feeds alone, which are \n.
const [QUOTE, BACKSLASH, SPACE] = [0x22, 0x5c, 0x20];
