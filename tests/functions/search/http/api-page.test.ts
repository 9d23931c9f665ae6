import { describe, expect, it } from 'vitest';
import { apiPage } from '../../../../functions/search/http/api-page.ts';
import { API_STYLE } from '../../../../functions/search/http/api-style.ts';
import { openApi } from '../../../../functions/search/http/openapi.ts';
import { ROUTES } from '../../../../functions/search/http/table.ts';
import { styleHash } from '../../../../functions/search/markup/html.ts';
import { reader } from '../../../support/reader.ts';

describe('the page of the API', () => {
  const page = apiPage(openApi(ROUTES));

  it('tells of every route, parameter and schema', () => {
    for (const { path, name, query } of ROUTES) {
      for (const part of [
        `<code>GET ${path}</code>`,
        `id="${name}"`,
        ...Object.keys(query.shape).map((it) => `<code>${it}</code>`),
      ]) {
        expect(page).toContain(part);
      }
    }
  });

  it('has addresses to try, which are answered', async () => {
    const { ask } = reader();
    const addresses = [...page.matchAll(/For example <a href="([^"]+)"/g)].map(([, it = '']) =>
      it.replaceAll('&amp;', '&'),
    );
    expect(addresses.length).toBeGreaterThanOrEqual(5);
    for (const address of addresses) expect([address, (await ask(address)).status]).toEqual([address, 200]);
  });

  it('leads nowhere that is not on it', () => {
    for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${id}"`);
  });

  it('has no script, and the one style sheet that its policy allows', async () => {
    expect(page).not.toMatch(/<script|\son\w+=|style="|(?:src|href)="(?![#/])/);
    expect(page).toContain(`<style>${API_STYLE}</style>`);
    const { headers } = await reader().ask('/api');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toContain(`default-src 'none'`);
    expect(headers.get('content-security-policy')).toContain(`style-src 'self' ${styleHash(API_STYLE)}`);
  });

  it('writes what stands in the document as text', () => {
    const hostile = openApi(
      ROUTES.slice(0, 1).map((route) => ({ ...route, summary: `<script>alert("1")</script>'&` })),
    );
    expect(apiPage(hostile)).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;');
    expect(apiPage(hostile)).not.toContain('<script');
  });
});
