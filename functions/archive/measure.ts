/** Everything that is measured of the archive at work, and in which unit. */
export const MEASURES = {
  /** Articles that came into the archive, new ones and revisions. */
  Accepted: 'Count',
  /** Files and members of files that made no article; by reason, a `RejectionCode`, too. */
  Rejected: 'Count',
  /** Files that were removed, and articles that a wire service killed. */
  Withdrawn: 'Count',
  /** Events that S3 sent again, or after newer ones: no-ops. */
  Duplicates: 'Count',
  /** From S3's event of an upload until its receipt stands. */
  CommitLag: 'Milliseconds',
  /** From a commit until a search function finds it, not counting the time in which nobody asked that function. */
  SearchLag: 'Milliseconds',
  /** How long the first reader of a new search function waited for its index. */
  ColdLoad: 'Milliseconds',
  /** How long a search took, its index being there. */
  QueryTime: 'Milliseconds',
  /** 1 for a search where no article had all words, else 0: the average is their share. */
  Relaxed: 'Count',
  /** 1 for a search that found nothing, else 0. */
  ZeroHits: 'Count',
  /** Of the newest snapshot. */
  SnapshotBytes: 'Bytes',
  /** How old the newest snapshot is while another is due; 0 while none is. */
  SnapshotAge: 'Seconds',
  /** Articles in the newest snapshot. */
  IndexedArticles: 'Count',
  /** How many fewer articles the newest snapshot has than the fullest of those that are kept. */
  LostArticles: 'Count',
  /** From a commit until every search function finds it, where all share one index. */
  FeedLag: 'Milliseconds',
  /** Articles that were brought into the shared index, new ones, revisions and withdrawals. */
  FedDocuments: 'Count',
  /** Articles that readers may find in the shared index. */
  IndexArticles: 'Count',
  /** Articles and quotations that OpenSearch refuses to take, at each look. */
  FeedFailures: 'Count',
} as const satisfies Readonly<Record<string, 'Count' | 'Milliseconds' | 'Seconds' | 'Bytes'>>;

export type MeasureName = keyof typeof MEASURES;

/** Writes down one measured value; `reason` where it is told apart by one. Costs nothing that a caller waits for. */
export type Measure = (name: MeasureName, value: number, reason?: string) => void;
