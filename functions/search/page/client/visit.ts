import { fetchPage } from './fetch-page.ts';
import { appendFurther, pagesShown } from './more.ts';

/** What has results: a visit from one to the other changes the content alone. */
const LISTS = new Set(['/search', '/quotes']);
const KEPT = '.colophon'; // what beside the content tells of the address

type Entry = { readonly y: number; readonly pages: number };

const shown: (() => void)[] = [];
let underway = new AbortController();
let here = location.href;

/** Does something with the content of the page, now and whenever there is another. */
export const onShown = (enhance: () => void): void => {
  shown.push(enhance);
};

/** Lets links and forms that lead to results change the content of this page, and the browser's buttons as well. */
export const startVisits = (): void => {
  history.scrollRestoration = 'manual';
  if (isEntry(history.state)) void restore(history.state);
  addEventListener('pagehide', remember);
  addEventListener('popstate', ({ state }) => {
    if (location.href.split('#')[0] === here.split('#')[0]) return stay(); // another place of this page
    void visit(location.href, isEntry(state) ? state : { y: 0, pages: 1 });
  });
  document.addEventListener('click', onClick);
  document.addEventListener('submit', onSubmit);
  for (const enhance of shown) enhance();
};

/** Gives up a visit that is under way. */
const stay = (): void => {
  underway.abort();
  document.documentElement.removeAttribute('aria-busy');
};

/** Goes to an address as a link would. */
export const go = (address: string): void => {
  const url = new URL(address, location.href);
  if (LISTS.has(url.pathname)) {
    remember();
    history.pushState(null, '', url);
    void visit(url.href, null);
  } else location.assign(url);
};

const onClick = (event: MouseEvent): void => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || event.defaultPrevented || event.button !== 0 || link.target !== '') return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.origin !== location.origin) return;
  if (!LISTS.has(link.pathname)) return;
  event.preventDefault();
  go(link.href);
};

const onSubmit = (event: SubmitEvent): void => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented || !LISTS.has(new URL(form.action).pathname)) return;
  event.preventDefault();
  const asked = [...new FormData(form)].filter(([, value]) => typeof value === 'string' && value.trim() !== '');
  const address = new URL(form.action);
  address.search = new URLSearchParams(asked as [string, string][]).toString();
  go(address.href);
};

/** @param entry how the page was left, where it is come back to */
const visit = async (address: string, entry: Entry | null): Promise<void> => {
  underway.abort();
  underway = new AbortController();
  const { signal } = underway;
  document.documentElement.setAttribute('aria-busy', 'true');
  try {
    const next = await fetchPage(address, signal);
    if (next === null || !fits(next)) return location.assign(address);
    here = address;
    swap(next);
    if (entry === null) scrollTo({ top: 0, behavior: 'instant' });
    else await restore(entry);
  } catch {
    if (!signal.aborted) location.assign(address); // the browser says what is wrong better than a script
  } finally {
    if (!signal.aborted) document.documentElement.removeAttribute('aria-busy');
  }
};

/** After a deployment, a page is loaded whole: this script may not suit it. */
const fits = (next: Document): boolean => {
  const assetsOf = (page: Document): string =>
    [...page.querySelectorAll('head [src], head [rel=stylesheet]')].map((one) => one.outerHTML).join();
  return assetsOf(next) === assetsOf(document);
};

const swap = (next: Document): void => {
  const wasInside = document.querySelector('main')?.contains(document.activeElement) ?? false;
  for (const part of ['main', KEPT]) {
    const [old, fresh] = [document.querySelector(part), next.querySelector(part)];
    if (old && fresh) old.replaceWith(document.adoptNode(fresh));
  }
  swapSearch(next);
  document.title = next.title;
  document.body.className = next.body.className;
  const alternates = 'link[rel=alternate]';
  for (const old of document.querySelectorAll(alternates)) old.remove();
  document.head.append(...next.querySelectorAll(alternates));
  if (wasInside) document.querySelector('main')?.focus({ preventScroll: true });
  announce(next.querySelector('h1')?.textContent ?? next.title);
  for (const enhance of shown) enhance();
};

/** The filters beside the search box are those of the new page; what somebody is typing stays. */
const swapSearch = (next: Document): void => {
  const [old, fresh] = [document.querySelector('.masthead .search'), next.querySelector('.masthead .search')];
  if (old === null || fresh === null) return;
  for (const field of old.querySelectorAll('input[type=hidden]')) field.remove();
  old.append(...fresh.querySelectorAll('input[type=hidden]'));
  const [box, other] = [old.querySelector('input'), fresh.querySelector('input')];
  if (box && other) box.value = other.value;
};

/** Tells those who do not see that the content is another. */
const announce = (text: string): void => {
  const known = document.getElementById('told');
  const told = known ?? document.body.appendChild(document.createElement('p'));
  told.id = 'told';
  told.className = 'unseen';
  told.setAttribute('role', 'status');
  told.textContent = text;
};

const remember = (): void => history.replaceState({ y: scrollY, pages: pagesShown() } satisfies Entry, '');

const restore = async ({ y, pages }: Entry): Promise<void> => {
  while (pagesShown() < pages && (await appendFurther()));
  scrollTo({ top: y, behavior: 'instant' });
};

const isEntry = (state: unknown): state is Entry =>
  typeof state === 'object' && state !== null && 'y' in state && 'pages' in state;
