import { describe, expect, it } from 'vitest';
import { readStartSettings } from '../../../../infra/local/machine/start-settings.ts';

describe('The settings of npm start', () => {
  it('have values where none are given', () => {
    const standard = { readerPort: 8787, awsPort: 4566, newsroomPort: 8788, data: '.cuttings' };
    expect(readStartSettings({})).toEqual(standard);
    expect(readStartSettings({ PORT: '', AWS_PORT: '', CUTTINGS_DATA: '' })).toEqual(standard);
  });

  it('are two ports and a folder', () => {
    expect(readStartSettings({ PORT: '80', AWS_PORT: '65535', CUTTINGS_DATA: '/tmp/archive' })).toEqual({
      readerPort: 80,
      awsPort: 65_535,
      newsroomPort: 81,
      data: '/tmp/archive',
    });
    expect(readStartSettings({ PORT: '0', AWS_PORT: '0' })).toMatchObject({
      readerPort: 0,
      awsPort: 0,
      newsroomPort: 0,
    });
    expect(readStartSettings({ PORT: '4565' })).toMatchObject({ awsPort: 4566, newsroomPort: 4567 });
    expect(readStartSettings({ NEWSROOM_PORT: '99' })).toMatchObject({ newsroomPort: 99 });
  });

  it.each(['abc', '-1', '65536', '80.5', '0x50', ' 80'])('do not take %j for a port', (value) => {
    expect(() => readStartSettings({ PORT: value })).toThrow(`PORT is ${value}, which is no port.`);
    expect(() => readStartSettings({ AWS_PORT: value })).toThrow(`AWS_PORT is ${value}, which is no port.`);
  });

  it('do not take one port for both', () => {
    expect(() => readStartSettings({ PORT: '4566' })).toThrow('PORT and AWS_PORT are both 4566.');
    expect(() => readStartSettings({ NEWSROOM_PORT: '8787' })).toThrow('NEWSROOM_PORT is 8787');
  });
});
