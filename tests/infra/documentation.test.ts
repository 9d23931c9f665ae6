import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectContext } from '../../infra/context.ts';

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
