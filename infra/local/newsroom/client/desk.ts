// Takes files that are dropped anywhere on the page, and looks for new receipts. The page itself draws both.

const EVERY = 1_000; // ms

const form = document.querySelector('form');

const show = (text: string): void => {
  const next = new DOMParser().parseFromString(text, 'text/html');
  for (const id of ['told', 'receipts']) {
    const [old, fresh] = [document.getElementById(id), next.getElementById(id)];
    // What is the same stays: a voice does not read it again, and nobody loses a link that has the focus.
    if (old && fresh && old.innerHTML !== fresh.innerHTML && !(id === 'told' && fresh.innerHTML === '')) {
      old.replaceWith(document.adoptNode(fresh));
    }
  }
};

const upload = async (files: FileList): Promise<void> => {
  const body = new FormData();
  for (const file of files) body.append('files', file);
  show(await (await fetch('/', { method: 'POST', body })).text());
};

const look = async (): Promise<void> => {
  try {
    if (!document.hidden) show(await (await fetch('/')).text());
  } catch {
    // the machine was stopped: it may come back, and is asked again
  }
  setTimeout(look, EVERY);
};

form?.addEventListener('submit', (event) => {
  const files = form.querySelector<HTMLInputElement>('input[type=file]')?.files;
  if (!files) return;
  event.preventDefault();
  void upload(files).then(() => form.reset());
});
for (const kind of ['dragover', 'dragleave', 'drop'] as const) {
  document.addEventListener(kind, (event) => {
    event.preventDefault(); // else the browser opens the file
    document.body.classList.toggle('dragging', kind === 'dragover');
    if (kind === 'drop' && event.dataTransfer?.files.length) void upload(event.dataTransfer.files);
  });
}
setTimeout(look, EVERY);
