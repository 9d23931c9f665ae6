/**
 * List prices in US dollars, without discounts, taxes or the free tiers of an AWS account. Data alone: the
 * command line's `cost` and the alarm on what is spent reckon with it. AWS's are those of us-east-1; other regions cost up to
 * half as much again.
 */

/** When the pages named below were last read, by ourselves or by who wrote down that they had. */
export const PRICED = '2026-11';

export const HOURS_A_MONTH = 730; // AWS's convention

export const AWS = {
  /** aws.amazon.com/lambda/pricing: arm64, the first tier. */
  lambda: { gigabyteSecond: 0.0000133334, million: 0.2 },
  /** aws.amazon.com/dynamodb/pricing/on-demand: the standard class; `backup` is point-in-time recovery. */
  dynamodb: { millionWrites: 0.625, millionReads: 0.125, gigabyteMonth: 0.25, backupGigabyteMonth: 0.2 },
  /** aws.amazon.com/s3/pricing: Standard. */
  s3: { gigabyteMonth: 0.023, thousandPuts: 0.005, thousandGets: 0.0004 },
  /** aws.amazon.com/sqs/pricing: standard queues. */
  sqs: { million: 0.4 },
  /** aws.amazon.com/cloudwatch/pricing: what Lambda's log costs when it comes in, alarms, metrics and dashboards by the month. */
  cloudwatch: { logGigabyte: 0.5, alarm: 0.1, metric: 0.3, dashboard: 3 },
  /**
   * aws.amazon.com/cloudfront/pricing, pay as you go: requests by HTTPS from North America ($0.0100 for 10,000; from Europe
   * $0.0120), what is sent to readers in either, and runs of the function at the edge, one a request where no domain is named.
   * A terabyte, ten million requests and two million runs a month are free for good. A flat-rate plan (since November 2025:
   * nothing for a million requests and 100 GB, $15 for ten million) would cost less. Read in November 2026 in a stored copy of
   * the page, requests in an invoice of Europe and in three other accounts of the list.
   */
  cloudfront: { million: 1, gigabyte: 0.085, functionMillion: 0.1 },
} as const;

/**
 * aws.amazon.com/opensearch-service/pricing, and the Developer Guide on capacity ("Scale to zero"). Read in November 2026: the
 * unit's hour in the guides of others too, the node's in AWS's own example of what support beyond a version's end costs.
 */
export const OPENSEARCH = {
  serverless: {
    ocuHour: 0.24,
    gigabyteMonth: 0.024,
    /** Classic collections, with redundancy: half a unit twice for search and twice for indexing, always. */
    classicOcus: 2,
    /** NextGen: nothing after ten minutes without a request; then two search workers and one of indexing, of one unit each. */
    searchOcus: 2,
    indexingOcus: 1,
    idleMinutes: 10,
  },
  /** Of a domain, by its instances; `diskGigabyteMonth` is gp3. Read in lists of November 2026 that others keep of it. */
  managed: {
    nodeHour: {
      't3.small.search': 0.036,
      't3.medium.search': 0.073,
      'm7g.medium.search': 0.068,
      'm7g.large.search': 0.135,
      'm7g.xlarge.search': 0.271,
      'r7g.medium.search': 0.089,
      'r7g.large.search': 0.178,
      'r7g.xlarge.search': 0.356,
      'r7g.2xlarge.search': 0.711,
      'r7g.4xlarge.search': 1.422,
    },
    diskGigabyteMonth: 0.122,
    leastDiskGigabytes: 10,
  },
} as const;

/** algolia.com/pricing: Grow, in which so much is included. As read on 23 September 2026 by a public collection of prices. */
export const ALGOLIA = {
  thousandSearches: 0.5,
  thousandRecords: 0.4,
  includedSearches: 10_000,
  includedRecords: 100_000,
} as const;

/**
 * cloud.typesense.org/pricing/calculator: three nodes in N. Virginia, the cheapest processors for each size, by the hour for
 * all three; a month is 720 hours there. Read in August 2026, and not found again in November but for one node of 0.5 GB (about
 * $0.045 an hour, as a public collection of prices has it). Traffic, which is extra, is left out in its favour.
 */
export const TYPESENSE = {
  hoursAMonth: 720,
  clusters: [
    { gigabytes: 0.5, hour: 0.12 },
    { gigabytes: 1, hour: 0.15 },
    { gigabytes: 2, hour: 0.21 },
    { gigabytes: 4, hour: 0.33 },
    { gigabytes: 8, hour: 0.6 },
    { gigabytes: 16, hour: 0.9 },
    { gigabytes: 32, hour: 1.71 },
    { gigabytes: 64, hour: 3.18 },
    { gigabytes: 128, hour: 5.73 },
    { gigabytes: 256, hour: 11.31 },
    { gigabytes: 512, hour: 22.41 },
    { gigabytes: 1024, hour: 44.61 },
  ],
} as const;
