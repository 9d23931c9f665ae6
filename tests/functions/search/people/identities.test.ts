import { describe, expect, it } from 'vitest';
import { tellApart } from '../../../../functions/search/people/identities.ts';

const as = (role: string | null, affiliation: string | null = null, language = 'en') => ({
  role,
  affiliation,
  language,
});

describe('Of people of one name, one person', () => {
  it.each([
    [
      'has the same affiliation in other words',
      as('head', 'Harbour Office of Skarrow'),
      as('director', 'the Harbour Office'),
    ],
    ['has the same role', as('lock keeper'), as('a former lock keeper')],
    ['has the same role in another form', as('nurse'), as('senior of the two nurses')],
    ['has a role that one of known affiliation has', as('chairman', 'Wick Sands Mill Trust'), as('chairman')],
    ['is described in one article and not in another', as('mayor', 'Skarrow'), as(null)],
    ['is described in one way in each language', as('mayor', 'Skarrow'), as('мэр', 'Скарроу', 'ru')],
    ['is never described', as(null), as(null)],
  ])('%s', (_, one, other) => {
    expect(tellApart([one, other])).toEqual([0, 0]);
  });
});

describe('Apart are', () => {
  it.each([
    ['those of different affiliations', as('chairman', 'Wick Sands Mill Trust'), as('chairman', 'Hallow Line')],
    [
      'those of affiliations that share a general word',
      as('minister', 'Ministry of Health'),
      as('minister', 'Ministry of Finance'),
    ],
    ['those of different roles', as('goalkeeper'), as('judge')],
  ])('%s', (_, one, other) => {
    expect(tellApart([one, other])).toEqual([0, 1]);
  });

  it('a role that two of them have, and whoever is not described', () => {
    const [trust, line] = [as('chairman', 'Wick Sands Mill Trust'), as('chairman', 'Hallow Line')];
    expect(tellApart([trust, line, as('chairman'), as(null)])).toEqual([0, 1, 2, 3]);
  });
});
