import { expect, it } from 'vitest';
import { nodeUnderTest, ownPrefix } from '../support/opensearch.ts';

const search = nodeUnderTest();
const index = ownPrefix(search);

const put = (id: string, headline: string, version: number) =>
  search.request({
    method: 'PUT',
    path: `/${index}/_doc/${encodeURIComponent(id)}`,
    querystring: { version, version_type: 'external' },
    body: { headline },
  });

it('A node finds what it was given, once it was refreshed', async () => {
  await put('urn:a/1', 'Ferries back in the harbour', 1);
  await search.request({ method: 'POST', path: `/${index}/_refresh` });
  const { body } = await search.request({
    method: 'POST',
    path: `/${index}/_search`,
    body: { query: { match: { headline: 'harbour' } } },
  });
  expect(body.hits.hits).toMatchObject([{ _id: 'urn:a/1', _source: { headline: 'Ferries back in the harbour' } }]);
});

it('A node refuses a version that is not newer than the one it has', async () => {
  await put('b', 'The third', 3);
  for (const version of [2, 3])
    await expect(put('b', 'An older one', version)).rejects.toMatchObject({
      statusCode: 409,
      body: { error: { type: 'version_conflict_engine_exception' } },
    });
  const { body } = await search.request({ method: 'GET', path: `/${index}/_doc/b` });
  expect(body).toMatchObject({ _version: 3, _source: { headline: 'The third' } });
});
