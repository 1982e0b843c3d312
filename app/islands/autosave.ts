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
	/** One request after the other: each carries the revision that the one before it brought. */
	let last: Promise<void> = Promise.resolve();

	const save = async (): Promise<void> => {
		if (leaving) return;
		try {
			const response = await fetch(address + window.location.search, {
				method: "POST",
				body: new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)])),
				headers: { Accept: "application/json" },
			});
			if (!response.ok || response.redirected) throw new Error(response.statusText);
			const answer = (await response.json()) as Answer;
			if (answer.revision !== undefined) revision.value = String(answer.revision);
			status.textContent = answer.words;
		} catch {
			if (!leaving) status.textContent = status.dataset.failed ?? "";
		}
	};

	form.addEventListener("input", () => {
		window.clearTimeout(waiting);
		waiting = window.setTimeout(() => {
			last = last.then(save);
		}, PAUSE_MS);
	});

	// The button's own request waits for the one on its way, whose revision it needs.
	form.addEventListener("submit", (event) => {
		window.clearTimeout(waiting);
		leaving = true;
		if (event.submitter?.dataset.again) return;
		event.preventDefault();
		const { submitter } = event;
		void last.then(() => {
			if (submitter) submitter.dataset.again = "yes";
			form.requestSubmit(submitter);
		});
	});

	window.addEventListener("pageshow", () => {
		leaving = false;
		for (const button of form.querySelectorAll<HTMLElement>("[data-again]")) delete button.dataset.again;
	});
}

export {};
