import { expect, it } from 'vitest';
import { padSequencer } from '../../../functions/archive/sequencer.ts';

it('compares sequencers of differing length as S3 says: the shorter padded with zeros on the right', () => {
  expect(padSequencer('0055AED6DCD90281E5') > padSequencer('0055AED6DCD90281E4FF')).toBe(true);
  expect(padSequencer('0055AED6DCD90281E5') < padSequencer('0055AED6DCD90281E501')).toBe(true);
});

it('takes lower and upper case for the same', () => {
  expect(padSequencer('0055aed6')).toBe(padSequencer('0055AED6'));
});
