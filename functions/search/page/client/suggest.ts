import { fetchPage } from './fetch-page.ts';
import { go } from './visit.ts';

const PAUSE = 120; // ms without a key

/** Lets the search box suggest what it may be that somebody is typing, as WAI-ARIA's "combobox with listbox popup" does. */
export const startSuggestions = (): void => {
  const form = document.querySelector<HTMLFormElement>('form[data-suggest]');
  const box = form?.querySelector<HTMLInputElement>('input[type=search]');
  if (!form || !box) return;
  let waiting = 0;
  let asked = new AbortController();
  box.setAttribute('role', 'combobox');
  box.setAttribute('aria-autocomplete', 'list');
  box.setAttribute('aria-expanded', 'false');

  const list = (): HTMLElement | null => form.querySelector('[role=listbox]');
  const options = (): HTMLElement[] => [...form.querySelectorAll<HTMLElement>('[role=option]')];
  const chosen = (): HTMLElement | undefined => options().find((one) => one.ariaSelected === 'true');

  const close = (): void => {
    clearTimeout(waiting);
    asked.abort();
    list()?.remove();
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
    box.removeAttribute('aria-controls');
  };
  const choose = (option: HTMLElement | undefined): void => {
    for (const one of options()) one.ariaSelected = `${one === option}`;
    if (option === undefined) box.removeAttribute('aria-activedescendant');
    else box.setAttribute('aria-activedescendant', option.id);
    option?.scrollIntoView({ block: 'nearest' });
  };
  const open = async (): Promise<void> => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    const address = new URL(form.dataset.suggest ?? '', location.href);
    address.searchParams.set('q', box.value);
    try {
      const page = await fetchPage(address.href, signal);
      const found = page?.getElementById('suggestions');
      if (signal.aborted) return;
      list()?.remove();
      choose(undefined);
      const some = found?.querySelector('[role=option]') != null;
      box.setAttribute('aria-expanded', `${some}`);
      if (!found || !some) return;
      form.append(found);
      box.setAttribute('aria-controls', found.id);
    } catch {
      close(); // a suggestion less: the search itself says what is wrong
    }
  };

  box.addEventListener('input', () => {
    clearTimeout(waiting);
    if (box.value.trim() === '') return close();
    waiting = setTimeout(open, PAUSE);
  });
  box.addEventListener('keydown', (event) => {
    if (event.isComposing) return; // the keys are of an input method
    const all = options();
    if (event.key === 'Escape' && list()) {
      event.preventDefault(); // else a browser empties the box
      close();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (all.length === 0) return;
      event.preventDefault();
      const places = all.length + 1; // one is the box itself
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const current = chosen();
      const at = current === undefined ? places - 1 : all.indexOf(current);
      choose(all[(at + step + places) % places]);
    } else if (event.key === 'Enter') {
      const address = chosen()?.dataset.to;
      close();
      if (address === undefined) return;
      event.preventDefault();
      go(address);
    }
  });
  form.addEventListener('submit', close);
  const optionAt = ({ target }: Event): HTMLElement | null =>
    target instanceof Element ? target.closest<HTMLElement>('[role=option]') : null;
  form.addEventListener('mousedown', (event) => {
    if (optionAt(event)) event.preventDefault(); // else the box loses the focus, and the list goes before it is clicked
  });
  form.addEventListener('click', (event) => {
    const address = optionAt(event)?.dataset.to;
    if (address === undefined) return;
    close();
    go(address);
  });
  box.addEventListener('blur', close);
};
