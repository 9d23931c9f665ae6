import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { nodeFor } from '../../../../infra/local/lambda/node24.ts';

const running = (node: string) => ({ ...process, execPath: '/bin/node', versions: { ...process.versions, node } });

describe('the Node of a function', () => {
  it("is the installed one where it is of the runtime's major", () => {
    expect(nodeFor('nodejs24.x', { path: '/lambda/node', major: 24 }, running('20.20.2'))).toEqual({
      path: '/lambda/node',
      note: null,
    });
  });

  it('is the running one where there is no other, with a note unless its major is right', () => {
    expect(nodeFor('nodejs24.x', null, running('24.1.0'))).toEqual({ path: '/bin/node', note: null });
    expect(nodeFor('nodejs24.x', null, running('20.20.2'))).toEqual({
      path: '/bin/node',
      note: 'Functions of nodejs24.x run under Node 20.20.2 here, not under Node 24',
    });
  });

  it('is none for another language', () => {
    expect(() => nodeFor('python3.13')).toThrow(/python3\.13 cannot run/);
  });

  it('runs', () => {
    expect(execFileSync(nodeFor('nodejs24.x').path, ['-p', '1 + 1']).toString().trim()).toBe('2');
  });
});
