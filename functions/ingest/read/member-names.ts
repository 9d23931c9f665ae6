/** Names of members, each a path below its file whatever it says (no drive, no root, no way up), and none twice. */
export const memberNames = (): ((path: string) => string) => {
  const taken = new Map<string, number>();
  const unique = (name: string): string => {
    const before = taken.get(name) ?? 0;
    taken.set(name, before + 1);
    return before === 0 ? name : unique(`${name}~${before + 1}`);
  };
  return (path) => unique(safeName(path));
};

const safeName = (path: string): string => {
  const parts = path
    .replace(/^[a-z]:/i, '')
    .replace(/\p{Cc}/gu, '')
    .split(/[/\\]/);
  return parts.filter((part) => part !== '' && part !== '.' && part !== '..').join('/') || 'unnamed';
};
