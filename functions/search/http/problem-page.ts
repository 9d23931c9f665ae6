import type { Problem } from '../answers/service.ts';
import { document } from '../page/document.ts';
import { problemPage } from '../page/problem.ts';
import { problemHeaders } from '../problem.ts';
import type { Request, Sources } from './route.ts';
import { PAGE_HEADERS } from './security-headers.ts';
import { HTML, viewOf } from './with-page.ts';

/** Whether somebody reads the answer, and no program. */
export const isForPeople = ({ prefers }: Pick<Request, 'prefers'>): boolean =>
  prefers(['application/problem+json', 'application/json', HTML]) === HTML;

/** A refusal or failure as a page, in the reader's language as far as that is known. */
export const problemPageResponse = (it: Problem, request: Request, sources: Pick<Sources, 'assets'>): Response => {
  const query = new URLSearchParams(request.query);
  if (it.parameter === 'lang') query.delete('lang'); // that is what is wrong
  const view = viewOf({ ...request, query }, sources);
  return new Response(document(problemPage(it, view), view), {
    status: it.status,
    headers: {
      'content-type': `${HTML}; charset=utf-8`,
      vary: 'Accept, Accept-Language',
      ...problemHeaders(it),
      ...PAGE_HEADERS,
    },
  });
};
