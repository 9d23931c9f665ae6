/**
 * What an article and a search use: measured, each by the command beside it, or assumed, and then so named. Texts of 450
 * words with three quotations; wait times are assumed, since they are AWS's.
 */
export const MEASURED = {
  article: {
    fileBytes: 2_916, // npm run bench -- rows
    rowBytes: 1_954 + 2 * 425, // head, receipt, and the receipt in its index; likewise
    writeUnits: 9, // in a commit of 30; one that comes alone takes 12.8; likewise
    readUnits: 1, // of its head, strongly consistent; likewise
    cpuMilliseconds: 6.2, // npm run bench -- ingest, 161 texts a second on a busy machine; 3.2 on a quiet one
    snapshotBytes: 1_150, // docs/replica.md: 46 MB of 40,000 with their quotations
    snapshotMilliseconds: 1.3, // to be merged into the next snapshot; docs/replica.md, 3,000 against 300 changes
    mergedMilliseconds: 0.067, // to be carried over into it: 2.7 s of 40,000; likewise
  },
  /** With OpenSearch: CPU of the feeder for an article, and of the search function with a page's facets; npm run bench -- opensearch. */
  openSearch: { feedMilliseconds: 0.67, cpuMilliseconds: 24 },
  /** With a page's facets; npm run bench -- search, the dearest of the usual kinds at 100,000 articles. */
  search: { cpuMilliseconds: 20, hits: 10 },
} as const;

export const ASSUMED = {
  /** Articles of one commit, seconds that a function waits for S3 and the transaction of one, and retries of a lost race. */
  batch: { articles: 30, seconds: 0.3, tries: 2.7 },
  /** Replicas that read each new article, beside the snapshot function. */
  replicas: 3,
  /** A search waits for the log and for ten articles, and its answer goes out compressed. */
  search: { waitMilliseconds: 15, answerBytes: 6_000, logBytes: 1_000 },
  /** One search in so many finds no warm function, and waits so long, billed, for one. */
  cold: { oneIn: 500, seconds: 1.5 },
  ingestLogBytes: 1_000, // of an article, its measures with it
  /** Five long polls of twenty seconds that Lambda keeps open at the queue. */
  pollsAMinute: 5 * 3,
  /** The snapshot function's look at the log, of which it takes a note. */
  look: { seconds: 0.4, readUnits: 3, writeUnits: 1 },
  /** Seconds that a snapshot waits for S3 and the table. */
  snapshotSeconds: 1,
  keptSnapshots: 3,
  /** The feeder's look at the log and at how far the index is, once a minute; what it waits for an article to be taken. */
  feed: { look: { seconds: 0.2, readUnits: 1 }, waitMilliseconds: 10 },
  /** A search waits for OpenSearch three times: for how far the index is, for its words, and for its answer. */
  openSearchMilliseconds: 60,
  /** Metrics that alarms look at: one that reckons with nine is billed as nine. */
  alarms: { memory: 26, opensearch: 42 },
  /** Of its own metrics the one that each look for a due snapshot tells. */
  lookMetrics: 1,
  /** The others, in a month in which it is used; none are billed for hours in which nothing happens. */
  metrics: 13,
} as const;
