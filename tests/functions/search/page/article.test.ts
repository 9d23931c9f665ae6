import { describe, expect, it } from 'vitest';
import type { ArticleDraft } from '../../../../functions/archive/article.ts';
import { draft } from '../../../support/articles.ts';
import { reader } from '../../../support/reader.ts';

const HOSTILE = '</script><script>alert(1)</script><img src=x onerror=alert(2)>';

const archive = (changes: Partial<ArticleDraft> = {}) => {
  const made = reader();
  made.archive.publish([draft('incoming/a.txt', { id: 'a', ...changes })]);
  const see = async (path: string) => made.ask(path, { headers: { accept: 'text/html' } });
  return { ...made, see };
};

const quotation = (changes: Partial<ArticleDraft['quotations'][number]>) => ({
  ...draft('x').quotations[0],
  id: 'q1',
  block: 0,
  start: 0,
  end: 3,
  text: '',
  kind: 'direct' as const,
  speaker: 's1',
  cue: null,
  verbatim: true,
  confidence: 1,
  rule: '',
  ...changes,
});

describe('the page of an article', () => {
  it('marks each quotation as its speaker’s, and says in the margin who they are and where it stands', async () => {
    const { body } = await archive().see('/articles/a');
    expect(body).toContain(
      '&quot;<q id="q1" class="said direct" data-speaker="11">The barges wait at dawn,</q>&quot; said Tomas Weld',
    );
    expect(body).toContain(
      '<li class="voice" data-speaker="11"><h2 id="s1"><a class="name" href="/speakers/tomas-weld">',
    );
    expect(body).toContain('<p class="role" lang="en" dir="ltr">lock keeper</p>');
    expect(body).toContain('<li class="direct"><a href="#q1">The barges wait at dawn,</a></li>');
  });

  it('is as printed: the dateline first, then every block as what it is', async () => {
    const { body } = await archive({
      blocks: [
        { type: 'caption', text: 'A gate', credit: 'I. Carrow' },
        { type: 'paragraph', text: 'One.' },
        { type: 'cross-head', text: 'Two' },
        { type: 'list', text: 'three\nfour' },
        { type: 'table', text: 'a\tb\nc\td' },
      ],
      quotations: [],
    }).see('/articles/a');
    expect(body.replaceAll('\n', '')).toContain(
      '<p class="caption">A gate <span class="credit">I. Carrow</span></p>' +
        '<p><span class="dateline">MARLOW CROSS --</span> One.</p><h2>Two</h2><ul><li>three</li><li>four</li></ul>' +
        '<div class="table" tabindex="0"><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table></div>',
    );
  });

  it('marks of two quotations that cross the earlier one, and one that runs through lines in each', async () => {
    const { body } = await archive({
      blocks: [{ type: 'list', text: 'one two\nthree' }],
      dateline: null,
      quotations: [quotation({ start: 4, end: 10 }), quotation({ id: 'q2', start: 5, end: 13, speaker: null })],
    }).see('/articles/a');
    expect(body).toContain(
      '<li>one <q id="q1" class="said direct" data-speaker="11"><span id="q2"></span>two</q></li>',
    );
    expect(body).toContain('<li><q class="said direct" data-speaker="11">th</q>ree</li>');
  });

  it('is in the language and direction of the article', async () => {
    const { body } = await archive({ language: 'ar', script: 'Arab', headline: 'عنوان' }).see('/articles/a');
    expect(body).toContain('<h1 lang="ar" dir="rtl">عنوان</h1>');
    expect(body).toContain('<div class="body" lang="ar" dir="rtl">');
  });

  it('carries itself for search engines as data that nothing in it can end', async () => {
    const { body } = await archive({ headline: HOSTILE }).see('/articles/a');
    expect(body.match(/<script/g)).toHaveLength(2); // the one of every page, and the data
    const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body) ?? [];
    expect(JSON.parse(data)).toMatchObject({ '@type': 'NewsArticle', headline: HOSTILE });
    expect(body).not.toContain('<img');
  });

  it('leads to no source but on the web', async () => {
    const source = (url: string) => ({ key: 'incoming/a.txt', format: 'text', bytes: 1, url });
    const [web, other] = await Promise.all(
      ['https://paper.example/a', 'javascript:alert(1)'].map((url) =>
        archive({ source: source(url) }).see('/articles/a'),
      ),
    );
    expect(web?.body).toContain('href="https://paper.example/a"');
    expect(other?.body).not.toContain('href="javascript');
  });

  it('lists revisions once there are several, each with what changed', async () => {
    const { archive: stored, see } = archive();
    expect((await see('/articles/a')).body).not.toContain('class="revisions"');
    stored.publish([draft('incoming/a.txt', { id: 'a', headline: 'Lock keepers ask for a longer night' })]);
    const { body } = await see('/articles/a');
    expect(body).toContain('<a href="/articles/a" aria-current="page">Revision 2</a>');
    expect(body).toContain('<a href="/articles/a/diff?from=1&amp;to=2">What changed</a>');
    const first = await see('/articles/a/revisions/1');
    expect(first.body).toContain('This is revision 1, which was corrected since.');
    expect(first.body).toContain('<meta name="robots" content="noindex, follow">');
    const diff = await see('/articles/a/diff?from=1&to=2');
    expect(diff.body).toMatch(/<del>.*day.*<\/del><ins>.*night.*<\/ins>/);
  });

  it('is a notice once the article is withdrawn, and not one word of it', async () => {
    const { archive: stored, see } = archive();
    stored.withdraw('a');
    for (const path of ['/articles/a', '/articles/a/revisions/1', '/articles/a/diff?from=1&to=1']) {
      const { status, body, headers } = await see(path);
      expect([path, status, headers.get('cache-control')]).toEqual([path, 410, 'public, no-cache']);
      expect(body).toContain('This article was withdrawn');
      expect(body).not.toMatch(/barges|Weld|Lock keepers/);
    }
  });

  it('is asked for anew each time, and costs no body while nothing has changed', async () => {
    const { see, ask } = archive();
    const { headers } = await see('/articles/a');
    expect(headers.get('cache-control')).toBe('public, no-cache');
    const again = { accept: 'text/html', 'if-none-match': headers.get('etag') ?? '' };
    expect((await ask('/articles/a', { headers: again })).status).toBe(304);
  });
});

