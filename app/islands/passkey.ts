/**
 * Passkeys: when the form is sent, the browser is asked to make or to show one first, and its answer goes along. When the
 * person turns back, or the browser cannot, the form goes without it and the page says so.
 */
import { startAuthentication, startRegistration } from "@simplewebauthn/browser";

const form = document.querySelector<HTMLFormElement>("form[data-passkey]");
const options = form?.querySelector('script[type="application/json"]')?.textContent;

async function answer(optionsText: string): Promise<string> {
	const optionsJSON = JSON.parse(optionsText);
	const given =
		form?.dataset.passkey === "create"
			? await startRegistration({ optionsJSON })
			: await startAuthentication({ optionsJSON });
	return JSON.stringify(given);
}

if (form && options) {
	form.addEventListener("submit", async (event) => {
		event.preventDefault();
		const field = form.querySelector<HTMLInputElement>('input[name="response"]');
		// "{}" tells a person who turned back from a browser without script.
		if (field) field.value = await answer(options).catch(() => "{}");
		form.submit();
	});
	const button = form.querySelector<HTMLElement>("[data-passkey-button]");
	if (button) button.hidden = false;
}
