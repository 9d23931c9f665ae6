import { linkTo, type Params, type View } from './view.ts';

/** What readers ask of a page, as it stands in the address. */
export type Asking<Question> = {
  /** The question alone: without the page that is asked for, or how many. */
  readonly of: (asked: Question) => Question;
  /** The address of the same question with something else in it: null takes a part away. One question has one address. */
  readonly address: (view: View, question: Question, changes?: Params) => string;
};

/** Questions of the page at `path`, which have these parts, in this order. */
export const askingAt = <Name extends string, Question extends { readonly [N in Name]?: string | undefined }>(
  path: string,
  names: readonly Name[],
): Asking<Question> => ({
  of: (asked) => Object.assign({}, ...names.map((name) => (asked[name] === undefined ? {} : { [name]: asked[name] }))),
  address: (view, question, changes = {}) => {
    const asked: Params = { ...question, ...changes };
    return linkTo(view, path, Object.fromEntries([...names, 'cursor'].map((name) => [name, asked[name]])));
  },
});
