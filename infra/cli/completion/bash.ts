import { everyNode, lineOf, type Node, stepsIn } from './tree.ts';

/**
 * A script for bash 3.2 and later, the one of macOS included: neither `compopt` nor `mapfile`. Every word of it is of the
 * program's own names, which have no character that a shell would mind.
 */
export const bashScript = (
  program: Node,
): string => `# Completion of cuttings for bash: eval "$(npx cuttings completion bash)"
_cuttings() {
  COMPREPLY=()
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" at='' names='' files='' i
  for (( i = 1; i < COMP_CWORD; i++ )); do
    case "$at/\${COMP_WORDS[i]}" in
      ${stepsIn(program)}) at="\${at:+$at }\${COMP_WORDS[i]}" ;;
    esac
  done
  case "$at $previous" in
${values(program)}
  esac
  case "$at" in
${everyNode(program).map(caseOf).join('\n')}
  esac
  COMPREPLY=( $(compgen -W "$names" -- "$current") )
  if [ -n "$files" ] && [ "\${current#-}" = "$current" ]; then _cuttings_files "$current"; fi
}
_cuttings_files() {
  local IFS=$'\\n'
  COMPREPLY=( $(compgen -f -- "$1") )
}
complete -o filenames -F _cuttings cuttings`;

/** After an option that wants a value there is nothing to offer, but for files. */
const values = (program: Node): string =>
  everyNode(program)
    .flatMap((node) =>
      node.options
        .filter(({ takesValue }) => takesValue)
        .map(({ name, takesFiles }) =>
          takesFiles
            ? `    '${lineOf(node)} ${name}') _cuttings_files "$current"; return ;;`
            : `    '${lineOf(node)} ${name}') return ;;`,
        ),
    )
    .join('\n');

const caseOf = (node: Node): string => {
  const names = [
    ...node.commands.map(({ path }) => path.at(-1)),
    ...node.choices,
    ...node.options.map((it) => it.name),
  ];
  return `    '${lineOf(node)}') names='${names.join(' ')}'${node.takesFiles ? ' files=1' : ''} ;;`;
};
