import { InvalidArgumentError } from 'commander';

/** Reads an option that is a whole number. @throws InvalidArgumentError that says what it is */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d{1,9}$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`);
  };
