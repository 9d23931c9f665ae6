import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ANALYSER } from '../../functions/search/analysis.ts';
import {
  commitKey,
  headKey,
  logEndKey,
  lookedKey,
  RECORD,
  REMOVED,
  receiptKey,
  revisionKey,
  snapshotKey,
  takedownKey,
} from '../../functions/stores/table.ts';
import { projectContext } from '../../infra/context.ts';
import { resourcesOf, templateOf } from './synthesise.ts';

const read = (document: string): string => readFileSync(new URL(`../../${document}`, import.meta.url), 'utf8');

describe('The page of deployment', () => {
  const rows = read('docs/deployment.md')
    .split('\n')
    .flatMap((line) => {
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

describe('What is drawn of the stack', () => {
  /** What a drawing calls a resource through which articles pass, by its type and logical id; null for all that is beside. */
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
      case 'AWS::OpenSearchService::Domain':
        return 'OpenSearch';
      case 'AWS::S3::Bucket':
        return `S3 ${own}`;
      case 'AWS::SQS::Queue':
        return id.includes('DeadLetters') ? 'dead letters' : 'SQS';
      default:
        return null;
    }
  };
  const inTemplate = (engine: string): string[] =>
    Object.entries(resourcesOf(templateOf({ engine }))).flatMap(([id, { Type }]) => nameOf(Type, id) ?? []);

  it.each([
    ['README.md', 'memory'],
    ['docs/opensearch.md', 'opensearch'],
  ])('in %s names what the template has, each as often as it has it, and nothing else', (document, engine) => {
    const diagram = read(document)
      .split('```')
      .find((block) => block.includes('──▶'));
    const drawn = (diagram ?? '')
      .split(/──▶|──+[┘┤]| {2,}|[│▼▲:\n]/)
      .map((word) => word.trim())
      .filter((word) => !['', 'newsroom', 'readers', 'articles + commit log'].includes(word));
    expect(drawn.sort()).toEqual(inTemplate(engine).sort());
  });

  it('in the picture of the architecture is the same', () => {
    const boxes = [...read('docs/pictures/architecture.svg').matchAll(/data-resource="([^"]+)"/g)];
    expect(boxes.map(([, name]) => name).sort()).toEqual(inTemplate('memory').sort());
  });
});

describe('The page of the architecture', () => {
  const architecture = read('docs/architecture.md');

  it('tells of every kind of row that the table has', () => {
    const keys = [
      headKey('id'),
      revisionKey('id', 1),
      receiptKey('key'),
      commitKey(1),
      logEndKey,
      snapshotKey(ANALYSER),
      lookedKey(ANALYSER),
      takedownKey('target', RECORD),
      takedownKey('target', REMOVED),
    ];
    for (const { pk, sk } of keys) for (const key of [pk, sk]) expect(architecture).toContain(`\`${key?.S ?? ''}`);
  });

  it('names no alarm that there is not', () => {
    const named = [...architecture.matchAll(/`([A-Z][a-z]+[A-Z][A-Za-z]+)`/g)].map(([, name]) => name);
    expect(named.filter((name) => !read('docs/runbook.md').includes(`### ${name}\n`))).toEqual([]);
  });
});
