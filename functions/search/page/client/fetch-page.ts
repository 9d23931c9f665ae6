/** A page of this archive as the server draws it; null where it is none, or of another version than this script. */
export const fetchPage = async (address: string, signal?: AbortSignal): Promise<Document | null> => {
  const response = await fetch(address, { headers: { accept: 'text/html' }, ...(signal ? { signal } : {}) });
  if (!response.headers.get('content-type')?.startsWith('text/html')) return null;
  return new DOMParser().parseFromString(await response.text(), 'text/html');
};