describe('the page of a speaker', () => {
  it('has the name, the role, every quotation, and a search in what was said', async () => {
    const { body } = await archive().see('/speakers/tomas-weld');
    expect(body).toContain('<h1><bdi>Tomas Weld</bdi></h1>');
    expect(body).toContain('<bdi>lock keeper</bdi>');
    expect(body).toContain('<q>The barges wait at dawn,</q>');
    expect(body).toContain('<form class="about" action="/quotes"');
    expect(body).toContain('<input type="hidden" name="speaker" value="tomas-weld">');
    expect(body).toContain('href="/feed?speaker=tomas-weld&amp;format=atom"');
  });

  it('is a page that helps where nobody of that name is quoted', async () => {
    expect((await archive().see('/speakers/nobody')).status).toBe(404);
  });
});

describe('the page of quotations', () => {
  it('finds what somebody said about something, the words marked', async () => {
    const { body } = await archive().see('/quotes?q=barges&speaker=tomas-weld');
    expect(body).toContain('<h1>1 quotation about “barges” by Tomas Weld</h1>');
    expect(body).toContain('<q>The <mark>barges</mark> wait at dawn,</q>');
    expect(body).toContain('href="/quotes?q=barges"'); // the speaker taken away
  });
});

describe('suggestions', () => {
  it('are options that say where they lead', async () => {
    const { body } = await archive().see('/suggest?q=tom');
    expect(body).toContain('role="option" id="sg-s0" aria-selected="false" data-to="/speakers/tomas-weld"');
  });
});
