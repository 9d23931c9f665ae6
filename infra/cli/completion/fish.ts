import { everyNode, type Flag, type Node } from './tree.ts';

/** A script for fish: one line for each command, choice and option. */
export const fishScript = (program: Node): string =>
  ['# Completion of cuttings for fish: npx cuttings completion fish | source', 'complete -c cuttings -f']
    .concat(everyNode(program).flatMap(linesOf))
    .join('\n');

const linesOf = (node: Node): string[] => {
  const here = `complete -c cuttings -n ${quoted(condition(node))}`;
  return [
    ...node.commands.map(({ path, summary }) => `${here} -a ${path.at(-1)} -d ${quoted(summary)}`),
    ...node.choices.map((choice) => `${here} -a ${choice}`),
    ...(node.takesFiles ? [`${here} -F`] : []),
    ...node.options.map((flag) => `${here} ${option(flag)}`),
  ];
};

/** The commands of its path were given, and none of those below it. */
const condition = ({ path, commands }: Node): string => {
  const below = commands.map((child) => child.path.at(-1)).join(' ');
  const given = path.map((name) => `__fish_seen_subcommand_from ${name}`);
  const none = below === '' ? [] : [`not __fish_seen_subcommand_from ${below}`];
  return [...given, ...none].join('; and ');
};

const option = ({ name, text, takesValue, takesFiles }: Flag): string => {
  const value = takesFiles ? ' -r -F' : takesValue ? ' -x' : '';
  return `-l ${name.replace(/^--/, '')}${value} -d ${quoted(text)}`;
};

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
