import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectContext } from '../../infra/context.ts';
import { resourcesOf, templateOf } from './synthesise.ts';

const page = readFileSync(new URL('../../docs/deployment.md', import.meta.url), 'utf8');

describe('The page of deployment', () => {
  const rows = page.split('\n').flatMap((line) => {
    const [, names = '', values = ''] = /^\| (`\w+`(?:, `\w+`)*) \| ([^|]+) \|/.exec(line) ?? [];
    const given = values.trim().split(', ');
    return [...names.matchAll(/\w+/g)].map(([name], at) => [name, given[at] ?? given[0]] as const);
  });

  it('has a row for every setting, with the value that cdk.json gives it, and none for anything else', () => {
    const shown = (value: unknown): string =>
      value === '' ? 'empty' : typeof value === 'string' ? `\`${value}\`` : String(value);
    const settings = Object.entries(projectContext()).filter(([name]) => !/[:/@]/.test(name));
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(settings.map(([name, value]) => [name, shown(value)])));
  });
});

describe('The diagram of the README', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const diagram = readme.split('```').find((block) => block.includes('──▶')) ?? '';

  /** What the diagram calls a resource through which articles pass, by its type and logical id; null for all that is beside. */
  const nameOf = (type: string, id: string): string | null => {
    const own = /^[A-Z][a-z]+/.exec(id)?.[0].toLowerCase() ?? id;
    switch (type) {
      case 'AWS::CloudFront::Distribution':
        return 'CloudFront';
      case 'AWS::DynamoDB::Table':
        return 'DynamoDB';
      case 'AWS::Events::Rule':
        return 'EventBridge';
      case 'AWS::Lambda::Function':
        return own;
      case 'AWS::S3::Bucket':
        return `S3 ${own}`;
      case 'AWS::SQS::Queue':
        return id.includes('DeadLetters') ? 'dead letters' : 'SQS';
      default:
        return null;
    }
  };

  it('names what the template has, each as often as it has it, and nothing else', () => {
    const inTemplate = Object.entries(resourcesOf(templateOf())).flatMap(([id, { Type }]) => nameOf(Type, id) ?? []);
    const inDiagram = diagram
      .split(/──▶|──+┘| {2,}|[│▼▲:\n]/)
      .map((word) => word.trim())
      .filter((word) => !['', 'newsroom', 'readers', 'articles + commit log'].includes(word));
    expect(inDiagram.sort()).toEqual(inTemplate.sort());
  });
});
