import type { Article, Notice } from '../../../archive/article.ts';
import { articlePage } from '../../page/article/page.ts';
import { withdrawnPage } from '../../page/article/withdrawn.ts';
import { diffPage } from '../../page/diff/page.ts';
import type { View } from '../../page/view.ts';
import { ArticleParams, DiffParams, RevisionNumber, readParams } from '../../params.ts';
import { relatedTo } from '../../related.ts';
import { diffOf } from '../../revisions/diff.ts';
import { listRevisions } from '../../revisions/list.ts';
import { chosen, standingOf } from '../../revisions/standing.ts';
import { newsArticle } from '../../syndication/news-article.ts';
import { indexAt } from '../from-index.ts';
import type { Sources } from '../route.ts';
import type { Draw, Drawn } from '../with-page.ts';

const REVISIONS = 50; // the newest, that the page of an article lists
const RELATED = 5;

export const drawArticle: Draw = async ({ path, query }, sources, view) => {
  readParams(ArticleParams, query);
  return ofStanding(path.id ?? '', sources, view, (current) => drawn(current, current, sources, view));
};

export const drawRevision: Draw = async ({ path, query }, sources, view) => {
  readParams(ArticleParams, query);
  const number = RevisionNumber.parse(path.revision);
  return ofStanding(path.id ?? '', sources, view, async (current) => {
    const [revision = current] = await chosen(current, [number], sources);
    return drawn(revision, current, sources, view);
  });
};

export const drawDiff: Draw = async ({ path, query }, sources, view) => {
  const { from, to } = readParams(DiffParams, query);
  return ofStanding(path.id ?? '', sources, view, async (current) => {
    const [was = current, is = current] = await chosen(current, [from, to], sources);
    return { page: diffPage(diffOf(was, is, current.commit), current, view), commit: current.commit };
  });
};

/** A page of an article as it stands, or of what is left of one that was withdrawn. */
const ofStanding = async (
  id: string,
  sources: Sources,
  view: View,
  draw: (current: Article) => Promise<Drawn>,
): Promise<Drawn> => {
  const current: Article | Notice = await standingOf(id, sources);
  return current.state === 'withdrawn'
    ? { page: withdrawnPage(current, view), gone: true, commit: current.commit }
    : draw(current);
};

const drawn = async (shown: Article, current: Article, sources: Sources, view: View): Promise<Drawn> => {
  const [revisions, index] = await Promise.all([
    listRevisions(current, { limit: REVISIONS }, sources),
    indexAt(sources.replica, undefined),
  ]);
  const { related } = (await relatedTo(current, RELATED, index, sources)).answer;
  const linked = newsArticle(shown, `${view.origin}/articles/${shown.id}`);
  const page = articlePage(shown, { revisions, related, linked, current: current.revision }, view);
  return { page, commit: current.commit };
};
