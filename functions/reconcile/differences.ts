import type { Current, ReceiptFact, Seen } from './seen.ts';

/** How a difference is mended: by what anybody would do, so that the archive's own ways do the rest. */
export type Mend =
  | { readonly by: 'putting-again'; readonly key: string; readonly versionId: string }
  | { readonly by: 'deleting-again'; readonly key: string }
  | { readonly by: 'purging'; readonly id: string; readonly revision: number }
  | { readonly by: 'deleting-large'; readonly key: string }
  | { readonly by: 'taking-down-again'; readonly target: string }
  | { readonly by: 'indexing-again' }
  | { readonly by: 'feeding-again'; readonly id: string };

export type Difference = {
  readonly kind:
    | 'upload-without-receipt'
    | 'receipt-of-another-version'
    | 'member-without-receipt'
    | 'receipt-without-upload'
    | 'file-not-put-back'
    | 'article-without-receipt'
    | 'article-without-upload'
    | 'taken-down-but-uploaded'
    | 'takedown-cut-short'
    | 'revision-not-purged'
    | 'large-article-missing'
    | 'large-article-orphaned'
    | 'log-with-a-gap'
    | 'log-end-wrong'
    | 'article-not-found'
    | 'withdrawn-but-found'
    | 'search-silent'
    | 'index-behind-table'
    | 'index-ahead-of-table';
  /** The key, the article's id, or the commit that it is about. */
  readonly of: string;
  readonly says: string; // a sentence for people
  readonly mend: Mend | null;
};

/**
 * What bucket, table and search do not agree upon. What is younger than `settled` (ISO instant) may still be on its way and is
 * not told.
 */
export const differences = (seen: Seen, settled: string): readonly Difference[] => [
  ...ofUploads(seen, settled),
  ...ofReceipts(seen, settled),
  ...ofArticles(seen),
  ...ofTakedowns(seen),
  ...ofLargeArticles(seen, settled),
  ...ofLog(seen),
  ...ofSearch(seen),
  ...ofIndex(seen),
];

const ofUploads = (seen: Seen, settled: string): readonly Difference[] =>
  [...seen.bucket].flatMap(([key, { versionId, at }]): readonly Difference[] => {
    if (versionId === null || at > settled) return [];
    const { receipts } = seen;
    const receipt = receipts.get(key);
    const mend = { by: 'putting-again', key, versionId } as const;
    const difference = (kind: Difference['kind'], says: string) => [{ kind, of: key, says, mend }];
    if (receipt === undefined)
      return difference('upload-without-receipt', 'was uploaded, and ingest never heard of it');
    const target = keptOutOf(receipt, seen);
    if (target !== null) {
      const says = 'holds what was taken down';
      return [{ kind: 'taken-down-but-uploaded', of: key, says, mend: { by: 'taking-down-again', target } }];
    }
    if (receipt.versionId !== versionId)
      return difference('receipt-of-another-version', 'has a receipt of another version than the one that is there');
    const missing = receipt.members.filter((member) => !receipts.has(member)).length;
    return missing === 0 ? [] : difference('member-without-receipt', `has ${missing} members without a receipt`);
  });

/** The article that was taken down and is in this upload all the same, itself or as a member of it; null where there is none. */
const keptOutOf = ({ article, versionId, members }: ReceiptFact, { receipts, heads }: Seen): string | null => {
  const inside = members.flatMap((member) => receipts.get(member) ?? []).filter((it) => it.versionId === versionId);
  const articles = [article, ...inside.map((member) => member.article)];
  return articles.find((id) => heads.get(id ?? '')?.isTakenDown) ?? null;
};

/** Receipts of files whose removal ingest never heard of. Members have no upload of their own. */
const ofReceipts = ({ bucket, receipts }: Seen, settled: string): readonly Difference[] => {
  const members = new Set([...receipts.values()].flatMap((receipt) => receipt.members));
  return [...receipts.values()].flatMap((receipt): readonly Difference[] => {
    const { key, state } = receipt;
    const current = bucket.get(key);
    const isThere = current !== undefined && (current.versionId !== null || current.at > settled);
    if (isThere || state === 'withdrawn' || members.has(key) || receipt.isTakenDown) return [];
    if (receipt.isToBePutBack)
      return [{ kind: 'file-not-put-back', of: key, says: 'was restored, and its file was not put back', mend: null }];
    const says = `was ${state}, and its file is not there any more`;
    return [{ kind: 'receipt-without-upload', of: key, says, mend: { by: 'deleting-again', key } }];
  });
};

