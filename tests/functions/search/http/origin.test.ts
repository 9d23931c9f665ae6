import { describe, expect, it } from 'vitest';
import { type KnownAs, originOf } from '../../../../functions/search/http/origin.ts';

const FUNCTION = new URL('https://abc.lambda-url.example/feed?q=a');
const origin = (headers: Readonly<Record<string, string>>, known: KnownAs, url = FUNCTION): string =>
  originOf(url, (name) => headers[name], known);

describe('Where the archive is', () => {
  it('is its address wherever that is fixed', () => {
    const known = { address: 'https://news.example', hostHeader: 'x-viewer-host' };
    expect(origin({ 'x-viewer-host': 'd1.cloudfront.example' }, known)).toBe('https://news.example');
  });

  it('is what the proxy before it was asked, which it says in a header', () => {
    const known = { address: null, hostHeader: 'x-viewer-host' };
    expect(origin({ 'x-viewer-host': 'd1.cloudfront.example' }, known)).toBe('https://d1.cloudfront.example');
  });

  it('is the host of the request where nothing else is said, or no header is trusted', () => {
    expect(origin({}, { address: null, hostHeader: 'x-viewer-host' })).toBe('https://abc.lambda-url.example');
    expect(origin({ 'x-viewer-host': 'evil.example' }, { address: null })).toBe('https://abc.lambda-url.example');
    const local = new URL('http://127.0.0.1:8787/feed');
    expect(origin({ 'x-forwarded-proto': 'http' }, { address: null }, local)).toBe('http://127.0.0.1:8787');
  });

  it.each(['a/b', 'a b', '"><script>', 'user@evil.example', '', 'a'.repeat(300)])('is never %j', (said) => {
    const known = { address: null, hostHeader: 'x-viewer-host' };
    expect(origin({ 'x-viewer-host': said }, known)).toBe('https://abc.lambda-url.example');
  });
});
