/** Names that the stack gives and the command line uses. */

/** Where a newsroom puts its files: every object under this prefix is announced to ingest, no other is. */
export const INCOMING = 'incoming/';

/** Where a newsroom keeps what is no article: its words for search. Nothing here is announced to ingest. */
export const CONFIG = 'config/';

/** The index that lists receipts by state and day (`rejected#2026-11-23`) without a scan: only receipts carry its keys. */
export const RECEIPTS_INDEX = 'receipts';

/** The stack, unless the command line is told another; and the one of the stage `dev`. */
export const STACK = 'Cuttings';
export const DEV_STACK = `${STACK}-dev`;

/** The region that every ARN and signature of the local archive names. */
export const LOCAL_REGION = 'us-east-1';

/** Where the local archive's AWS services are, unless AWS_PORT says otherwise. */
export const DEFAULT_AWS_PORT = 4566;
