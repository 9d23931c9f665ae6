import { readFileSync } from 'node:fs';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Node } from 'constructs';
import * as z from 'zod/mini';

const must = (rule: string) => ({ error: `must be ${rule}` });

const whole = (least: number, most: number, unit: string) => {
  const rule = must(`a whole number of ${unit} from ${least} to ${most}`);
  const fits = (value: number): boolean => Number.isInteger(value) && value >= least && value <= most;
  return z.coerce.number(rule).check(z.refine(fits, rule));
};

const LOG_RETENTION: readonly unknown[] = Object.values(RetentionDays).filter((days) => Number(days) < 9999);
const logRetention = must(`a number of days that CloudWatch Logs knows: ${LOG_RETENTION.join(', ')}`);

const dollars = must('a number of US dollars from 0 to 10000');

/** Written as a browser would write it, so that links that begin with it are all alike. */
const isAddress = (text: string): boolean =>
  URL.canParse(text) && /^https:\/\//.test(text) && new URL(text).origin === text;

/**
 * What an engineer may set, in cdk.json or on the command line (`npx cdk deploy -c searchMemory=3008`). The values
 * that hold when nothing is said are those of cdk.json; here is what each one means and what it may be.
 */
const Settings = z.readonly(
  z.object({
    /**
     * What becomes of articles and logs when the stack is deleted. `retain` keeps the table (protected against
     * deletion), the buckets and the logs; `destroy` deletes them, though CloudFormation deletes a bucket only when
     * it is empty.
     */
    removal: z.enum(['retain', 'destroy'], must('retain or destroy')),

    /** Who is told by e-mail when an alarm goes off. Empty: alarms are shown in CloudWatch and told to nobody. */
    alarmEmail: z
      .string(must('an e-mail address'))
      .check(
        z.refine(
          (text) => text === '' || /^[^\s@]{1,64}@[^\s@]{1,255}$/.test(text),
          must('an e-mail address or empty'),
        ),
      ),

    /**
     * Where readers reach the archive, if not at the function's own URL: `https://cuttings.example.org`, with nothing
     * after the host. Behind CloudFront or another proxy a request names the function's host, which no reader knows: feeds,
     * the sitemap and JSON-LD take their links from here. Empty: from the request.
     */
    address: z
      .string(must('an address of https'))
      .check(
        z.refine(
          (text) => text === '' || isAddress(text),
          must('an address such as https://cuttings.example.org with nothing after the host, or empty'),
        ),
      ),

    /** US dollars an hour, by functions and table, above which an alarm goes off. 0: no such alarm. */
    dollarsPerHour: z.coerce.number(dollars).check(z.refine((value) => value >= 0 && value <= 10_000, dollars)),

    /** Days that CloudWatch keeps the functions' logs. */
    logRetentionDays: z.coerce
      .number(logRetention)
      .check(z.refine((days) => LOG_RETENTION.includes(days), logRetention)),

    /**
     * Days that S3 keeps a version of an upload after it was replaced or deleted. At least 28: an event may wait 14
     * days in the queue and 14 in the dead-letter queue, and is then still read by its version.
     */
    keepVersionsDays: whole(28, 3650, 'days'),

    /** Days that the table can be restored to any second of. Withdrawn text stays in these backups for as long. */
    recoveryDays: whole(1, 35, 'days'),

    /** Megabytes of the ingest function. CPU comes with memory: 1,769 MB is one whole virtual CPU. */
    ingestMemory: whole(256, 10240, 'megabytes'),

    /** Batches ingested at once. Every batch wants the next number of the one commit log: more than about 5 slows it. */
    ingestConcurrency: whole(2, 1000, 'batches'),

    /** Megabytes of the search function, which holds the whole index in memory. */
    searchMemory: whole(256, 10240, 'megabytes'),

    /**
     * Search functions at once, taken out of the account's quota for them alone: neither can readers take from ingest
     * what it needs, nor can a flood of them cost more than so many. 0: as many as the account has. AWS refuses what
     * would leave the rest of the account fewer than 100, and so anything but 0 in an account whose quota is 10.
     */
    searchConcurrency: whole(0, 10_000, 'functions'),

    /** A warm replica asks the log for news at most this often. 0: at every request. */
    freshnessMilliseconds: whole(0, 3_600_000, 'milliseconds'),

    /** A warm search function looks at the newsroom's words (config/words.yaml) at most this often. 0: at every request. */
    wordsFreshnessSeconds: whole(0, 3600, 'seconds'),

    /** Megabytes of the snapshot function, which holds the index and its written form at once. */
    snapshotMemory: whole(256, 10240, 'megabytes'),

    /** Minutes between two looks at whether a new snapshot is due. */
    snapshotEveryMinutes: whole(1, 1440, 'minutes'),

    /** A snapshot is due when the log has grown by this many commits: so many does a cold replica replay at most. */
    snapshotAfterCommits: whole(1, 100_000, 'commits'),

    /** Snapshots kept: the newest, and those to fall back upon when it cannot be read. */
    keepSnapshots: whole(1, 100, 'snapshots'),
  }),
);
export type Settings = z.infer<typeof Settings>;

/** Context of CDK's own (feature flags, look-ups, `aws:…`) always holds one of these characters; ours never does. */
const OURS = /^[^:/@]+$/;

/** The `context` of cdk.json, for an app that was not started by the CDK's command line. */
export const projectContext = (): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL('../cdk.json', import.meta.url), 'utf8')).context;

/**
 * The settings among an app's context.
 * @throws Error that names every value that is unknown, missing or out of bounds, and what it must be
 */
export const readSettings = (node: Node): Settings => {
  const values = Object.fromEntries(Object.entries(node.getAllContext()).filter(([name]) => OURS.test(name)));
  const known = Object.keys(Settings.def.innerType.shape);
  const unknown = Object.keys(values)
    .filter((name) => !known.includes(name))
    .map((name) => `${name} is unknown; known are ${known.join(', ')}`);
  const read = Settings.safeParse(values);
  const wrong = (read.error?.issues ?? []).map(({ path, message }) => {
    const name = String(path[0]);
    return `${name} ${message}, not ${name in values ? JSON.stringify(values[name]) : 'missing'}`;
  });
  if (!read.success || unknown.length > 0) {
    throw new Error(`Context (cdk.json, or -c name=value):\n  ${[...wrong, ...unknown].join('\n  ')}`);
  }
  return read.data;
};
