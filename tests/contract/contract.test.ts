import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openApi } from '../../functions/search/http/openapi.ts';
import { ROUTES } from '../../functions/search/http/table.ts';
import { contractArchive } from './archive.ts';
import { judgeBy } from './judge.ts';
import { requestsTo } from './requests.ts';

const RUNS = 600; // to each path, but to what is always the same
const RUNS_OF_STILL = 100;

describe('Whatever is asked, the answer is as the document says:', () => {
  const document = openApi(ROUTES);
  const judge = judgeBy(document);
  const still = new Set(ROUTES.filter(({ keeping }) => keeping === 'still').map(({ path }) => path));

  it.each(Object.keys(document.paths))('%s', async (template) => {
    const { ask } = contractArchive();
    await fc.assert(
      fc.asyncProperty(requestsTo(template, document), async (made) => {
        const { method, headers, target } = made;
        const answer = await ask(target, { method, headers });
        const fault = judge(made, answer);
        expect(fault && `${fault}: ${answer.status} ${JSON.stringify(answer.body)?.slice(0, 500)}`).toBe(null);
      }),
      { numRuns: still.has(template) ? RUNS_OF_STILL : RUNS },
    );
  });
});
