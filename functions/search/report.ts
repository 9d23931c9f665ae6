/** Tells the log what happened while a replica was loading or following. */
export type Report = (message: string, detail: Readonly<Record<string, unknown>>) => void;
