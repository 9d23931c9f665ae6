/** What an evaluation found: for people, without a line break at its end, and for machines. */
export type Report = { readonly text: string; readonly figures: Readonly<Record<string, unknown>> };

/** The folder of the data, null if none was named; whether the text tells what went wrong, item by item. */
export type EvalOptions = { readonly folder: string | null; readonly errors: boolean };

export const optionsOf = (parameters: readonly string[]): EvalOptions => ({
  folder: parameters.find((parameter) => !parameter.startsWith('--')) ?? null,
  errors: parameters.includes('--errors'),
});
