import type { ArticleDraft } from '../../archive/article.ts';

/** An article before anybody has looked for quotations in it. */
export type Story = Omit<ArticleDraft, 'quotations' | 'speakers'>;

/** A line that was taken off the story, and the rule that took it. */
export type Dropped = { readonly text: string; readonly rule: string };
