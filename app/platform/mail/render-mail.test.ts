import { expect, test } from "vitest";
import { aboutMail, renderMail } from "./render-mail.server";

const origin = "https://hub.example";
const values = { name: "Ada", council: "Northmere", listings: `Rhymes:\n${origin}/still-right/x`, link: "/staff" };

test("words of the feature, with the values and the links in them", () => {
	const mail = renderMail({ template: "reminder", values }, origin);
	expect(mail?.subject).toBe("Is this still right? Your listings with Northmere");
	expect(mail?.text).toContain("Hello Ada,\n\nFamilies rely on what Northmere publishes.");
	expect(mail?.text).toContain(`Rhymes:\n${origin}/still-right/x\n\n`);
	expect(mail?.text).toContain(`Go to the staff area:\n${origin}/staff`);
	expect(mail?.html).toContain(`Rhymes:<br><a href="${origin}/still-right/x" dir="ltr">`);
	expect(aboutMail("reminder")).toBe("Reminder to check listings");
});

test("words of the staff area are in English for whoever reads them, and say so", () => {
	const mail = renderMail({ template: "reminder", values, language: "ur" }, origin);
	expect(mail?.html).toContain('<html lang="en" dir="ltr">');
	expect(mail?.text).toContain("Hello Ada,");
});

test("a subject stays one line, whatever is put in", () => {
	const broken = { ...values, council: "North\r\nBcc: x@evil.example" };
	expect(renderMail({ template: "reminder", values: broken }, origin)?.subject).toBe(
		"Is this still right? Your listings with North Bcc: x@evil.example",
	);
});

test.each([
	["words that nobody has", { template: "unheard-of", values }],
	["a value that is missing", { template: "reminder", values: { ...values, name: undefined } }],
	["a link that is missing", { template: "reminder", values: { ...values, link: undefined } }],
	["words that were sent and are not kept", { template: "reminder", values: {} }],
])("%s: there is nothing to say", (_what, words) => {
	const kept = JSON.parse(JSON.stringify(words));
	expect(renderMail(kept, origin)).toBeUndefined();
	expect(renderMail({ template: "reminder", values }, origin)).toBeDefined();
});
