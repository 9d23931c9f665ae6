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

const matching = (form: RegExp, what: string) => {
  const rule = must(what);
  return z.string(rule).check(z.refine((text) => text === '' || form.test(text), rule));
};

const INSTANCE = 'an instance of OpenSearch Service with EBS, such as r7g.large.search or t3.small.search';

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
     * `prod` is for good: stack and table are protected against deletion, and table, buckets and logs are kept should the
     * stack be deleted all the same. `dev` is to be thrown away: `cdk destroy` leaves nothing, though CloudFormation
     * deletes a bucket only when it is empty; and it is called `Cuttings-dev`, to stand beside the other.
     */
    stage: z.enum(['prod', 'dev'], must('prod or dev')),

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
     * What links of feeds, sitemap and JSON-LD begin with: `https://cuttings.example.org`, with nothing after the host.
     * Empty: the `domain`, else what readers asked CloudFront, else the function's URL, by. For another proxy before it.
     */
    address: z
      .string(must('an address of https'))
      .check(
        z.refine(
          (text) => text === '' || isAddress(text),
          must('an address such as https://cuttings.example.org with nothing after the host, or empty'),
        ),
      ),

    /**
     * `on`: readers come through CloudFront, and the function's URL answers nobody else. `off`: the URL is everybody's,
     * with neither cache, web ACL nor a domain of its own before it; for where there is no CloudFront.
     */
    cdn: z.enum(['on', 'off'], must('on or off')),

    /** A domain of the newsroom's own for readers, `cuttings.example.org`. Its DNS is the newsroom's: an output says what to enter. */
    domain: matching(/^(?:(?!-)[a-z0-9-]{1,63}\.){1,8}[a-z]{2,63}$/, 'a domain such as cuttings.example.org, or empty'),

    /** The certificate of `domain`, in the region that CloudFront takes them from. */
    certificate: matching(
      /^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]{36}$/,
      'the ARN of a certificate of ACM in us-east-1, or empty',
    ),

    /** The web ACL that CloudFront asks about each request: limits of rate, countries, known attackers. */
    webAcl: matching(
      /^arn:aws:wafv2:us-east-1:\d{12}:global\/webacl\/[\w-]{1,128}\/[0-9a-f-]{36}$/,
      'the ARN of a web ACL of AWS WAF for CloudFront (scope CLOUDFRONT), or empty',
    ),

    /**
     * How many articles are to be expected, for whoever deploys to be told at once whether one function's memory will hold
     * their index. 0: nobody knows.
     */
    expectedArticles: whole(0, 1_000_000_000, 'articles'),

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

    /**
     * Minutes between two looks at whether a new snapshot is due. 0: none is ever written, for an archive that OpenSearch
     * answers for and that has outgrown the function which writes them.
     */
    snapshotEveryMinutes: whole(0, 1440, 'minutes'),

    /** A snapshot is due when the log has grown by this many commits: so many does a cold replica replay at most. */
    snapshotAfterCommits: whole(1, 100_000, 'commits'),

    /** Snapshots kept: the newest, and those to fall back upon when it cannot be read. */
    keepSnapshots: whole(1, 100, 'snapshots'),

    /**
     * What readers are answered from. `memory`: an index in each search function, which costs nothing while nobody asks.
     * `opensearch`: a domain of Amazon OpenSearch Service, for archives beyond a function's memory, paid by the hour.
     */
    engine: z.enum(['memory', 'opensearch'], must('memory or opensearch')),

    /** Which machines the domain has. Of the families whose disk is EBS: others have one of their own, of a fixed size. */
    openSearchInstance: z
      .string(must(INSTANCE))
      .check(
        z.refine(
          (text) => /^(?:t3|[cmr][5-9][gi]?)\.(?:small|medium|\d{0,2}x?large)\.search$/.test(text),
          must(INSTANCE),
        ),
      ),

    /** Megabytes of the function that feeds OpenSearch. CPU comes with memory, and an index is built anew as fast as it is. */
    feedMemory: whole(256, 10240, 'megabytes'),

    /** Data nodes. One has no copy of anything; two and more hold everything twice, in as many zones as they can. */
    openSearchNodes: whole(1, 80, 'nodes'),

    /** Disk of each node. AWS asks for 1.45 times what is on it, so that segments can be merged and the index built anew. */
    openSearchStorage: whole(10, 16_384, 'GiB'),

    /** Parts that the index is in, so that several nodes answer a search together; of 10 to 30 GB each, at best. */
    openSearchShards: whole(1, 100, 'shards'),
  }),
);
export type Settings = z.infer<typeof Settings>;

/** Context of CDK's own (feature flags, look-ups, `aws:…`) always holds one of these characters; ours never does. */
const OURS = /^[^:/@]+$/;

/** The `context` of cdk.json, for an app that was not started by the CDK's command line. */
export const projectContext = (): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL('../cdk.json', import.meta.url), 'utf8')).context;

/** Settings of which each is right, and which do not go together. */
const contradictions = ({ cdn, domain, certificate, webAcl, engine, snapshotEveryMinutes }: Settings): string[] => [
  ...(engine === 'memory' && snapshotEveryMinutes === 0
    ? ['snapshotEveryMinutes may be 0 only where engine is opensearch: an index in memory starts from a snapshot']
    : []),
  ...(cdn === 'off' && domain !== '' ? ['domain needs CloudFront, so that cdn must be on'] : []),
  ...(cdn === 'off' && webAcl !== '' ? ['webAcl needs CloudFront, so that cdn must be on'] : []),
  ...((domain === '') === (certificate === '')
    ? []
    : ['domain and certificate need each other: give both, or neither']),
];

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
  const apart = read.success ? contradictions(read.data) : [];
  if (!read.success || unknown.length + apart.length > 0) {
    throw new Error(`Context (cdk.json, or -c name=value):\n  ${[...wrong, ...unknown, ...apart].join('\n  ')}`);
  }
  return read.data;
};
