import { describe, expect, it } from 'vitest';
import { attributed } from './story.ts';

const roleIn = (paragraph: string) => {
  const [speaker] = attributed([paragraph]).speakers;
  return [speaker?.name, speaker?.role, speaker?.affiliation];
};

describe('role and affiliation', () => {
  it.each([
    ['"It is old," said Lena Orlan, chief engineer of the Tarn Bridge Office.', 'chief engineer', 'Tarn Bridge Office'],
    [
      '"It is old," said Lena Orlan, senior adviser to the Office on Roads and Water (ORW) Centre for the North.',
      'senior adviser',
      'Office on Roads and Water (ORW) Centre for the North',
    ],
    [
      '"It is old," Lena Orlan, president of the Tarn-based Union of Builders, told Wayside.',
      'president',
      'Union of Builders',
    ],
    ['"It is old," Lena Orlan, director of Mostik, a Tarn centre for builders, said.', 'director', 'Mostik'],
    ['"It is old," Lena Orlan, a bridge engineer from Almaty, said.', 'bridge engineer', null],
    ['"It is old," Lena Orlan, 45, a retired nurse, said.', 'retired nurse', null],
    [
      '"It is old," retired Road Police Bureau (RPB) Col. Lena Orlan of Tarn said.',
      'retired Road Police Bureau (RPB) Col.',
      'Road Police Bureau (RPB)',
    ],
    ['"It is old," said RPB spokeswoman Lena Orlan.', 'RPB spokeswoman', 'RPB'],
    ['"It is old," said the president of the Union of Builders, Lena Orlan.', 'president', 'Union of Builders'],
    ['"It is old," said Lena Orlan, then Dunn\'s literary agent.', "then Dunn's literary agent", null],
    ['Dunn\'s attorney, Lena Orlan, said "it is old and cold."', "Dunn's attorney", null],
    ['"It is old," said Rep. Lena Orlan (D-N.Y.).', 'Rep.', 'D-N.Y.'],
    ['"It is old," said Lena Orlan, 45, who runs the Tarn ferry.', 'who runs the Tarn ferry', null],
    ['"It is old," said Lena Orlan of the Union of Builders.', null, 'Union of Builders'],
    ['"It is old," said Lena Orlan, 45, of Cheyenne.', 'of Cheyenne', null],
    ['The Tarn Post\'s Lena Orlan said "it is old and cold."', null, 'Tarn Post'],
    ['After Lena Orlan, Dunn referred to a general\'s report. "It is old," Orlan said.', null, null],
    ['"It is old," Mrs. Lena Orlan said.', null, null],
    ['"It is old," said Lena Orlan, and left.', null, null],
  ])('%s', (paragraph, role, affiliation) => {
    expect(roleIn(paragraph)).toEqual(['Lena Orlan', role, affiliation]);
  });

  it('may stand in an earlier paragraph', () => {
    const { speakers } = attributed([
      'Lena Orlan, chief engineer of the Tarn Bridge Office, came late.',
      '"It is old," said Orlan.',
    ]);
    expect(speakers).toMatchObject([{ name: 'Lena Orlan', role: 'chief engineer', affiliation: 'Tarn Bridge Office' }]);
  });
});
