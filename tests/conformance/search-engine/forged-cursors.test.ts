import fc from 'fast-check';
import { expect, it } from 'vitest';
import { draft } from '../../support/articles.ts';
import { reader } from '../../support/reader.ts';
import { runs } from '../../support/runs.ts';

/** A cursor of this very question, its place made of whatever one likes: what it is bound to is no secret. */
const forge = (cursor: string, place: readonly unknown[]): string => {
  const [question] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  return Buffer.from(JSON.stringify([question, ...place])).toString('base64url');
};

const scalar = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.double(),
  fc.integer(),
  fc.constant(null),
  fc.boolean(),
  fc.base64String({ maxLength: 40 }),
);
const anything = fc.oneof(scalar, fc.array(scalar, { maxLength: 6 }), fc.object({ maxDepth: 2 }));
/** As a search writes it, and out of bounds: the bytes of what was shown, and the place after it. */
const nearly = fc.tuple(
  fc.boolean(),
  fc.tuple(
    fc.oneof(fc.base64String({ maxLength: 60 }), fc.constant('A'.repeat(3_200))),
    fc.option(fc.array(scalar, { maxLength: 8 })),
  ),
);
const place = fc.oneof(nearly, fc.tuple(fc.boolean(), nearly), fc.array(anything, { maxLength: 5 }));

it.each([
  '/search?q=barges&limit=1',
  '/search?q=barges&sort=newest&limit=1',
  '/search?limit=1',
  '/quotes?q=barges&limit=1',
  '/quotes?limit=1',
  '/speakers/tomas-weld?limit=1',
  '/articles/a/revisions?limit=1',
  '/feed?q=barges&limit=1',
])('A forged cursor of %s gets a page or a refusal, never an error of ours', async (route) => {
  const { archive, ask } = reader();
  for (const headline of ['one', 'two', 'three']) {
    archive.publish(['a', 'b', 'c'].map((id) => draft(`incoming/${id}.txt`, { id, headline })));
  }
  const { body } = await ask(route);
  const given = typeof body === 'string' ? /cursor=([\w-]+)/.exec(body)?.[1] : body.cursor;
  expect(given).toMatch(/^[\w-]+$/);
  await fc.assert(
    fc.asyncProperty(place, async (made) => {
      const forged = forge(given, made);
      if (forged.length > 6_000) return;
      const { status } = await ask(`${route}&cursor=${forged}`);
      expect([200, 400]).toContain(status);
    }),
    runs(300),
  );
});
