import type { Argument, Command, Option } from 'commander';

/** What a shell has to know of a command to complete its line. */
export type Node = {
  /** The names of the commands that lead to it, its own the last; none for the program itself. */
  readonly path: readonly string[];
  readonly summary: string;
  readonly commands: readonly Node[];
  readonly options: readonly Flag[];
  /** What its first argument may be, where it is one of a few. */
  readonly choices: readonly string[];
  readonly takesFiles: boolean;
};

export type Flag = {
  readonly name: string; // as `--json`
  readonly text: string;
  readonly takesValue: boolean;
  readonly takesFiles: boolean;
};

/** Arguments and options that are files by the name of their value in `--help`: `<path...>`, `<file>`, `<folder>`. */
const FILES = /^(path|file|folder)/i;

/** The program as it is: a command or an option that is added to it is completed without another word. */
export const treeOf = (command: Command, path: readonly string[] = []): Node => ({
  path,
  summary: command.summary() || command.description(),
  commands: command.commands.map((child) => treeOf(child, [...path, child.name()])),
  options: [...command.options.map(flagOf), { name: '--help', text: 'say what it does', ...NO_VALUE }],
  choices: command.registeredArguments[0]?.argChoices ?? [],
  takesFiles: command.registeredArguments.some((argument: Argument) => FILES.test(argument.name())),
});

/** The node and all below it. */
export const everyNode = (node: Node): readonly Node[] => [node, ...node.commands.flatMap(everyNode)];

/** The words that lead to a command, as one. */
export const lineOf = ({ path }: Node): string => path.join(' ');

/** Which word leads from a command to one below it, as a pattern of a shell's `case`: `'/words'|'words/check'`. */
export const stepsIn = (program: Node): string =>
  everyNode(program)
    .flatMap((node) => node.commands.map((child) => `'${lineOf(node)}/${child.path.at(-1)}'`))
    .join('|');

const NO_VALUE = { takesValue: false, takesFiles: false } as const;

const flagOf = ({ long, short, description, required, optional, flags }: Option): Flag => ({
  name: long ?? short ?? '',
  text: description,
  takesValue: required || optional,
  takesFiles: FILES.test(/<([^>]{1,100})>/.exec(flags)?.[1] ?? '') && long !== '--prefix',
});
