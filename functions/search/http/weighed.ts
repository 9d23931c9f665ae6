const MOST = 20; // of a list: nobody has more to say

/** The members of an Accept or Accept-Encoding header with their weights: 1 where none is given, 0 where it is none. */
export const weighed = (header: string): [string, number][] =>
  header
    .toLowerCase()
    .split(',', MOST)
    .map((member) => {
      const [name = '', ...parameters] = member.split(';').map((part) => part.trim());
      const q = parameters.find((parameter) => parameter.startsWith('q='));
      const weight = q === undefined ? 1 : Number(q.slice(2));
      return [name, weight >= 0 && weight <= 1 ? weight : 0];
    });
