import type { Wire } from '../read/document.ts';
import { readDate } from './read-date.ts';

/** When an article may be seen, as an ISO instant in UTC or null for at once, and what an editor should know of it. */
export type Embargo = { readonly until: string | null; readonly notes: readonly string[] };

/** Until a later version lifts it: no reader will see this instant. */
export const UNTIL_LIFTED = '9999-12-31T23:59:59Z';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The last zone on earth in which a time comes is UTC-12. */
const LATEST_ZONE = 12 * HOUR;

/**
 * The embargo that a wire states, which binds every version of an item (NewsML-G2 Guidelines, "embargoed"). What is
 * unclear is read as late as it can be meant: no time or none that can be read is until lifted, a time without a zone is
 * that of the last zone on earth, and a day is over when it is over there. What is withheld is embargoed until lifted.
 */
export const readEmbargo = ({ status, embargo }: Pick<Wire, 'status' | 'embargo'>): Embargo => {
  if (status === 'withheld')
    return { until: UNTIL_LIFTED, notes: ['It is withheld: no reader sees it until a later version is usable.'] };
  if (embargo === null) return { until: null, notes: [] };
  const date = readDate(embargo);
  if (date === null)
    return {
      until: UNTIL_LIFTED,
      notes: ['It has an embargo without a time that can be read: no reader sees it until a later version lifts it.'],
    };
  const hasZone = /(?:Z|[+-]\d\d:\d\d)$/.test(date.iso) && date.precision === 'time';
  if (hasZone) return { until: instant(Date.parse(date.iso)), notes: [] };
  const end = Date.parse(`${date.iso.slice(0, 19)}${date.precision === 'day' ? 'T00:00Z' : 'Z'}`);
  const until = instant(end + LATEST_ZONE + (date.precision === 'day' ? DAY : 0));
  return {
    until,
    notes: [`Its embargo names no time zone: it is kept until that time has come everywhere, ${until}.`],
  };
};

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString().replace('.000Z', 'Z');
