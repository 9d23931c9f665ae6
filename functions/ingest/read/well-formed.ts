import { SaxesParser } from 'saxes';

const DEEPEST = 500; // elements in one another: a table in a table in a table has forty

/** What is wrong with a text as XML, for people, or null where it is well-formed and not nested past all sense. Linear. */
export const faultInXml = (text: string): string | null => {
  const parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false });
  let depth = 0;
  parser.on('error', () => {
    throw new Fault(`its text is cut short or mangled (line ${parser.line})`);
  });
  parser.on('opentag', ({ isSelfClosing }) => {
    if (!isSelfClosing) depth += 1;
    if (depth > DEEPEST) throw new Fault('it is nested too deeply');
  });
  parser.on('closetag', ({ isSelfClosing }) => {
    if (!isSelfClosing) depth -= 1;
  });
  try {
    parser.write(text.replace(/^\uFEFF/, '')).close();
    return null;
  } catch (error) {
    if (error instanceof Fault) return error.message;
    throw error;
  }
};

/** Ends the parser where it stands: on a damaged text it would go on finding faults. */
class Fault extends Error {}
