/**
 * Keeps a form as a draft while it is typed: after a pause it is sent as it stands, and a line below says when it was
 * kept or why not. The draft's new revision goes into the form, so that saving it later is no conflict with oneself.
 */
interface Answer {
	saved: boolean;
	words: string;
	revision?: number;
}

const PAUSE_MS = 2000;

const form = document.querySelector<HTMLFormElement>("form[data-autosave]");
const status = document.querySelector<HTMLElement>("[data-autosave-status]");
const revision = form?.querySelector<HTMLInputElement>("input[name=revision]");
const address = form?.dataset.autosave;

if (form && status && revision && address) {
	let waiting: number | undefined;
	let leaving = false;
	/** The request on its way: the next one carries the revision that it brings. */
	let running: Promise<void> | null = null;

	const send = async (): Promise<void> => {
		try {
			const response = await fetch(address + window.location.search, {
				method: "POST",
				body: new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)])),
				headers: { Accept: "application/json" },
			});
			if (response.redirected) {
				// Somebody who is signed out meanwhile is led to another page. Saving leads there too, and brings this text along.
				status.textContent = status.dataset.signedOut ?? "";
				return;
			}
			if (!response.ok) throw new Error(response.statusText);
			const answer = (await response.json()) as Answer;
			if (answer.revision !== undefined) revision.value = String(answer.revision);
			status.textContent = answer.words;
		} catch {
			if (!leaving) status.textContent = status.dataset.failed ?? "";
		}
	};

	const save = (): void => {
		if (leaving) return;
		if (running) {
			void running.then(save);
			return;
		}
		running = send().finally(() => {
			running = null;
		});
	};

	form.addEventListener("input", () => {
		window.clearTimeout(waiting);
		waiting = window.setTimeout(save, PAUSE_MS);
	});

	form.addEventListener("submit", (event) => {
		window.clearTimeout(waiting);
		leaving = true;
		if (!running) return;
		// The button's own request needs the revision of the one on its way.
		event.preventDefault();
		const { submitter } = event;
		void running.then(() => form.requestSubmit(submitter));
	});

	// Back from the next page, the browser may show this one as it was left.
	window.addEventListener("pageshow", () => {
		leaving = false;
	});
}

export {};
