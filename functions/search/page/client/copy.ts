const SHOWN = 2_000; // ms that it says so

/** Shows the buttons that copy a text, which only a script can. */
export const enhanceCopying = (): void => {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy][hidden]')) {
    button.hidden = false;
    const label = button.textContent ?? '';
    button.addEventListener('click', async () => {
      const text = document.getElementById(button.dataset.copy ?? '');
      await navigator.clipboard.writeText(text?.textContent ?? '');
      button.textContent = button.dataset.copied ?? label;
      setTimeout(() => {
        button.textContent = label;
      }, SHOWN);
    });
  }
};
