import type { Receipt } from '../../../functions/archive/receipt.ts';
import { attributes, type Html, html } from '../../../functions/search/markup/html.ts';

/** What the newsroom's page shows: the newest receipts first, and where readers read. */
export type Shown = { readonly receipts: readonly Receipt[]; readonly readerUrl: string; readonly told: string | null };

/** The newsroom's page: a place to drop files on, and what became of each. It works without its script, which only looks again. */
export const newsroomPage = ({ receipts, readerUrl, told }: Shown): string =>
  `<!doctype html>\n${
    html`<html lang="en">
<head>
<meta charset="utf-8">
<title>The newsroom's desk · Cuttings</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/desk.css">
<script src="/desk.js" type="module"></script>
</head>
<body>
<header class="masthead"><p class="wordmark">The newsroom's desk</p><nav aria-label="Main"><ul><li><a href="${readerUrl}">What readers see</a></li></ul></nav></header>
<main>
<form class="drop" action="/" method="post" enctype="multipart/form-data">
<h1><label for="files">Put article files in</label></h1>
<p class="soft">Drop them anywhere on this page, or choose them. Text, web pages, Word, PDF, e-mail, wire formats, zips of any.</p>
<input id="files" name="files" type="file" multiple required>
<button>Upload</button>
</form>
<p id="told" role="status">${told ?? ''}</p>
<section id="receipts" aria-labelledby="receipts-title"><h2 id="receipts-title" class="label">Receipts of today, the newest first</h2>
${receipts.length === 0 ? html`<p class="soft">None yet.</p>\n` : null}<ol>
${receipts.map((receipt) => receiptItem(receipt, readerUrl))}</ol></section>
</main>
</body>
</html>
`.html
  }`;

const receiptItem = ({ key, state, code, reason, notes, article, at, members }: Receipt, readerUrl: string): Html =>
  html`<li${attributes({ class: `receipt ${state}` })}><p><strong class="state">${state}</strong> <bdi class="key">${key}</bdi> <time class="soft" datetime="${at}">${at.slice(11, 19)} UTC</time></p>
${reason === null ? null : html`<p>${code === null ? '' : `${code}: `}${reason}</p>\n`}${notes.map((note) => html`<p class="soft">${note}</p>\n`)}${members.length === 0 ? null : html`<p class="soft">${members.length} found in it, each with a receipt of its own</p>\n`}${article === null ? null : html`<p><a href="${readerUrl}articles/${article.id}">Read it</a>, revision ${article.revision}</p>\n`}</li>
`;
