import * as z from 'zod/mini';
import {
  Article,
  Author,
  Block,
  Correction,
  Dateline,
  Notice,
  Quotation,
  Rights,
  Source,
  Speaker,
  StoryDate,
  Subject,
} from '../../archive/article.ts';
import { FacetsAnswer } from '../answers/facets.ts';
import { JsonFeed } from '../answers/json-feed.ts';
import { LinkedQuotation, NewsArticle } from '../answers/json-ld.ts';
import { Person, Range } from '../answers/parts.ts';
import { FoundSaying, PersonsSaying, QuotationsAnswer } from '../answers/quotations.ts';
import { RelatedAnswer } from '../answers/related.ts';
import { ChangedBlock, DiffAnswer, RevisionsAnswer, Stretch } from '../answers/revisions.ts';
import { Hit, SearchAnswer } from '../answers/search.ts';
import { Guide, Health, Problem } from '../answers/service.ts';
import { Neighbour, PersonAnswer, Role, SpeakersAnswer } from '../answers/speakers.ts';
import { SuggestAnswer } from '../answers/suggest.ts';

/** Text that is no JSON: a page. */
export const Page = z.string();

/** OpenAPI itself says what is in it. */
export const OpenApiDocument = z.record(z.string(), z.unknown());

/** The schemas that the document gives a name; every JSON body of a route is one of them. */
export const SCHEMAS: Readonly<Record<string, z.ZodMiniType>> = {
  Article,
  Author,
  Block,
  ChangedBlock,
  Correction,
  Dateline,
  DiffAnswer,
  FacetsAnswer,
  FoundSaying,
  Guide,
  Health,
  Hit,
  JsonFeed,
  LinkedQuotation,
  Neighbour,
  NewsArticle,
  Notice,
  OpenApiDocument,
  Person,
  PersonAnswer,
  PersonsSaying,
  Problem,
  Quotation,
  QuotationsAnswer,
  Range,
  RelatedAnswer,
  RevisionsAnswer,
  Rights,
  Role,
  SearchAnswer,
  Source,
  Speaker,
  SpeakersAnswer,
  StoryDate,
  Stretch,
  Subject,
  SuggestAnswer,
};
