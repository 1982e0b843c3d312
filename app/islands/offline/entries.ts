/** Writes entries down while there is no network, and sends them when there is one. What is not taken stays, and its writer decides. */
import type { Copy } from "./copy";
import { part, say, show } from "./page";
import { type Answer, dropUnsent, keepUnsent, listUnsent, type Unsent } from "./unsent";

type Sending = Answer | "later" | "signedOut" | "otherPerson";

const formOf = (kind: string) => document.querySelector<HTMLTemplateElement>(`[data-offline-form="${kind}"]`);

/** Fills in the part of the page that writes and sends. */
export function offerEntries({ owner, children = [] }: Copy, key: CryptoKey): void {
	const entries = part("entries");
	const form = part<HTMLFormElement>("write");
	const address = entries?.dataset.send;
	if (!form || !owner || !address || children.length === 0) return;
	/** The one that is changed; null while another one is written. */
	let changed: Unsent | null = null;

	const leave = () => {
		changed = null;
		form.hidden = true;
		form.replaceChildren();
	};

	const write = (kind: string, entry: Unsent | null) => {
		const template = formOf(kind);
		if (!template) return;
		changed = entry;
		form.dataset.kind = kind;
		form.replaceChildren(template.content.cloneNode(true));
		const child = form.elements.namedItem("child") as HTMLSelectElement;
		child.append(...children.map(({ id, name }) => new Option(name, id)));
		// Of several, none stands there by itself: it would be somebody else's weight.
		if (children.length === 1) child.options[0]?.remove();
		for (const [name, value] of Object.entries(entry?.fields ?? {})) {
			const control = form.elements.namedItem(name);
			if (control instanceof HTMLElement && "value" in control) control.value = value;
		}
		form.querySelector<HTMLElement>("[data-offline-do=leave]")?.addEventListener("click", leave);
		form.hidden = false;
		say(null);
		form.querySelector("h3")?.focus();
	};

	const keep = async () => {
		const typed = [...new FormData(form)].map(([name, value]): [string, string] => [name, String(value)]);
		const filled = typed.filter(([, value]) => value.trim() !== "").map(([name]) => name);
		const isDate = (name: string) => name.startsWith("on-");
		const isSaid = filled.some((name) => name !== "child" && !isDate(name));
		if (!filled.includes("child") || !filled.some(isDate) || !isSaid) return say("empty");
		const entry: Unsent = {
			// What was changed is another thing: sent under its old mark it would be that one.
			mark: crypto.randomUUID(),
			at: changed?.at ?? Date.now(),
			kind: form.dataset.kind ?? "",
			fields: Object.fromEntries(typed),
			said: saidIn(form),
			answer: null,
		};
		try {
			await keepUnsent(entry, key);
		} catch {
			return say("full");
		}
		if (changed) await dropUnsent(changed.mark);
		leave();
		say("keptHere");
		await draw();
		if (navigator.onLine) await send();
	};

	const post = async ({ mark, kind, fields }: Unsent): Promise<Sending> => {
		const body = new URLSearchParams();
		for (const [name, value] of Object.entries({ ...fields, mark, kind, owner }))
			for (const one of [value].flat()) body.append(name, one);
		try {
			const response = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
			if (response.redirected) return "signedOut";
			if (response.status === 403) return "otherPerson";
			const answer = (await response.json()) as Partial<Answer>;
			// What is no answer to an entry is one of the host: it is busy, or does not know this page any more.
			return answer.kept === undefined ? "later" : (answer as Answer);
		} catch {
			return "later";
		}
	};

	let isSending = false;
	const send = async () => {
		if (isSending) return;
		isSending = true;
		let outcome: string | null = null;
		try {
			for (const entry of await listUnsent(key)) {
				if (entry.answer) continue;
				const answer = await post(entry);
				outcome = typeof answer === "string" ? answer : answer.kept ? "sent" : outcome;
				if (typeof answer === "string") break;
				if (answer.kept) await dropUnsent(entry.mark);
				else await keepUnsent({ ...entry, answer }, key);
			}
		} finally {
			isSending = false;
		}
		if (outcome) say(outcome);
		await draw();
	};

	const draw = async () => {
		const unsent = await listUnsent(key);
		show("waiting", unsent.length > 0);
		show(
			"send",
			unsent.some(({ answer }) => !answer),
		);
		const cards = unsent.flatMap((entry) => {
			const name = children.find(({ id }) => id === entry.fields.child)?.name ?? "";
			const title = formOf(entry.kind)?.content.querySelector("h3")?.textContent ?? "";
			return cardOf(entry, `${name} – ${title}`, async (what) => {
				if (what === "change") return write(entry.kind, entry);
				if (what === "drop") await dropUnsent(entry.mark);
				else await keepUnsent({ ...entry, fields: { ...entry.fields, ...entry.answer?.also }, answer: null }, key);
				say(null);
				await draw();
				if (what === "confirm") await send();
			});
		});
		part("list")?.replaceChildren(...cards);
	};

	for (const button of document.querySelectorAll<HTMLElement>("[data-offline-write]"))
		button.addEventListener("click", () => write(button.dataset.offlineWrite ?? "", null));
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		void keep();
	});
	part("send")?.addEventListener("click", () => void send());
	window.addEventListener("online", () => void send());
	show("entries");
	void draw().then(() => (navigator.onLine ? send() : undefined));
}

