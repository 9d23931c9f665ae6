import { Argument, type Command } from 'commander';
import type { Console } from '../console.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

/** The command that writes the shell's completion, of the program as it stands. */
export const addCompletionCommand = (program: Command, { console }: { readonly console: Console }): void => {
  program
    .command('completion')
    .summary('let a shell complete the commands and options')
    .description('Prints a script by which bash, zsh or fish completes commands, options and files.')
    .addArgument(new Argument('<shell>', 'which').choices(SHELLS))
    .addHelpText('after', COMPLETION)
    .action(async (shell: Shell) => {
      const { treeOf } = await import('./tree.ts');
      console.print((await SCRIPTS[shell]())(treeOf(program)));
    });
};

const SCRIPTS = {
  bash: async () => (await import('./bash.ts')).bashScript,
  zsh: async () => (await import('./zsh.ts')).zshScript,
  fish: async () => (await import('./fish.ts')).fishScript,
} as const;

const COMPLETION = `
It completes "cuttings"; with npx, that is an alias of your own: alias cuttings='npx cuttings'.

  eval "$(npx cuttings completion bash)"                                      in ~/.bashrc
  eval "$(npx cuttings completion zsh)"                                       in ~/.zshrc, after compinit
  npx cuttings completion fish > ~/.config/fish/completions/cuttings.fish`;
