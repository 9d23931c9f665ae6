/** A line of a column: `x` to `right`, its base at `y` above the foot of the page, in points. */
export type Line = {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
};