const ofArticles = ({ bucket, receipts, heads, revisions }: Seen): readonly Difference[] => {
  const holders = new Map([...receipts.values()].flatMap(({ key, members }) => members.map((member) => [member, key])));
  const objectOf = (key: string): string => {
    const holder = holders.get(key);
    return holder === undefined ? key : objectOf(holder);
  };
  const standing = [...heads.values()].flatMap(({ id, key, state }): readonly Difference[] => {
    if (state === 'withdrawn') return [];
    const receipt = receipts.get(objectOf(key));
    if (receipt === undefined)
      return [{ kind: 'article-without-receipt', of: id, says: `is of ${key}, which has no receipt`, mend: null }];
    const isThere = isFile(bucket.get(receipt.key));
    // One whose file is accepted is told as that file's; a takedown took the file, and left the article.
    if (isThere || receipt.state !== 'withdrawn' || receipt.isTakenDown) return [];
    return [
      { kind: 'article-without-upload', of: id, says: `stands, although its file ${receipt.key} is gone`, mend: null },
    ];
  });
  const unpurged = revisions.flatMap(({ id, revision }): readonly Difference[] => {
    const head = heads.get(id);
    if (head?.state !== 'withdrawn' || revision > head.revision) return [];
    const mend = { by: 'purging', id, revision: head.revision } as const;
    return [
      { kind: 'revision-not-purged', of: id, says: `is withdrawn, and its revision ${revision} is still there`, mend },
    ];
  });
  return [...standing, ...unpurged];
};

const isFile = (current: Current | undefined): boolean => current !== undefined && current.versionId !== null;

const ofTakedowns = ({ unfinished }: Seen): readonly Difference[] =>
  unfinished.map((target) => ({
    kind: 'takedown-cut-short',
    of: target,
    says: 'was to be taken down, and not all of it is gone',
    mend: { by: 'taking-down-again', target },
  }));

const ofLargeArticles = ({ heads, revisions, large }: Seen, settled: string): readonly Difference[] => {
  const rows = [...heads.values(), ...revisions].filter(({ overflow }) => overflow !== null);
  const named = new Set(rows.map(({ overflow }) => overflow));
  const missing = rows.flatMap(({ id, revision, overflow }): readonly Difference[] =>
    large.has(overflow ?? '')
      ? []
      : [
          {
            kind: 'large-article-missing',
            of: id,
            says: `has lost the object of its revision ${revision}: upload its file again`,
            mend: null,
          },
        ],
  );
  const orphans = [...large].flatMap(([key, at]): readonly Difference[] =>
    named.has(key) || at > settled
      ? []
      : [
          {
            kind: 'large-article-orphaned',
            of: key,
            says: 'belongs to no row of the table',
            mend: { by: 'deleting-large', key },
          },
        ],
  );
  return [...missing, ...orphans];
};

const ofLog = ({ log, logEnd }: Seen): readonly Difference[] => {
  const gaps = log.flatMap(({ number }, at): readonly Difference[] => {
    const before = log[at - 1]?.number;
    if (before === undefined || number === before + 1) return [];
    const says = `comes after ${before} in the log: replicas that stand before it read the index anew`;
    return [{ kind: 'log-with-a-gap', of: String(number), says, mend: { by: 'indexing-again' } }];
  });
  const last = log.at(-1)?.number ?? 0;
  // An archive that has no end yet was written before there was one.
  if (logEnd === null || logEnd === last) return gaps;
  const says = `is where the log says that it ends, and it ends at ${last}: nothing can be committed`;
  return [...gaps, { kind: 'log-end-wrong', of: String(logEnd), says, mend: null }];
};

/** Embargoed articles may be found or not: it depends on the moment. */
const ofSearch = ({ heads, found }: Seen): readonly Difference[] => {
  const mend = { by: 'indexing-again' } as const;
  if (found === null) return [{ kind: 'search-silent', of: 'search', says: 'did not answer', mend: null }];
  const missing = [...heads.values()].flatMap(({ id, state }): readonly Difference[] =>
    state !== 'live' || found.has(id)
      ? []
      : [{ kind: 'article-not-found', of: id, says: 'is in the table, and search does not find it', mend }],
  );
  const extra = [...found].flatMap((id): readonly Difference[] => {
    const state = heads.get(id)?.state ?? 'withdrawn';
    return state === 'withdrawn'
      ? [{ kind: 'withdrawn-but-found', of: id, says: 'is withdrawn or never was, and search finds it', mend }]
      : [];
  });
  return [...missing, ...extra];
};

/** Whether an embargoed one is found depends on the moment; one that is withdrawn need not be known. */
const ofIndex = ({ heads, indexed }: Seen): readonly Difference[] => {
  if (indexed === null) return [];
  const difference = (kind: Difference['kind'], id: string, says: string): Difference => ({
    kind,
    of: id,
    says,
    mend: { by: 'feeding-again', id },
  });
  const behind = [...heads.values()].flatMap(({ id, state, revision }): readonly Difference[] => {
    const there = indexed.get(id);
    if (there === undefined)
      return state === 'withdrawn'
        ? []
        : [difference('index-behind-table', id, 'is in the table, and not in the index')];
    if (there.revision < revision)
      return [difference('index-behind-table', id, `has revision ${revision}, and ${there.revision} in the index`)];
    return there.revision === revision && state === 'live' && !there.found
      ? [difference('index-behind-table', id, 'is live, and hidden in the index')]
      : [];
  });
  const ahead = [...indexed.values()].flatMap(({ id, revision, found }): readonly Difference[] => {
    const head = heads.get(id);
    if (head === undefined)
      return found ? [difference('index-ahead-of-table', id, 'is in the index, and not in the table')] : [];
    return head.state === 'withdrawn' && head.revision === revision && found
      ? [difference('index-ahead-of-table', id, 'is withdrawn, and found in the index')]
      : [];
  });
  return [...behind, ...ahead];
};
