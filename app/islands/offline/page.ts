/** The parts of a page of the copy, by their names. */
export const part = <E extends HTMLElement = HTMLElement>(name: string) =>
	document.querySelector<E>(`[data-offline="${name}"]`);

export const show = (name: string, isShown = true) => {
	const element = part(name);
	if (element) element.hidden = !isShown;
};

/** Of the messages of a form, one or none is shown. */
export function say(message: string | null, left?: number): void {
	for (const element of document.querySelectorAll<HTMLElement>("[data-offline-say]"))
		element.hidden = element.dataset.offlineSay !== message;
	const count = document.querySelector("[data-offline-left]");
	if (count && left !== undefined) count.textContent = String(left);
}
