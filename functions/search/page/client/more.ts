import { fetchPage } from './fetch-page.ts';

const BY_ITSELF = 3; // pages; then a reader is asked, so that the end of the page can be reached
const AHEAD = '600px';

/** How many pages of results have been put together. */
export const pagesShown = (): number => Number(document.querySelector<HTMLElement>('.cuttings')?.dataset.pages ?? 1);

/** Puts the next results after those that are shown. @returns whether there were any */
export const appendFurther = async (): Promise<boolean> => {
  const [list, link] = [listShown(), linkFurther()];
  if (list === null || link === null) return false;
  link.setAttribute('aria-busy', 'true');
  const next = await fetchPage(link.href);
  if (!link.isConnected) return false; // another page was gone to meanwhile
  const items = next?.querySelectorAll('.results .cuttings > li') ?? [];
  list.append(...items);
  list.dataset.pages = `${pagesShown() + 1}`;
  const further = next?.querySelector('.results .further');
  const old = link.closest('.further');
  if (further) old?.replaceWith(further);
  else old?.remove();
  return items.length > 0;
};

/** Goes on when the end comes into sight, or when the link is followed. */
export const followResults = (): void => {
  const link = linkFurther();
  if (link === null) return;
  const further = async (): Promise<void> => {
    watch.disconnect();
    const focused = document.activeElement === link;
    const last = listShown()?.lastElementChild;
    try {
      if (!(await appendFurther())) return;
    } catch {
      return location.assign(link.href); // the browser says what is wrong better than a script
    }
    if (focused) last?.nextElementSibling?.querySelector('a')?.focus();
    followResults();
  };
  const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && void further(), { rootMargin: AHEAD });
  if (pagesShown() < BY_ITSELF) watch.observe(link);
  link.addEventListener('click', (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    void further();
  });
};

const listShown = (): HTMLElement | null => document.querySelector<HTMLElement>('.results .cuttings');
const linkFurther = (): HTMLAnchorElement | null =>
  document.querySelector<HTMLAnchorElement>('.results .further a[rel=next]');
