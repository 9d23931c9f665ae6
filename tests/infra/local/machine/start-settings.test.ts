import { describe, expect, it } from 'vitest';
import { readStartSettings } from '../../../../infra/local/machine/start-settings.ts';

describe('The settings of npm start', () => {
  it('have values where none are given', () => {
    const standard = {
      readerPort: 8787,
      awsPort: 4566,
      newsroomPort: 8788,
      data: '.cuttings',
      openSearch: null,
      openSearchPort: 9200,
    };
    expect(readStartSettings({})).toEqual(standard);
    expect(readStartSettings({ PORT: '', AWS_PORT: '', CUTTINGS_DATA: '', CUTTINGS_OPENSEARCH: '' })).toEqual(standard);
  });

  it('are two ports and a folder', () => {
    expect(readStartSettings({ PORT: '80', AWS_PORT: '65535', CUTTINGS_DATA: '/tmp/archive' })).toEqual({
      readerPort: 80,
      awsPort: 65_535,
      newsroomPort: 81,
      data: '/tmp/archive',
      openSearch: null,
      openSearchPort: 9200,
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

  it('may name a node of OpenSearch, of this machine alone', () => {
    const read = (value: string) => readStartSettings({ CUTTINGS_OPENSEARCH: value }).openSearch;
    expect(read('http://127.0.0.1:9200')).toEqual(new URL('http://127.0.0.1:9200'));
    expect(read('http://localhost:9200/')).toEqual(new URL('http://localhost:9200'));
    for (const other of ['9200', 'https://127.0.0.1:9200', 'http://127.0.0.1.example:9200', 'http://127.0.0.1:99999'])
      expect(() => read(other)).toThrow(
        `CUTTINGS_OPENSEARCH is ${other}, which is no address of a node on this machine.`,
      );
  });

  it('do not take one port for both', () => {
    expect(() => readStartSettings({ PORT: '4566' })).toThrow('PORT and AWS_PORT are both 4566.');
    expect(() => readStartSettings({ NEWSROOM_PORT: '8787' })).toThrow('NEWSROOM_PORT is 8787');
  });
});
