import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readAssembly } from '../../../../infra/local/template/assembly.ts';

const STACK = { type: 'aws:cloudformation:stack', properties: { templateFile: 'Desk.template.json' } };
const ASSETS = { type: 'cdk:asset-manifest', properties: { file: 'Desk.assets.json' } };
const TEMPLATE = { Resources: { A: { Type: 'AWS::SQS::Queue' } }, Parameters: {}, Rules: {} };

const assembly = (artifacts: object, template: object = TEMPLATE): string => {
  const folder = mkdtempSync(join(tmpdir(), 'assembly-'));
  const write = (file: string, content: object) => writeFileSync(join(folder, file), JSON.stringify(content));
  write('manifest.json', { artifacts });
  write('Desk.template.json', template);
  write('Desk.assets.json', {
    files: {
      abc: {
        source: { path: 'asset.abc', packaging: 'zip' },
        destinations: { current: { bucketName: 'assets', objectKey: 'abc.zip' } },
      },
    },
  });
  return folder;
};

it('finds the stack, and its code by the key that it would have in the cloud', () => {
  const folder = assembly({ Desk: STACK, 'Desk.assets': ASSETS, Tree: { type: 'cdk:tree' } });
  const { stack, template, codeFolder } = readAssembly(folder);
  expect(stack).toBe('Desk');
  expect(Object.keys(template.Resources)).toEqual(['A']);
  expect(codeFolder('abc.zip')).toBe(join(folder, 'asset.abc'));
  expect(codeFolder('def.zip')).toBeUndefined();
});

it('must hold exactly one stack', () => {
  expect(() => readAssembly(assembly({}))).toThrow('one stack, not 0');
  expect(() => readAssembly(assembly({ Desk: STACK, Other: STACK }))).toThrow('one stack, not 2');
});

it.each(['Conditions', 'Mappings', 'Transform'])('refuses a template with %s', (section) => {
  expect(() => readAssembly(assembly({ Desk: STACK }, { ...TEMPLATE, [section]: {} }))).toThrow(
    `${section} is not supported on this machine`,
  );
});

it('refuses a resource under a condition', () => {
  const Resources = { A: { Type: 'AWS::SQS::Queue', Condition: 'Sometimes' } };
  expect(() => readAssembly(assembly({ Desk: STACK }, { Resources }))).toThrow(
    'Resources.A Condition is not supported',
  );
});
