/** A story of our own, whose sentences every wire format of these tests carries. */
export const LEAD = 'The early ferry sails again from Monday, the company said on Tuesday after four hundred letters.';
export const SECOND =
  '“I did the sums in my maths lesson,” said Wilhelmina Aske, whose letter was read aloud in the chamber.';
export const CROSS_HEAD = 'Who pays for the boat';
export const THIRD = 'The company had argued that only eleven passengers used the boat, and that fuel had become dear.';

/** A body of paragraphs with a cross-head in it, as most formats write one. */
export const HTML = `<p>${LEAD}</p><p>${SECOND}</p><h2>${CROSS_HEAD}</h2><p>${THIRD}</p>`;

export const BLOCKS = [
  ['text', LEAD],
  ['text', SECOND],
  ['heading', CROSS_HEAD],
  ['text', THIRD],
];
