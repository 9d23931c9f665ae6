import { describe, expect, it } from 'vitest';
import { openApi } from '../../../../functions/search/http/openapi.ts';
import { ROUTES } from '../../../../functions/search/http/table.ts';
import { routes } from '../../../../functions/search/routes.ts';
import { reader } from '../../../support/reader.ts';

const document = openApi(ROUTES);

describe('the document', () => {
  it('is what /openapi.json answers', async () => {
    const { body } = await reader().ask('/openapi.json');
    expect(body).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it('has every path of the application, and no other', () => {
    const app = routes({
      ...reader().sources,
      log: { info: () => {}, error: () => {} },
      address: null,
      requestId: () => '',
    });
    const paths = new Set(app.routes.map(({ path }) => path.replace(/:(\w+)/g, '{$1}')));
    paths.delete('/*'); // what is done to every answer
    expect([...paths].sort()).toEqual(Object.keys(document.paths).sort());
  });

  it('names in full what it refers to, and gives every operation a name of its own', () => {
    const text = JSON.stringify(document);
    for (const [, kind, name] of text.matchAll(/"\$ref":"#\/components\/(\w+)\/([\w-]+)"/g)) {
      expect(Object.keys(document.components[kind as keyof typeof document.components])).toContain(name);
    }
    expect(text).not.toMatch(/"\$ref":"(?!#\/components\/)/);
    const names = Object.values(document.paths).flatMap(({ get, head }) => [get.operationId, head.operationId]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('refers to a named schema for every answer in JSON', () => {
    for (const { get } of Object.values(document.paths)) {
      for (const response of Object.values(get.responses)) {
        if ('$ref' in response) continue;
        for (const [type, { schema }] of Object.entries(response.content ?? {})) {
          if (/json$/.test(type)) expect(schema).toHaveProperty('$ref');
        }
      }
    }
  });

  it('says of every parameter what it is for', () => {
    const parameters = Object.values(document.paths).flatMap(({ get }) => get.parameters ?? []);
    for (const parameter of parameters) if ('name' in parameter) expect(parameter).toHaveProperty('description');
  });
});
