/** The look of /api: one column, the reader's own fonts, light or dark as the reader has it. */
export const API_STYLE = `
:root{color-scheme:light dark;--ink:light-dark(#1c1c1a,#e8e6e1);--soft:light-dark(#5c5a55,#a9a69f);--paper:light-dark(#fdfcf9,#191918);--line:light-dark(#d9d5cc,#3a3936);--accent:light-dark(#8a2b1d,#f09a86)}
body{margin:0 auto;max-width:48rem;padding:2rem 1rem 4rem;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif;overflow-wrap:anywhere}
h1,h2,h3{line-height:1.25}h2{margin-top:3rem;border-top:1px solid var(--line);padding-top:1.5rem}
code{font:.92em/1.4 ui-monospace,monospace}pre{overflow-x:auto;padding:.75rem;border:1px solid var(--line)}
a{color:var(--accent)}.soft,dd.soft{color:var(--soft)}
dt{margin-top:.75rem}dd{margin:0 0 0 1.25rem}ul{padding-left:1.25rem}
`;
