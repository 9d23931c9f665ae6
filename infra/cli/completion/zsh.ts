import { everyNode, type Flag, lineOf, type Node, stepsIn } from './tree.ts';

/** A script for zsh, to be evaluated or to lie in a folder of $fpath as `_cuttings`. `path` is zsh's own: not a name for us. */
export const zshScript = (program: Node): string => `#compdef cuttings
# Completion of cuttings for zsh: eval "$(npx cuttings completion zsh)"
_cuttings() {
  local at='' i
  local -a names
  for (( i = 2; i < CURRENT; i++ )); do
    case "$at/$words[i]" in
      (${stepsIn(program)}) at="\${at:+$at }$words[i]" ;;
    esac
  done
  case "$at $words[CURRENT-1]" in
${values(program)}
  esac
  case "$at" in
${everyNode(program).map(caseOf).join('\n')}
  esac
}
if [[ "$funcstack[1]" = _cuttings ]]; then _cuttings "$@"; else compdef _cuttings cuttings; fi`;

const values = (program: Node): string =>
  everyNode(program)
    .flatMap((node) =>
      node.options
        .filter(({ takesValue }) => takesValue)
        .map(({ name, takesFiles }) => `    ('${lineOf(node)} ${name}') ${takesFiles ? '_files; ' : ''}return ;;`),
    )
    .join('\n');

const caseOf = (node: Node): string => {
  const commands = node.commands.map(({ path, summary }) => described(path.at(-1) ?? '', summary));
  const choices = node.choices.map((choice) => `'${choice}'`);
  const options = node.options.map(({ name, text }: Flag) => described(name, text));
  const files = node.takesFiles ? ' [[ $words[CURRENT] != -* ]] && _files;' : '';
  return `    ('${lineOf(node)}')${files} names=(${[...commands, ...choices, ...options].join(' ')}); _describe -o cuttings names ;;`;
};

/** `name:text` in single quotes, the colon of a name escaped. */
const described = (name: string, text: string): string =>
  `'${name.replaceAll(':', '\\:')}:${text.replaceAll("'", "'\\''")}'`;