/** What was typed, in the words of its form: the boxes of a date are one answer. */
function saidIn(form: HTMLFormElement): [string, string][] {
	const said: [string, string][] = [];
	const dates = new Set<Element>();
	for (const control of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input, select, textarea")) {
		const date = control.closest("fieldset");
		if (date ? dates.has(date) : control.name === "child" || control.value === "") continue;
		if (date) {
			dates.add(date);
			const boxes = [...date.querySelectorAll("input")].map(({ value }) => value.trim()).filter(Boolean);
			said.push([textOf(date.querySelector("legend")), boxes.join("/")]);
		} else {
			const value = control instanceof HTMLSelectElement ? textOf(control.selectedOptions[0]) : control.value;
			said.push([textOf(control.labels?.[0]), value]);
		}
	}
	return said;
}

const textOf = (element: Element | null | undefined) => element?.textContent?.trim() ?? "";

/** An entry that waits, and what its writer can do with it. */
function cardOf({ said, answer }: Unsent, title: string, does: (what: string) => Promise<void> | void): Element[] {
	const template = document.querySelector<HTMLTemplateElement>("template[data-offline-card]");
	const card = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
	if (!card) return [];
	const of = (name: string) => card.querySelector<HTMLElement>(`[data-card="${name}"]`);
	const fill = (name: string, lines: string[]) => of(name)?.append(...lines.map(lineOf));
	const heading = of("title");
	if (heading) heading.textContent = title;
	of("rows")?.append(...said.map(rowOf));
	const hide = (name: string, isHidden: boolean) => {
		const element = of(name);
		if (element) element.hidden = isHidden;
	};
	hide("state", answer !== null);
	hide("refused", answer === null);
	if (answer) {
		fill("words", answer.words);
		fill(
			"others",
			answer.others.flatMap(({ what, lines }) => [what, ...lines]),
		);
		hide("standing", answer.others.length === 0);
	}
	for (const button of card.querySelectorAll<HTMLElement>("[data-offline-do]")) {
		const what = button.dataset.offlineDo ?? "";
		button.hidden = what === "confirm" && !answer?.also;
		button.addEventListener("click", () => void does(what));
	}
	return [card];
}

/** A question and its answer, as a summary list has them. */
function rowOf([question, value]: [string, string]): HTMLElement {
	const row = document.createElement("div");
	row.className = "govuk-summary-list__row";
	const answer = document.createElement("dd");
	answer.className = "govuk-summary-list__value";
	// Inside it, so that it stands below its question whatever its script.
	answer.append(typed("bdi", "", value));
	row.append(typed("dt", "govuk-summary-list__key", question), answer);
	return row;
}

const lineOf = (text: string) => typed("p", "govuk-body govuk-!-margin-bottom-1", text);

/** Words as somebody typed them, with their lines and in the direction of their script. */
function typed(element: "dt" | "bdi" | "p", className: string, text: string): HTMLElement {
	const line = document.createElement(element);
	line.className = className;
	line.dir = "auto";
	line.style.whiteSpace = "pre-wrap";
	line.textContent = text;
	return line;
}
