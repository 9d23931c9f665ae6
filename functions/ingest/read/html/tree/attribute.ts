/** An attribute, which Readability carries from one element to another. */
export class TreeAttribute {
  readonly name: string;
  value: string;

  constructor(name: string, value: string) {
    this.name = name;
    this.value = value;
  }

  cloneNode(): TreeAttribute {
    return new TreeAttribute(this.name, this.value);
  }
}

/** As much of a style as says whether an element is seen. */
export type Style = { readonly display: string; readonly visibility: string };
export const UNSTYLED: Style = { display: '', visibility: '' };

/** The last rule of a name counts, and must be all there is: `none !important` is another value, as Readability reads it. */
export const readStyle = (style: string): Style => {
  const rules = new Map(
    style.split(';').map((rule) => {
      const colon = rule.indexOf(':');
      return colon < 0 ? ['', ''] : [rule.slice(0, colon).trim(), rule.slice(colon + 1).trim()];
    }),
  );
  return { display: rules.get('display') ?? '', visibility: rules.get('visibility') ?? '' };
};
